import type { Browser } from 'playwright-core';
import { workbookBytes } from '../../src/intake/fixtures';
import { launchBrowser } from '../tools/browser';
import { openSite, type Site } from '../tools/workbench/site';
import { chinese, english, TEST_MAX_MS, WorkbenchPage } from './workbenchPage';

jest.setTimeout(TEST_MAX_MS);
const SITE_MAX_MS = 600_000;

/** 金额 alone may be of an invoice, a receipt or a balance; the two customers differ in one character of one sound. */
const UNCLEAR = [
  '客户名称,日期,金额',
  '无锡鑫达电子有限公司,2026-01-05,1200.50',
  '无锡新达电子有限公司,2026-01-09,800',
].join('\n');

const INVOICES = [
  '客户编号,客户名称,发票号,发票日期,到期日,金额',
  'A01,测试甲公司,F001,2026-01-05,2026-02-04,1200.50',
  'A01,测试甲公司,F002,2026-03-05,2026-04-04,800',
  'A02,测试乙公司,F003,2026-03-09,2026-04-08,99.5',
].join('\n');

/** 2026-02-30 is no day. */
const UNREADABLE = [
  '客户名称,发票号,发票日期,金额',
  '测试甲公司,F001,2026-01-05,1200.50',
  '测试乙公司,F002,2026-02-30,800',
].join('\n');

describe('the first run on an empty workbook', () => {
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

  const open = (): Promise<WorkbenchPage> =>
    WorkbenchPage.open(browser, `${site.address}/workbench.html?empty`);

  it('makes a new ledger on sheets of its own', async () => {
    const workbench = await open();
    await workbench.pane.getByRole('button', { name: new RegExp(chinese.start.create) }).click();
    await workbench.pane.getByRole('button', { name: chinese.check.run, exact: true }).waitFor();
    expect(await workbench.read('sheetNames')).toEqual(
      expect.arrayContaining(['Sheet1', '客户', '授信', '往来']),
    );
    expect(workbench.errors).toEqual([]);
    await workbench.page.close();
  });

  it('imports a list of invoices, reading it in a worker', async () => {
    const workbench = await open();
    const workers: string[] = [];
    workbench.page.on('worker', (worker) => workers.push(worker.url()));
    await workbench.pane.getByRole('button', { name: new RegExp(chinese.start.import) }).click();
    await workbench.pane.locator('input[type=file]').setInputFiles({
      name: '应收.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(INVOICES),
    });
    await workbench.pane.getByRole('button', { name: chinese.import.runRows('5') }).click();
    await workbench.pane.getByText(chinese.import.done).waitFor();
    expect(workers).not.toEqual([]);
    expect(workers.filter((address) => !address.startsWith(site.address))).toEqual([]);
    const names = await Promise.all([2, 3].map((row) => workbench.read('valueAt', '客户', row, 2)));
    expect(names).toEqual(['测试甲公司', '测试乙公司']);
    expect(workbench.errors).toEqual([]);
    await workbench.page.close();
  });

  it('imports the sheets of the workbook itself, and leads to a cell it cannot read', async () => {
    const workbench = await open();
    const { pane } = workbench;
    const { sheets } = chinese.import;
    const rows = UNREADABLE.split('\n').map((line) => line.split(','));
    await workbench.openFile({
      name: '旧账.xlsx',
      bytes: workbookBytes({ 客户: rows, 说明: [['填表说明']] }),
    });
    await pane.getByRole('button', { name: new RegExp(chinese.start.import) }).click();
    await pane.getByRole('checkbox', { name: '说明' }).click();
    await pane.getByRole('button', { name: sheets.preview('1') }).click();
    await pane.getByRole('button', { name: sheets.goTo('C3') }).click();
    await workbench.until('selection', [], [2, 2, 1, 1]);
    expect(await workbench.read('activeSheet')).toBe('客户');
    await workbench.typeInto('C3', '2026-02-28');
    await pane.getByRole('button', { name: sheets.reread }).click();
    await pane.getByRole('button', { name: chinese.import.runRows('4') }).click();
    await pane.getByText(chinese.import.done).waitFor();
    expect(await workbench.read('sheetNames')).toEqual(expect.arrayContaining(['客户', '客户2', '往来']));
    expect(await workbench.read('valueAt', '往来', 2, 4)).toBe('F001');
    expect(await workbench.read('valueAt', '客户', 0, 0)).toBe('客户名称');
    expect(workbench.errors).toEqual([]);
    await workbench.page.close();
  });

  it('keeps a row it cannot read, imports it once its cell was mended, and takes that back', async () => {
    const workbench = await open();
    const { pane } = workbench;
    const { traces } = chinese.import;
    await pane.getByRole('button', { name: new RegExp(chinese.start.import) }).click();
    await pane.locator('input[type=file]').setInputFiles({
      name: '应收.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(UNREADABLE),
    });
    await pane.getByRole('button', { name: chinese.import.runRows('2') }).click();
    await pane.getByText(traces.kept('1')).waitFor();
    await pane.getByRole('button', { name: traces.proof }).click();
    await workbench.until('activeSheet', [], '导入核对');
    await pane.getByRole('button', { name: traces.problems }).click();
    await workbench.until('selection', [], [3, 9, 1, 1]);
    await workbench.typeInto('L4', '2026-02-28');
    await workbench.until('valueAt', ['导入问题', 3, 11], '2026-02-28');
    await pane.getByRole('button', { name: traces.retry }).click();
    await pane.getByText(traces.retried('1', '0')).waitFor();
    const numbers = () => Promise.all([2, 3].map((row) => workbench.read('valueAt', '往来', row, 4)));
    expect(await numbers()).toEqual(['F001', 'F002']);
    expect(await workbench.read('valueAt', '导入问题', 3, 6)).toBe('已导入');
    await pane.getByRole('button', { name: traces.undo }).click();
    await pane.getByText(traces.undone).waitFor();
    expect(await numbers()).toEqual(['F001', '']);
    await pane.getByText(traces.kept('1')).waitFor();
    expect(workbench.errors).toEqual([]);
    await workbench.page.close();
  });

  it('asks what an unclear column is, imports once it is said, and makes two spellings of a customer one', async () => {
    const workbench = await open();
    const { pane } = workbench;
    await pane.getByRole('button', { name: new RegExp(chinese.start.import) }).click();
    await pane.locator('input[type=file]').setInputFiles({
      name: '流水.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(UNCLEAR),
    });
    await pane.getByText(chinese.import.questions('C1 金额')).waitFor();
    const run = pane.getByRole('button', { name: chinese.import.runRows('4') });
    expect(await run.count()).toBe(0);
    await pane.getByLabel(chinese.import.fieldOf('C', '金额')).selectOption('invoice.amount');
    await run.click();
    await pane.getByText(chinese.import.done).waitFor();
    await pane.getByRole('tab', { name: chinese.tabs.customers, exact: true }).click();
    await pane.getByRole('button', { name: chinese.customers.same.title }).click();
    await pane.getByRole('button', { name: chinese.customers.same.look }).click();
    await pane
      .getByRole('button', { name: chinese.customers.same.mergeInto('无锡鑫达电子有限公司') })
      .click();
    await pane.getByText(chinese.customers.same.done).waitFor();
    const owners = await Promise.all([2, 3].map((row) => workbench.read('valueAt', '往来', row, 1)));
    expect(owners).toEqual(['C0001', 'C0001']);
    expect(workbench.errors).toEqual([]);
    await workbench.page.close();
  });

  it('offers nothing in the grid that the workbook behind it would not know of', async () => {
    const workbench = await open();
    const tab = workbench.page.locator('#grid').getByText('Sheet1', { exact: true }).first();
    await tab.dblclick();
    await tab.click({ button: 'right' });
    await workbench.page.keyboard.type('Renamed');
    await workbench.page.keyboard.press('Enter');
    await workbench.typeInto('B2', '=1+1');
    await workbench.until('valueAt', ['Sheet1', 1, 1], 2);
    expect(await workbench.read('sheetNames')).toEqual(['Sheet1']);
    expect(await tab.isVisible()).toBe(true);
    expect(workbench.errors).toEqual([]);
    await workbench.page.close();
  });

  it('speaks English when Excel does, in its own words and in the ledger it makes', async () => {
    const workbench = await open();
    await workbench.page.locator('#language').selectOption('en-US');
    await workbench.pane.getByRole('button', { name: new RegExp(english.start.create) }).click();
    await workbench.pane.getByRole('button', { name: english.check.run, exact: true }).waitFor();
    expect(await workbench.read('sheetNames')).toEqual(expect.arrayContaining(['Customers', 'Limits']));
    expect(await workbench.page.title()).toBe('Credit Ledger · workbench');
    expect(await workbench.pane.locator('html').getAttribute('lang')).toBe('en-US');
    expect(workbench.errors).toEqual([]);
    await workbench.page.close();
  });
});
