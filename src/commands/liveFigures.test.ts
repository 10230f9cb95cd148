/** What formulas keep right while nobody checks, what a check adds, and how a ledger becomes too large for them. */
import fc from 'fast-check';
import { commandOptions } from '../../tests/tools/commandOptions';
import { ExcelHost, newBook } from '../host';
import { attachOffice } from '../host/node';
import { dayOf, serialOf } from '../ledger/day';
import { liveSums } from '../ledger/liveSums';
import { cellAt, type CellValue, type Ledger } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { DOCUMENT_KIND, TABLES, type Language } from '../ledger/tables';
import { readLedger, run } from '../workbook';
import { checkLedger, createLedger, undoEntry, type CheckOutcome } from '.';

jest.setTimeout(60_000);

const TODAY = dayOf(2026, 3, 15);
const AS_OF = serialOf(TODAY);
const options = commandOptions(TODAY);

type Row = Readonly<Record<string, CellValue>>;
type Filled = 'customers' | 'documents' | 'limits' | 'rates' | 'policy';

/** A ledger in a host of its own, typed into as a colleague without the add-in would. */
class Book {
  private constructor(
    readonly host: ExcelHost,
    readonly language: Language,
  ) {}

  static async create(language: Language = 'zh-CN'): Promise<Book> {
    const host = await ExcelHost.create(newBook());
    await attachOffice(host);
    valueOf(await createLedger({ language, sample: false }, options));
    return new Book(host, language);
  }

  async type(table: Filled, row: number, cells: Row): Promise<void> {
    for (const [key, value] of Object.entries(cells)) {
      await this.host.edit(`${TABLES[table].name[this.language]}!${letters(table, key)}${row + 3}`, [
        [value],
      ]);
    }
  }

  async set(name: string, value: CellValue): Promise<void> {
    const { tables } = await this.ledger();
    const row = tables.policy.rows.findIndex((cells) => cells.includes(name));
    await this.type('policy', row, { value });
  }

  value(table: Filled, row: number, key: string): CellValue | undefined {
    const sheet = this.host.book.sheets.find(({ name }) => name === TABLES[table].name[this.language]);
    const column = TABLES[table].columns.findIndex((spec) => spec.key === key);
    return sheet?.rows.get(row + 2)?.get(column)?.value;
  }

  customer(row: number, ...keys: string[]): unknown[] {
    return keys.map((key) => this.value('customers', row, key));
  }

  async ledger(): Promise<Ledger> {
    return valueOf(await run(async (context) => valueOf(await readLedger(context)))).ledger;
  }

  async check(write = true): Promise<CheckOutcome> {
    return valueOf(await checkLedger({ asOf: TODAY, write }, options));
  }
}

function letters(table: Filled, key: string): string {
  const index = TABLES[table].columns.findIndex((spec) => spec.key === key);
  return (
    (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') +
    String.fromCharCode(65 + (index % 26))
  );
}

const FIGURES = ['balance', 'exposure', 'available', 'utilisation'];
const invoice = { kind: '发票', date: AS_OF - 10, amount: 100 };

describe('a colleague without the add-in', () => {
  let book: Book;
  beforeAll(async () => {
    book = await Book.create();
    await book.type('customers', 0, { id: '001', name: '甲' });
    await book.type('customers', 1, { id: '1', name: '乙' });
    await book.type('limits', 0, { customerId: '001', kind: '基础额度', amount: 1000 });
    await book.check();
  });

  it('types an invoice, and what the customer owes, uses and has left follow at once', async () => {
    expect(book.customer(0, ...FIGURES)).toEqual([0, 0, 1000, 0]);
    await book.type('documents', 0, { customerId: '001', ...invoice });
    expect(book.customer(0, ...FIGURES)).toEqual([100, 100, 900, 0.1]);
    // A number that only looks like the other's is somebody else's.
    expect(book.customer(1, ...FIGURES)).toEqual([0, 0, '', '']);
  });

  it('types a receipt for a name instead of a number, and a row dated later than 检查日期', async () => {
    await book.type('documents', 1, { customerName: '甲', kind: '回款', date: AS_OF, amount: 30.1 });
    await book.type('documents', 2, { customerName: '甲', ...invoice, date: AS_OF + 1 });
    expect(book.customer(0, ...FIGURES)).toEqual([69.9, 69.9, 930.1, 0.0699]);
  });

  it('types what cannot be read, and nothing is shown rather than something wrong', async () => {
    await book.type('documents', 3, { customerName: '甲', ...invoice, amount: '一百' });
    expect(book.customer(0, ...FIGURES)).toEqual(['', '', '', '']);
    await book.type('documents', 3, { amount: 5 });
    expect(book.customer(0, 'balance')).toEqual([74.9]);
  });

  it('finds the same as the engine, which has nothing to add', async () => {
    const { formulas, report } = await book.check();
    expect(formulas).toBe('agree');
    expect(report.customers.map(({ balance }) => balance?.toNumber())).toEqual([74.9, 0]);
    expect(book.customer(0, 'otherBalance', 'otherExposure', 'otherRows')).toEqual(['', '', '']);
  });
});

describe('what a check adds to formulas', () => {
  it('is what only the engine knows: other currencies, orders, texts for dates; and ? for what nobody does', async () => {
    const book = await Book.create();
    for (const [row, id] of ['A', 'B', 'C', 'D'].entries()) await book.type('customers', row, { id });
    await book.type('rates', 0, { currency: 'USD', units: 1, rate: 7, date: AS_OF - 5 });
    const rows: Row[] = [
      { customerId: 'A', ...invoice, currency: 'USD' },
      { customerId: 'A', ...invoice, currency: 'CNY' },
      { customerId: 'B', kind: '订单', date: AS_OF, amount: 40, order: 'O1' },
      { customerId: 'C', ...invoice, date: '2026.3.1' },
      { customerId: 'C', ...invoice },
      { customerId: 'D', ...invoice, currency: 'XXX' },
    ];
    for (const [row, cells] of rows.entries()) await book.type('documents', row, cells);
    await book.check();
    const beside = ['otherBalance', 'otherExposure', 'otherRows', 'balance', 'exposure'];
    expect(book.customer(0, ...beside)).toEqual([700, '', '', 800, 800]);
    expect(book.customer(1, ...beside)).toEqual(['', 40, '', 0, 40]);
    expect(book.customer(2, ...beside)).toEqual([100, '', 1, 200, 200]);
    expect(book.customer(3, ...beside)).toEqual(['?', '', '', '', '']);
    expect((await book.check()).formulas).toBe('agree');
    await book.type('documents', 6, { customerId: 'C', ...invoice, date: '2026.3.2' });
    expect(book.customer(2, 'balance')).toEqual(['']);
  });

  it('leaves the payer what its branches owe', async () => {
    const book = await Book.create();
    await book.type('customers', 0, { id: 'A', payerId: 'B' });
    await book.type('customers', 1, { id: 'B' });
    await book.type('documents', 0, { customerId: 'A', ...invoice });
    await book.check();
    expect([
      book.customer(0, 'balance', 'otherBalance'),
      book.customer(1, 'balance', 'otherBalance'),
    ]).toEqual([
      [0, ''],
      [100, ''],
    ]);
  });

  it('starts at the opening in force, in parts, and forgets what it states', async () => {
    const book = await Book.create('en-US');
    await book.type('customers', 0, { id: 'A' });
    const rows: Row[] = [
      { kind: 'Opening', date: AS_OF - 100, amount: 7 },
      { kind: 'Opening', date: AS_OF - 20, amount: 60 },
      { kind: 'Opening', date: AS_OF - 20, amount: -10 },
      { kind: 'Invoice', date: AS_OF - 20, amount: 1 },
      { kind: 'Invoice', date: AS_OF - 19, amount: 5 },
      { kind: 'Opening', date: AS_OF + 9, amount: 1_000 },
      { kind: 'Opening', date: AS_OF - 1, amount: 1_000, void: 'Yes' },
    ];
    for (const [row, cells] of rows.entries())
      await book.type('documents', row, { customerId: 'A', ...cells });
    await book.check();
    expect(book.customer(0, 'openedOn', 'balance', 'otherBalance')).toEqual([AS_OF - 20, 55, '']);
  });
});

describe('signs that Excel takes for patterns', () => {
  it('are signs in numbers and names: nobody gets what is another’s', async () => {
    const book = await Book.create();
    const ids = ['A*', 'AB', 'A?', 'A~', 'A~~', 'A^a', '*'];
    for (const [row, id] of ids.entries()) await book.type('customers', row, { id, name: `${id}公司` });
    const amounts = [1, 2, 4, 8, 16, 32, 64];
    // Lower rows first: a pattern would find the first row that fits it.
    const typed = [...ids.entries()].reverse();
    for (const [index, [row, id]] of typed.entries()) {
      const who = row % 2 === 0 ? { customerId: id } : { customerName: `${id}公司` };
      await book.type('documents', index, { ...who, ...invoice, amount: amounts[row] ?? 0 });
    }
    await book.check();
    const { formulas, report } = await book.check();
    expect(formulas).toBe('agree');
    expect(ids.map((_, row) => book.value('customers', row, 'balance'))).toEqual(amounts);
    expect(report.customers.map(({ balance }) => balance?.toNumber())).toEqual(amounts);
  });
});

const KINDS = Object.values(DOCUMENT_KIND).flatMap((names) => [names['zh-CN'], names['en-US']]);
const typedRow = fc.record({
  customerId: fc.constantFrom('A', 'b', 'B', '003', 5, 'nobody', '', 'A*', '?', '~'),
  customerName: fc.constantFrom('', '', '甲', '丙'),
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('发票', '回款', '红字') },
    { weight: 3, arbitrary: fc.constantFrom(...KINDS) },
    { weight: 1, arbitrary: fc.constantFrom('期初余额', '随便') },
  ),
  date: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: AS_OF - 40, max: AS_OF + 5 }) },
    { weight: 1, arbitrary: fc.constantFrom<CellValue>('', '2026.3.1', AS_OF + 0.5) },
  ),
  amount: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -300, max: 90_000 }).map((cents) => cents / 100) },
    { weight: 1, arbitrary: fc.constantFrom<CellValue>('', '1,000', 12.3456) },
  ),
  currency: fc.constantFrom('', '', '', 'CNY', 'USD'),
  void: fc.constantFrom('', '', '', '', '是', '√', '否'),
});

describe('formulas and what they are expected to give', () => {
  it('are the same in every cell, for rows of every kind and every mistake', async () => {
    const book = await Book.create();
    const customers: Row[] = [
      { id: 'A', name: '甲' },
      { id: 'B', name: '乙', currency: 'USD' },
      { id: '003', name: '丙', payerId: 'A' },
      { name: '丁' },
      { id: '5', name: '戊' },
      { id: '~' },
      { id: 'A*' },
    ];
    for (const [row, cells] of customers.entries()) await book.type('customers', row, cells);
    const rows = fc.sample(typedRow, { numRuns: 250, seed: 20_260_315 });
    const keys = [
      'customerId',
      'customerName',
      'kind',
      'number',
      'date',
      'due',
      'amount',
      'currency',
    ] as const;
    const grid = rows.map((row) => keys.map((key) => (row as Row)[key] ?? ''));
    await book.host.edit('往来!B3', grid);
    await book.host.edit(
      `往来!${letters('documents', 'void')}3`,
      rows.map((row) => [row.void]),
    );
    await book.check();
    const ledger = await book.ledger();
    const { customers: sums, documents } = liveSums(ledger, TODAY);
    const shown = (table: 'customers' | 'documents', position: number, expected: Row): Row =>
      Object.fromEntries(
        Object.keys(expected).map((key) => [key, cellAt(ledger.tables[table], position, key)]),
      );
    for (const [position, expected] of documents.entries()) {
      expect([position, shown('documents', position, expected)]).toEqual([position, expected]);
    }
    for (const [position, { cells }] of sums.entries()) {
      expect(shown('customers', position, cells)).toEqual(cells);
    }
    const { formulas, report } = await book.check();
    expect(formulas).toBe('agree');
    for (const { at, balance } of report.customers) {
      if (at === null) continue;
      const cell = cellAt(ledger.tables.customers, at.position, 'balance');
      if (balance === null) expect(cell).toBe('');
      else expect(cell).toBeCloseTo(balance.toNumber(), 2);
    }
  });
});

describe('a formula typed over', () => {
  it('is told apart from one that gives something else, each by its cell', async () => {
    const book = await Book.create();
    await book.type('customers', 0, { id: 'A' });
    await book.type('documents', 0, { customerId: 'A', ...invoice });
    await book.type('documents', 1, { customerId: 'A', ...invoice });
    await book.check();
    await book.type('documents', 1, { booked: 1 });
    const { formulas, findings } = await book.check(false);
    expect(formulas).toBe('differ');
    const ours = findings.filter(({ finding }) => finding.rule.startsWith('formula.'));
    expect(ours.map(({ finding }) => [finding.rule, finding.column, finding.figures])).toEqual([
      ['formula.overwritten', 'booked', { shown: '1', computed: '100' }],
      ['formula.differs', 'balance', { shown: '101', computed: '200' }],
      ['formula.differs', 'exposure', { shown: '101', computed: '200' }],
    ]);
    expect(ours.every(({ finding }) => finding.severity === 'medium')).toBe(true);
  });

  it('is found where a whole column was, once for the column, and the check writes its formulas anew', async () => {
    const book = await Book.create();
    await book.type('customers', 0, { id: 'A' });
    await book.type('documents', 0, { customerId: 'A', ...invoice });
    await book.check();
    await book.type('customers', 0, { balance: 5 });
    const found = await book.check();
    expect(found.formulas).toBe('differ');
    const ours = found.findings.filter(({ finding }) => finding.rule.startsWith('formula.'));
    expect(ours.map(({ finding }) => [finding.rule, finding.column, finding.figures])).toEqual([
      ['formula.overwritten', 'balance', { shown: '5', computed: '100' }],
    ]);
    expect(book.customer(0, ...FIGURES)).toEqual([100, 100, '', '']);
    const again = await book.check();
    expect([again.formulas, again.live]).toEqual(['agree', true]);
  });
});

describe('a header somebody renamed', () => {
  it('is found where void rows count again because of it', async () => {
    const book = await Book.create();
    await book.type('customers', 0, { id: 'A' });
    await book.type('documents', 0, { customerId: 'A', ...invoice, void: '是' });
    await book.host.edit(`往来!${letters('documents', 'void')}2`, [['是否作废']]);
    const { findings, report } = await book.check(false);
    expect(report.customers[0]?.balance?.toNumber()).toBe(100);
    expect(findings.find(({ finding }) => finding.rule === 'data.columnRenamed')).toMatchObject({
      cell: `往来!${letters('documents', 'void')}2`,
      finding: { severity: 'high', figures: { text: '是否作废', fields: 'void' } },
    });
  });
});

describe('crossing the size that formulas are kept up to', () => {
  const isLive = async (): Promise<boolean> =>
    valueOf(await run(async (context) => valueOf(await readLedger(context)))).live;
  const titleOf = (book: Book): CellValue | undefined =>
    book.host.book.sheets
      .find(({ name }) => name === '客户')
      ?.rows.get(0)
      ?.get(0)?.value;

  async function two(): Promise<Book> {
    const book = await Book.create();
    await book.type('customers', 0, { id: 'A' });
    await book.type('customers', 1, { id: 'B' });
    await book.type('limits', 0, { customerId: 'A', kind: '基础额度', amount: 1000 });
    await book.type('documents', 0, { customerId: 'A', ...invoice, due: AS_OF - 3 });
    await book.type('documents', 1, { customerId: 'A', kind: '订单', date: AS_OF, amount: 50, order: 'O' });
    await book.check();
    return book;
  }

  it.each([
    ['实时公式行数上限', 1],
    ['实时汇总上限', 3],
  ])(
    'turns formulas into values above %s and back below it, each one change that can be undone',
    async (name, small) => {
      const book = await two();
      const figures = book.customer(0, ...FIGURES);
      const liveTitle = titleOf(book);
      expect(figures).toEqual([100, 150, 850, 0.15]);
      await book.set(name, small);
      const stamped = await book.check();
      expect([stamped.live, await isLive()]).toEqual([false, false]);
      expect(book.customer(0, ...FIGURES)).toEqual(figures);
      expect(book.customer(0, 'account', 'openedOn', 'otherExposure')).toEqual(['', '', '']);
      expect([book.value('documents', 0, 'daysOverdue'), book.value('documents', 0, 'booked')]).toEqual([
        3,
        '',
      ]);
      expect(titleOf(book)).not.toBe(liveTitle);
      expect((await book.check()).written?.entry).toBeNull();
      // No formula is left to follow what a colleague types.
      await book.type('documents', 2, { customerId: 'A', ...invoice });
      expect(book.customer(0, 'balance')).toEqual([100]);

      valueOf(await undoEntry(stamped.written?.entry ?? '', options));
      expect(await isLive()).toBe(true);
      expect(titleOf(book)).toBe(liveTitle);
      expect(book.customer(0, ...FIGURES)).toEqual([200, 250, 750, 0.25]);
      expect(book.customer(0, 'otherExposure')).toEqual([50]);

      expect((await book.check()).live).toBe(false);
      await book.set(name, 1_000);
      const again = await book.check();
      expect([again.live, await isLive()]).toEqual([true, true]);
      expect(book.customer(0, ...FIGURES)).toEqual([200, 250, 750, 0.25]);
      expect((await book.check()).formulas).toBe('agree');
      valueOf(await undoEntry(again.written?.entry ?? '', options));
      expect(await isLive()).toBe(false);
      expect(book.customer(0, ...FIGURES)).toEqual([200, 250, 750, 0.25]);
    },
  );
});
