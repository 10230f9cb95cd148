import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Frame } from 'playwright-core';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { chinese, TEST_MAX_MS, WorkbenchPage, type PageOptions } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TABS = [chinese.tabs.check, chinese.tabs.customers, chinese.tabs.import, chinese.tabs.more];

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

describe('the pane of a checked ledger', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await openSite();
    browser = await launchBrowser();
  }, SITE_MAX_MS);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function checked(options: PageOptions, theme: 'light' | 'dark'): Promise<WorkbenchPage> {
    const workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html`, options);
    if (theme === 'dark') await workbench.page.locator('#theme').selectOption('dark');
    await workbench.check();
    return workbench;
  }

  function frameOf({ page }: WorkbenchPage): Frame {
    const frame = page.frames().find((each) => each.url().includes('pane.html'));
    if (!frame) throw new Error('the page has no pane');
    return frame;
  }

  async function visitTabs(workbench: WorkbenchPage, look: (tab: string) => Promise<void>): Promise<void> {
    for (const tab of TABS) {
      await workbench.pane.getByRole('tab', { name: tab, exact: true }).click();
      await look(tab);
    }
  }

  it.each([
    ['light', {}, 'light'],
    ['dark', {}, 'dark'],
    ['forced colours', { forcedColours: true }, 'light'],
  ] as const)('has no serious accessibility fault in %s', async (_, options, theme) => {
    const workbench = await checked(options, theme);
    const frame = frameOf(workbench);
    const faults: string[] = [];
    // Put in by the test's own channel: the page's policy would rightly refuse it.
    await frame.evaluate(axe);
    await visitTabs(workbench, async (tab) => {
      const { violations, passes } = await frame.evaluate(() => window.axe.run());
      expect(passes.length).toBeGreaterThan(5);
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        faults.push(`${tab}: ${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`);
      }
    });
    expect(faults).toEqual([]);
    await workbench.page.close();
  });

  it.each([350, 320])('scrolls in no other direction than down at %i pixels', async (width) => {
    const workbench = await checked({}, 'light');
    await workbench.page.locator('#pane').evaluate((pane, pixels) => {
      pane.style.flexBasis = `${pixels}px`;
    }, width);
    const frame = frameOf(workbench);
    await frame.waitForFunction((pixels) => window.innerWidth <= pixels, width);
    await visitTabs(workbench, async (tab) => {
      const [content, space] = await frame.evaluate(() => {
        // Whatever hides its own overflow is looked through: text cut off is no better than text to scroll to.
        const reach = [...document.querySelectorAll('body *')].map(
          (element) => element.getBoundingClientRect().right,
        );
        return [
          Math.max(document.documentElement.scrollWidth, ...reach),
          document.documentElement.clientWidth,
        ] as const;
      });
      expect([tab, Math.ceil(content)]).toEqual([tab, Math.min(Math.ceil(content), space)]);
    });
    await workbench.page.close();
  });
});
