import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openBook } from '../../src/host';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { chinese, TEST_MAX_MS, WorkbenchPage } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;
const RED = '#FFC7CE';
const CUSTOMERS = '客户';
/** Zero-based columns of the sample's customer table. */
const LIMIT = 4;
const EXPOSURE = 6;

describe('a check of the sample ledger', () => {
  let site: Site;
  let browser: Browser;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    site = await openSite();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, `${site.address}/workbench.html`);
  }, SITE_MAX_MS);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** The first customer over its limit, by the grid's own figures. */
  async function overLimitRow(): Promise<number> {
    for (let row = 2; row < 80; row++) {
      const [limit, exposure] = await Promise.all([
        workbench.read('valueAt', CUSTOMERS, row, LIMIT),
        workbench.read('valueAt', CUSTOMERS, row, EXPOSURE),
      ]);
      if (typeof limit === 'number' && typeof exposure === 'number' && limit > 0 && exposure > limit)
        return row;
    }
    throw new Error('the sample has no customer over its limit');
  }

  it('opens with the sample in the grid and its figures in the pane', async () => {
    expect(await workbench.read('activeSheet')).toBe(CUSTOMERS);
    await workbench.pane.getByText(chinese.totals.exposure, { exact: true }).waitFor();
    expect(await workbench.read('valueAt', CUSTOMERS, 2, EXPOSURE)).toBe('');
  });

  it('colours the cells over their limit, and the pane says why', async () => {
    await workbench.check();
    const row = await overLimitRow();
    await workbench.until('fillAt', [CUSTOMERS, row, EXPOSURE], RED);
    expect(await workbench.read('fillAt', CUSTOMERS, 2, EXPOSURE)).not.toBe(RED);
    await workbench.pane
      .getByRole('button', { name: /超过有效额度/ })
      .first()
      .waitFor();
  });

  it('selects the cell of a warning that is clicked', async () => {
    const warning = workbench.pane.getByRole('button', { name: /客户!H\d+.*超过有效额度/ }).first();
    const address = /客户!H(\d+)/.exec((await warning.textContent()) ?? '');
    await warning.click();
    await workbench.until('selection', [], [Number(address?.[1]) - 1, 7, 1, 1]);
    expect(await workbench.read('activeSheet')).toBe(CUSTOMERS);
  });

  it('tells in the pane what an edit in the grid changed', async () => {
    const overLimit = workbench.pane
      .locator('dl > div, dl')
      .filter({ hasText: chinese.totals.overLimit })
      .last();
    const before = await overLimit.textContent();
    await workbench.page.getByText('授信', { exact: true }).first().click();
    await workbench.until('activeSheet', [], '授信');
    const amountColumn = await columnOf('授信', '额度');
    expect(await workbench.read('valueAt', '授信', 2, amountColumn)).toBeGreaterThan(1);
    await workbench.typeInto(`${String.fromCharCode(65 + amountColumn)}3`, '1');
    await workbench.until('valueAt', ['授信', 2, amountColumn], 1);
    await expectText(overLimit, (text) => text !== before);
  });

  it('saves what the grid shows, and opens it again with its colours', async () => {
    const [download] = await Promise.all([
      workbench.page.waitForEvent('download'),
      workbench.page.locator('#save').click(),
    ]);
    const bytes = readFileSync(await download.path());
    const book = await openBook(bytes);
    expect(book.sheets.map(({ name }) => name)).toEqual(await workbench.read('sheetNames'));
    const row = await overLimitRow();
    await workbench.openFile({ name: 'again.xlsx', bytes });
    await workbench.page.getByText(CUSTOMERS, { exact: true }).first().click();
    await workbench.until('fillAt', [CUSTOMERS, row, EXPOSURE], RED);
    await workbench.pane.getByText(chinese.totals.exposure, { exact: true }).waitFor();
  });

  it('says in one sentence that a file is no workbook, and keeps the open one', async () => {
    const sheets = await workbench.read('sheetNames');
    await workbench.page.locator('#file').setInputFiles({
      name: 'notes.xlsx',
      mimeType: 'text/plain',
      buffer: Buffer.from('not a workbook'),
    });
    await workbench.page.getByText(/打不开“notes\.xlsx”/).waitFor();
    expect(await workbench.read('sheetNames')).toEqual(sheets);
  });

  it('does all that within the page’s content security policy and without an error', () => {
    expect(workbench.errors).toEqual([]);
  });

  async function columnOf(sheet: string, header: string): Promise<number> {
    for (let column = 0; column < 30; column++) {
      if ((await workbench.read('valueAt', sheet, 1, column)) === header) return column;
    }
    throw new Error(`${sheet} has no column ${header}`);
  }
});

async function expectText(
  place: { textContent(): Promise<string | null> },
  holds: (text: string | null) => boolean,
): Promise<void> {
  const until = Date.now() + TEST_MAX_MS / 2;
  while (!holds(await place.textContent())) {
    if (Date.now() > until) throw new Error(`still: ${String(await place.textContent())}`);
    await new Promise((later) => setTimeout(later, 100));
  }
}
