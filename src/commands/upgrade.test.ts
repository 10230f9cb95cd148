/** Commands on a ledger made before there were 评分, 财务 and their columns: nothing is refused, and undo takes back what came. */
import { commandOptions } from '../../tests/tools/commandOptions';
import { ExcelHost, newBook } from '../host';
import { attachOffice } from '../host/node';
import { dayOf, serialOf } from '../ledger/day';
import { columnLetters, type CellValue } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { DOCUMENT_KIND, LIMIT_KIND, TABLES, type Language } from '../ledger/tables';
import { readLedger, run } from '../workbook';
import { checkLedger, createLedger, scoreCustomers, undoEntry } from '.';

jest.setTimeout(120_000);

const TODAY = dayOf(2026, 3, 15);
const options = commandOptions(TODAY);
const score = { asOf: null, customer: null, write: true };

const DAY = serialOf(TODAY);
/** Of the first enough is known for a grade. */
const CUSTOMERS = [
  { id: 'C1', name: '甲', founded: DAY - 5_000, paidInCapital: 900, externalRating: 'AA', management: '好' },
  { id: 'C2', name: '乙' },
];

/** Typed row by row below the headers, as a person would. */
async function fill(
  host: ExcelHost,
  language: Language,
  table: 'customers' | 'limits' | 'documents',
  rows: readonly Readonly<Record<string, CellValue>>[],
): Promise<void> {
  const { name, columns } = TABLES[table];
  for (const [row, cells] of rows.entries()) {
    for (const [key, value] of Object.entries(cells)) {
      const letters = columnLetters(columns.findIndex((spec) => spec.key === key));
      await host.edit(`${name[language]}!${letters}${row + 3}`, [[value]]);
    }
  }
}

/** Two customers with what they bought, without the tables a ledger may do without, and without 信用等级. */
async function olderLedger(
  language: Language,
  alsoWithout: readonly string[] = ['grade'],
): Promise<ExcelHost> {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  valueOf(await createLedger({ language, sample: false }, options));
  await fill(host, language, 'customers', CUSTOMERS);
  await fill(host, language, 'limits', [
    { customerId: 'C1', kind: LIMIT_KIND.base[language], amount: 9_000, from: DAY - 700 },
  ]);
  const sold = { kind: DOCUMENT_KIND.invoice[language], customerId: 'C1', date: DAY - 500 };
  await fill(host, language, 'documents', [
    { ...sold, number: 'F1', due: DAY - 100, amount: 5_000 },
    { ...sold, number: 'F2', due: DAY - 100, amount: 700, date: DAY - 200 },
    { ...sold, number: 'F3', due: DAY + 5, amount: 300, customerId: 'C2' },
    { kind: DOCUMENT_KIND.receipt[language], customerId: 'C1', date: DAY - 90, amount: 5_000 },
  ]);
  await run(async (context) => {
    for (const table of Object.values(TABLES)) {
      if ('optional' in table) context.workbook.worksheets.getItem(table.name[language]).delete();
    }
    await context.sync();
  });
  for (const key of alsoWithout) {
    const column = TABLES.customers.columns.findIndex((spec) => spec.key === key);
    await host.deleteColumns(TABLES.customers.name[language], column, 1);
  }
  return host;
}

function tablesOf({ book }: ExcelHost): string[] {
  return book.tables.map(({ name, columns }) => `${name} ${columns.length}`);
}

describe('an older ledger', () => {
  it.each([
    ['zh-CN', '评分', '客户', '信用等级'],
    ['en-US', 'Scores', 'Customers', 'Grade'],
  ] as const)(
    'in %s is scored: 评分 and 信用等级 come with it, and go when it is undone',
    async (language, scores, customers, grade) => {
      const host = await olderLedger(language);
      valueOf(await checkLedger({ asOf: TODAY, write: true }, options));
      const before = tablesOf(host);
      const { written, scores: scored } = valueOf(await scoreCustomers(score, options));
      expect(written?.added).toEqual([
        { table: customers, columns: [grade] },
        { table: scores, columns: [] },
      ]);
      const read = valueOf(await run(async (context) => valueOf(await readLedger(context))));
      expect(read.ledger.scores.map(({ customer }) => customer)).toEqual(['C1', 'C2']);
      expect(scored).toHaveLength(2);
      expect(read.ledger.tables.customers.columns.has('grade')).toBe(true);
      expect(read.ledger.unreadable).toEqual([]);
      // Twice is once.
      expect(valueOf(await scoreCustomers(score, options)).written).toMatchObject({ entry: null, added: [] });
      expect(valueOf(await checkLedger({ asOf: TODAY, write: true }, options)).live).toBe(true);
      expect(valueOf(await undoEntry(written?.entry ?? '', options)).refused).toEqual([]);
      expect(tablesOf(host)).toEqual(before);
    },
  );

  it('keeps no grade where somebody took the column out of a ledger that has 评分', async () => {
    const host = await olderLedger('zh-CN', []);
    valueOf(await scoreCustomers(score, options));
    const column = TABLES.customers.columns.findIndex(({ key }) => key === 'grade');
    await host.deleteColumns('客户', column, 1);
    const { written } = valueOf(await scoreCustomers({ ...score, asOf: dayOf(2026, 3, 16) }, options));
    expect(written).toMatchObject({ added: [] });
    expect(written?.entry).not.toBeNull();
  });
});
