import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Frame } from 'playwright-core';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { chinese, TEST_MAX_MS, WorkbenchPage } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Fewer passing rules than this, and the page looked at was empty. */
const AXE_RULES_MIN = 5;
const TABS = [chinese.tabs.check, chinese.tabs.customers, chinese.tabs.import, chinese.tabs.more];

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

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

  function paneFrame(): Frame {
    const frame = workbench.page.frames().find((each) => each.url().includes('pane.html'));
    if (!frame) throw new Error('the page has no pane');
    return frame;
  }

  async function visitTabs(look: (tab: string) => Promise<void>): Promise<void> {
    for (const tab of TABS) {
      await workbench.pane.getByRole('tab', { name: tab, exact: true }).click();
      await look(tab);
    }
  }

  async function seriousFaults(): Promise<string[]> {
    const frame = paneFrame();
    const faults: string[] = [];
    // Put in by the test's own channel: the page's policy would rightly refuse it.
    await frame.evaluate(axe);
    await visitTabs(async (tab) => {
      const { violations, passes } = await frame.evaluate(() => window.axe.run());
      expect(passes.length).toBeGreaterThan(AXE_RULES_MIN);
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        faults.push(`${tab}: ${id}: ${nodes.map((node) => node.html).join(' ')}`);
      }
    });
    return faults;
  }

  it('has no serious accessibility fault in light colours', async () => {
    expect(await seriousFaults()).toEqual([]);
  });

  it.each([350, 320])('scrolls in no other direction than down at %i pixels', async (width) => {
    await workbench.page.locator('#pane').evaluate((pane, pixels) => {
      pane.style.flexBasis = `${pixels}px`;
    }, width);
    const frame = paneFrame();
    await frame.waitForFunction((pixels) => window.innerWidth <= pixels, width);
    await visitTabs(async (tab) => {
      const [content, space] = await frame.evaluate(() => {
        // Whatever hides its own overflow is looked through: text cut off is no better than text to scroll to.
        const reach = [...document.querySelectorAll('body *')].map(
          (part) => part.getBoundingClientRect().right,
        );
        return [
          Math.max(document.documentElement.scrollWidth, ...reach),
          document.documentElement.clientWidth,
        ] as const;
      });
      expect([tab, Math.ceil(content)]).toEqual([tab, Math.min(Math.ceil(content), space)]);
    });
  });

  it('has no serious accessibility fault in dark colours', async () => {
    await workbench.page.locator('#theme').selectOption('dark');
    await workbench.pane.getByText(chinese.totals.exposure, { exact: true }).waitFor();
    expect(await seriousFaults()).toEqual([]);
  });

  it('has no serious accessibility fault in forced colours', async () => {
    await workbench.page.emulateMedia({ forcedColors: 'active' });
    await paneFrame().waitForFunction(() => window.matchMedia('(forced-colors: active)').matches);
    expect(await seriousFaults()).toEqual([]);
  });

  it('does all that without an error', () => {
    expect(workbench.errors).toEqual([]);
  });
});
