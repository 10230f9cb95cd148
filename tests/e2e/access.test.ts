import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { overhang, paneFrame, seriousFaults, setWidth } from './paneAccess';
import { chinese, TEST_MAX_MS, WorkbenchPage } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;
const TABS = [chinese.tabs.check, chinese.tabs.customers, chinese.tabs.import, chinese.tabs.more];

describe('the pane of a checked ledger', () => {
  let site: Site;
  let browser: Browser;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    site = await openSite();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html`);
    await workbench.check();
  }, SITE_MAX_MS);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visitTabs(look: (tab: string) => Promise<void>): Promise<void> {
    for (const tab of TABS) {
      await workbench.pane.getByRole('tab', { name: tab, exact: true }).click();
      await look(tab);
    }
  }

  async function faultsOfTabs(): Promise<string[]> {
    const faults: string[] = [];
    await visitTabs(async (tab) => {
      const found = await seriousFaults(paneFrame(workbench.page));
      faults.push(...found.map((fault) => `${tab}: ${fault}`));
    });
    return faults;
  }

  it('has no serious accessibility fault in light colours', async () => {
    expect(await faultsOfTabs()).toEqual([]);
  });

  it.each([350, 320])('scrolls in no other direction than down at %i pixels', async (width) => {
    await setWidth(workbench.page, width);
    await visitTabs(async (tab) => {
      expect([tab, await overhang(paneFrame(workbench.page))]).toEqual([tab, 0]);
    });
  });

  it('has no serious accessibility fault in dark colours', async () => {
    await workbench.page.locator('#theme').selectOption('dark');
    await workbench.pane.getByText(chinese.totals.exposure, { exact: true }).waitFor();
    expect(await faultsOfTabs()).toEqual([]);
  });

  it('has no serious accessibility fault in forced colours', async () => {
    await workbench.page.emulateMedia({ forcedColors: 'active' });
    await paneFrame(workbench.page).waitForFunction(
      () => window.matchMedia('(forced-colors: active)').matches,
    );
    expect(await faultsOfTabs()).toEqual([]);
  });

  it('does all that without an error', () => {
    expect(workbench.errors).toEqual([]);
  });
});
