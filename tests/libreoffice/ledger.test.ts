/** The ledger as we save it: LibreOffice calculates the same figures and paints the same cells. */
import { checkLedger, createLedger } from '../../src/commands';
import { ExcelHost, newBook, saveBook } from '../../src/host';
import { attachOffice } from '../../src/host/node';
import type { SheetModel } from '../../src/host/model';
import { dayOf } from '../../src/ledger/day';
import { columnLetters } from '../../src/ledger/records';
import { valueOf } from '../../src/ledger/result';
import { TABLES } from '../../src/ledger/tables';
import { commandOptions } from '../tools/commandOptions';
import { emptyWorkbook, HEADER, imported, LINES } from '../tools/importing';
import { colours, recalculated } from '../tools/libreoffice';
import { colourDifferences, formulaValues, poisoned, valueDifferences } from '../tools/libreoffice-compare';

const options = commandOptions(dayOf(2026, 11, 24));

async function checkedSample(): Promise<ExcelHost> {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  valueOf(await createLedger({ language: 'zh-CN', sample: true }, options));
  valueOf(await checkLedger({ asOf: null, write: true }, options));
  return host;
}

/** `客户!9` for each column of 客户 and 往来 that is calculated. */
function calculatedColumns(): string[] {
  return (['customers', 'documents'] as const).flatMap((table) =>
    TABLES[table].columns.flatMap(({ role }, index) =>
      role === 'formula' ? [`${TABLES[table].name['zh-CN']}!${index}`] : [],
    ),
  );
}

function liveColumns(places: Iterable<string>): string[] {
  return [...new Set([...places].map((place) => place.replace(/!\d+,/, '!')))];
}

const AS_OF = 46_096;
/** Number, name, kind, number of the document, date, due date, amount, currency: as people type them. */
const TYPED: (string | number)[][] = [
  ['001', '', '发票', '1', AS_OF - 9, '', 100.1, ''],
  ['1', '', '发票', '2', AS_OF - 9, '', 7, ''],
  ['', '丙（北京）', '期初余额', '3', AS_OF - 30, '', 50, ''],
  ['', '丙（北京）', '发票', '4', AS_OF - 30, '', 9, ''],
  ['', '丙（北京）', 'Invoice', '5', AS_OF - 29, '', 0.2, 'cny'],
  ['001', '', '发票', '6', AS_OF, '', 1, 'USD'],
  ['001', '', '发票', '7', AS_OF + 1, '', 1, ''],
  ['b', '', '回款', '8', AS_OF, '', 33.3, ''],
  ['B', '', '红字', '9', AS_OF, '', -1, ''],
  ['1', '', '票据兑付', '10', AS_OF, '', '', ''],
  ['1', '', '对账', '11', '2026.3.1', '', 5, ''],
  ['nobody', '', '发票', '12', AS_OF, '', 5, ''],
  ['B*', '', '发票', '13', AS_OF, '', 2, ''],
  ['', '?~甲', '发票', '14', AS_OF, '', 4, ''],
  ['*', '', '发票', '15', AS_OF, '', 8, ''],
];

async function awkwardLedger(): Promise<ExcelHost> {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  valueOf(await createLedger({ language: 'zh-CN', sample: false }, options));
  await host.edit('客户!B3', [
    ['001', '甲'],
    ['1', '乙'],
    ['', '丙（北京）'],
    ['B', '丁'],
    ['*', ''],
    ['B*', ''],
    ['', '?~甲'],
  ]);
  await host.edit('往来!B3', TYPED);
  await host.edit('政策!C4', [[AS_OF]]);
  return host;
}

describe('a ledger nobody has checked since it was typed, in LibreOffice', () => {
  it('has the same sums, whatever the numbers, names and kinds look like', async () => {
    const host = await awkwardLedger();
    const sheet = host.book.sheets.find(({ name }) => name === '客户');
    const balance = TABLES.customers.columns.findIndex(({ key }) => key === 'balance');
    const balances = [2, 3, 4, 5, 6, 7, 8].map((row) => sheet?.rows.get(row)?.get(balance)?.value);
    expect(balances).toEqual([100.1, '', 50.2, '', 8, 2, 4]);
    const theirs = await recalculated(await saveBook(poisoned(host.book)));
    expect(valueDifferences(host.book, theirs)).toEqual([]);
  }, 240_000);
});

describe('the proof of an import in LibreOffice', () => {
  const column = (key: string): number => TABLES.proof.columns.findIndex((spec) => spec.key === key);
  /** Of each row of 导入核对, the header above them left out. */
  const cells = (sheets: readonly SheetModel[], ...keys: readonly string[]) => {
    const sheet = sheets.find(({ name }) => name === TABLES.proof.name['zh-CN']);
    return [2, 3].map((row) => keys.map((key) => sheet?.rows.get(row)?.get(column(key))?.value));
  };

  it('closes: no difference in amounts or rows, and a link that leads to 往来', async () => {
    const host = await emptyWorkbook();
    await imported(LINES);
    await imported([
      HEADER,
      '丙公司,F3,2026-03-01,"0.1"',
      '丙公司,F4,2026-03-02,0.2',
      '丙公司,F5,2026-02-30,0.3',
    ]);
    const theirs = await recalculated(await saveBook(poisoned(host.book)));
    expect(cells(theirs, 'source', 'difference', 'rowsDifference', 'link')).toEqual([
      [1200.5, 0, 0, '往来'],
      [0.6, 0, 0, '往来'],
    ]);
    expect(valueDifferences(host.book, theirs)).toEqual([]);
  }, 240_000);

  it('says by how much where somebody changed a figure', async () => {
    const host = await emptyWorkbook();
    await imported(LINES);
    const letters = columnLetters(column('imported'));
    await host.edit(`导入核对!${letters}3`, [[1000]]);
    const theirs = await recalculated(await saveBook(poisoned(host.book)));
    expect(cells(theirs, 'difference', 'rowsDifference')[0]).toEqual([0.5, 0]);
  }, 240_000);
});

describe('the checked sample ledger in LibreOffice', () => {
  let host: ExcelHost;
  beforeAll(async () => {
    host = await checkedSample();
  }, 240_000);

  it('has the same value in every live formula, whatever the file says it had', async () => {
    const values = formulaValues(host.book.sheets, host.book.sheets);
    expect(values.size).toBeGreaterThan(5_000);
    expect(liveColumns(values.keys())).toEqual(expect.arrayContaining(calculatedColumns()));
    const theirs = await recalculated(await saveBook(poisoned(host.book)));
    expect(valueDifferences(host.book, theirs)).toEqual([]);
  }, 240_000);

  it('has the same colour in every cell of every table', async () => {
    const theirs = await colours(await saveBook(host.book));
    for (const name of ['客户', '往来', '授信']) {
      const sheet = host.book.sheets.find((item) => item.name === name);
      if (!sheet) throw new Error(`no sheet ${name}`);
      const painted = sheet.conditionalFormats.length;
      expect({ name, painted: painted > 0 }).toEqual({ name, painted: true });
      const differences = await colourDifferences(host.book, host.engine, sheet, theirs.get(name) ?? []);
      expect({ name, differences }).toEqual({ name, differences: [] });
    }
  }, 240_000);
});
