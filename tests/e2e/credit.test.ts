import type { Browser } from 'playwright-core';
import { analysisWords } from '../../src/text/analysis';
import { creditWords } from '../../src/text/credit';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { overhang, paneFrame, seriousFaults, setWidth } from './paneAccess';
import { chinese, TEST_MAX_MS, WorkbenchPage } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;
const CUSTOMERS = '客户';
const NARROWEST = 320;
const words = creditWords('zh-CN');
const { decisions, reasons } = analysisWords('zh-CN');

/** Zero-based, of column letters. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

describe('credit decisions on the sample ledger', () => {
  let site: Site;
  let browser: Browser;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    site = await openSite();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html`);
    await workbench.check();
    await setWidth(workbench.page, NARROWEST);
  }, SITE_MAX_MS);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function columnOf(header: string): Promise<number> {
    for (let column = 0; column < 60; column++) {
      if ((await workbench.read('valueAt', CUSTOMERS, 1, column)) === header) return column;
    }
    throw new Error(`${CUSTOMERS} has no column ${header}`);
  }

  async function frozenRow(): Promise<number> {
    const status = await columnOf('状态');
    for (let row = 2; row < 80; row++) {
      if ((await workbench.read('valueAt', CUSTOMERS, row, status)) === '冻结') return row;
    }
    throw new Error('the sample has no frozen customer');
  }

  async function looksRight(): Promise<void> {
    const frame = paneFrame(workbench.page);
    expect(await seriousFaults(frame)).toEqual([]);
    expect(await overhang(frame)).toBe(0);
  }

  it('holds the shipment of a frozen customer, says every reason, and goes to its cell', async () => {
    const { pane } = workbench;
    const row = await frozenRow();
    const name = String(await workbench.read('valueAt', CUSTOMERS, row, await columnOf('客户名称')));
    await pane.getByRole('tab', { name: chinese.tabs.customers, exact: true }).click();
    await pane.getByRole('searchbox').fill(name);
    await pane.getByRole('button', { name }).first().click();
    const amount = pane.getByLabel(words.shipment.amount('CNY'));
    await amount.fill('很多');
    await amount.press('Enter');
    await pane.getByText(words.shipment.amountInvalid).waitFor();
    await amount.fill('1000万');
    await amount.press('Enter');
    await pane.getByText(decisions.hold, { exact: true }).waitFor();
    await pane.getByText(/发货 ¥10,000,000\.00/).waitFor();
    const frozen = pane.getByRole('button', { name: reasons['customer.frozen']() });
    const all = pane.getByRole('list', { name: /暂停的原因/ }).getByRole('button');
    expect(await all.count()).toBeGreaterThan(1);
    await looksRight();
    await frozen.click();
    await workbench.until('selection', [], [row, await columnOf('状态'), 1, 1]);
  });

  it('shows what the card can say beyond the check, each part when it is opened', async () => {
    const { pane } = workbench;
    for (const heading of [words.exposure.heading, words.behaviour.heading]) {
      await pane.getByRole('button', { name: heading }).click();
      await pane.getByRole('table', { name: heading }).waitFor();
    }
    await pane.getByRole('button', { name: words.score.heading }).click();
    await pane.getByText(words.score.collectNext).waitFor();
    await pane.getByRole('button', { name: words.advice.heading }).click();
    await pane.getByRole('table', { name: words.advice.methods }).waitFor();
    await looksRight();
  });

  it('takes a figure apart into rows that add up to it, each with its cell', async () => {
    const { pane } = workbench;
    await pane.getByRole('button', { name: words.trace.heading }).click();
    const lines = pane.getByRole('list', { name: words.trace.heading }).getByRole('button');
    const shown = async (name: string): Promise<string> =>
      (await pane.getByText(name, { exact: true }).locator('xpath=following-sibling::*[1]').textContent()) ??
      '';
    for (const figure of ['balance', 'overdue', 'exposure'] as const) {
      await pane.getByLabel(words.trace.figure).selectOption(figure);
      await lines.first().waitFor();
      const term = pane.getByRole('term').filter({ hasText: words.trace.figures[figure] });
      const expected = await term.first().locator('xpath=following-sibling::dd[1]').textContent();
      expect(await shown(words.trace.sum)).toBe(expected);
    }
    await looksRight();
    const cell = /往来!\$?([A-Z]+)\$?(\d+)/.exec((await lines.first().textContent()) ?? '');
    await lines.first().click();
    const row = Number(cell?.[2]) - 1;
    await workbench.until('selection', [], [row, columnNumber(cell?.[1] ?? ''), 1, 1]);
    await pane.getByRole('button', { name: words.trace.heading }).click();
  });

  it('shows the portfolio, and a customer of it', async () => {
    const { pane } = workbench;
    await pane.getByRole('tab', { name: chinese.tabs.more, exact: true }).click();
    await pane.getByRole('button', { name: new RegExp(chinese.more.portfolioHint) }).click();
    await pane.getByRole('table', { name: words.portfolio.trend }).waitFor();
    await looksRight();
    const five = pane.getByRole('table', { name: words.portfolio.topFive });
    expect(await five.getByRole('rowheader').count()).toBe(5);
    const first = five.getByRole('button').first();
    const name = await first.textContent();
    await first.click();
    await pane.getByRole('heading', { name: name ?? '', exact: true }).waitFor();
    await pane.getByRole('button', { name: chinese.common.back }).click();
    await pane.getByRole('heading', { name: words.portfolio.heading, exact: true }).waitFor();
  });

  it('scores everybody, and takes it back', async () => {
    const { pane } = workbench;
    await pane.getByRole('button', { name: chinese.common.back }).click();
    await pane.getByRole('button', { name: new RegExp(chinese.more.scoringHint) }).click();
    await pane.getByRole('button', { name: words.scoring.run }).click();
    await pane.getByText(/^已给 \d+ 家客户评分/).waitFor();
    await looksRight();
    await pane.getByRole('button', { name: words.scoring.undo }).click();
    await pane.getByText(words.scoring.undone).waitFor();
  });

  it('looks right in the dark too, and does all that without an error', async () => {
    const { page, pane } = workbench;
    await page.locator('#theme').selectOption('dark');
    await pane.getByText(chinese.totals.exposure, { exact: true }).waitFor();
    await pane.getByRole('tab', { name: chinese.tabs.more, exact: true }).click();
    await pane.getByRole('button', { name: new RegExp(chinese.more.portfolioHint) }).click();
    await pane.getByRole('table', { name: words.portfolio.trend }).waitFor();
    const frame = paneFrame(page);
    await frame.waitForFunction(() => document.documentElement.style.colorScheme === 'dark');
    await looksRight();
    expect(workbench.errors).toEqual([]);
  });
});
