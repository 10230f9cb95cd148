import fc from 'fast-check';
import { bucketOf } from '../ageing/age';
import { sumsOf } from '../behaviour/paymentSums';
import { partsOn } from '../behaviour/parts';
import { addDays, addMonths, type Day } from '../../ledger/day';
import { money } from '../../ledger/money';
import { PLAIN, type LedgerDocument } from '../../ledger/records';
import { BUCKETS } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { accountsOf, type Account } from './account';
import { settleColumns } from './columns';
import { columnsOf, fitsColumns, isPlain } from './columnsOf';
import { BUCKET_COUNT, NO_DUE, ROLE, type Columns, type SettledColumns } from './columnsShape';
import { settleAccount } from './settle';

const START = day('2026-01-01');

interface Sketch {
  readonly customer: string;
  readonly kind: 'invoice' | 'receipt' | 'creditNote';
  readonly number: string;
  readonly on: number;
  readonly term: number | null;
  readonly amount: string;
}

function documentOf({ customer, kind, number, on, term, amount }: Sketch, position: number): LedgerDocument {
  const date = addDays(START, on);
  return {
    at: { table: 'documents', id: '', position },
    customer,
    customerText: customer,
    kind,
    number,
    date,
    due: term === null ? null : addDays(date, term),
    dueFrom: term === null ? 'none' : 'cell',
    instalments: [],
    amount: money(amount),
    currency: 'CNY',
    settles: [],
    order: '',
    details: PLAIN,
  };
}

function accountsFrom(sketches: readonly Sketch[], asOf: Day): Account[] {
  return [...accountsOf(sketches.map(documentOf), asOf).values()].flat();
}

const sketch = (amount: fc.Arbitrary<string>, term: fc.Arbitrary<number | null>): fc.Arbitrary<Sketch> =>
  fc.record({
    customer: fc.constantFrom('甲', '乙'),
    kind: fc.constantFrom('invoice', 'invoice', 'receipt', 'creditNote'),
    number: fc.constantFrom('', 'A', 'a', 'B', 'A10'),
    on: fc.integer({ min: 0, max: 12 }),
    term,
    amount,
  });
const smallAmount = fc.integer({ min: 0, max: 60 }).map(String);
/** Twelve of them stay below 2^53 units; amount × days does not. */
const hugeAmount = fc
  .bigInt({ min: 2n ** 49n - 3n, max: 2n ** 49n })
  .map((units) => money(units.toString()).div(100).toFixed());
const anyTerm = fc.option(fc.integer({ min: -3, max: 30 }), { nil: null });
const longTerm = fc.integer({ min: -400, max: 400 });

/** What each account must come to, said by the engine for every kind of document. */
function expected(account: Account, asOf: Day, floor: bigint) {
  const settled = settleAccount(account, { settlement: 'fifo', extensions: 'original' });
  const debits = settled.entries.filter(({ role }) => role === 'debit');
  const late = debits.filter(({ open, due }) => open > 0n && due !== null && due < asOf);
  const daysLate = ({ due }: (typeof late)[number]): number => asOf - (due ?? asOf);
  const openFrom = (days: number): bigint =>
    late.reduce((sum, entry) => (daysLate(entry) >= days ? sum + entry.open : sum), 0n);
  const sum = (entries: readonly { readonly open: bigint }[]): bigint =>
    entries.reduce((total, { open }) => total + open, 0n);
  const buckets = BUCKETS.map((bucket) =>
    sum(debits.filter(({ due }) => bucketOf(due === null ? null : asOf - due) === bucket)),
  );
  const unapplied = -sum(settled.entries.filter(({ role }) => role === 'credit'));
  const days = late.map(daysLate);
  return {
    open: settled.entries.map(({ document, open }) => [document.at.position, open]),
    buckets,
    unapplied,
    balance: settled.entries.reduce((total, { signed }) => total + signed, 0n),
    overdue: sum(late),
    mostDaysLate: Math.max(0, ...days),
    longestOverdue: Math.max(0, ...days.filter((most) => openFrom(most) >= floor)),
    payments: payments(settled, asOf),
    log: settled.log.map(({ debit, credit, amount, on }) =>
      [debit, credit].map(({ document }) => document.at.position).concat(Number(amount), on),
    ),
  };
}

function payments(settled: ReturnType<typeof settleAccount>, asOf: Day) {
  const parts = partsOn(settled, asOf, { noteCountsPaid: 'maturity', disputeDays: 90 });
  const { amount, late, signedDays, lateDays, due, onTime, otherCredit, undated } = sumsOf({
    now: parts,
    then: [],
    asOf,
    months: MONTHS,
  });
  return { amount, late, signedDays, lateDays, due, onTime, otherCredit, undated };
}

const MONTHS = 1;

/** The same of the columns. */
function found(
  { columns, documents }: ReturnType<typeof columnsOf>,
  settled: SettledColumns,
  account: number,
): ReturnType<typeof expected> {
  const { payments, log } = settled;
  const at = (column: Float64Array): bigint => BigInt(column[account] ?? NaN);
  const position = (row: number): number => documents[row]?.at.position ?? NaN;
  const own = [...columns.account.keys()].filter((row) => columns.account[row] === account);
  const lines = [...(log?.debit.keys() ?? [])].filter((line) => own.includes(log?.debit[line] ?? NaN));
  return {
    open: own
      .map((row) => [position(row), BigInt(settled.open[row] ?? NaN)] as [number, bigint])
      .sort(([a], [b]) => a - b),
    buckets: [...settled.buckets.subarray(account * BUCKET_COUNT, (account + 1) * BUCKET_COUNT)].map(BigInt),
    unapplied: at(settled.unapplied),
    balance: at(settled.balance),
    overdue: at(settled.overdue),
    mostDaysLate: settled.mostDaysLate[account] ?? NaN,
    longestOverdue: settled.longestOverdue[account] ?? NaN,
    payments: {
      amount: at(payments.amount),
      late: at(payments.late),
      signedDays: payments.signedDays(account),
      lateDays: payments.lateDays(account),
      due: at(payments.due),
      onTime: at(payments.onTime),
      otherCredit: at(payments.otherCredit),
      undated: at(payments.undated),
    },
    log: lines.map((line) => [
      position(log?.debit[line] ?? NaN),
      position(log?.credit[line] ?? NaN),
      log?.amount[line] ?? NaN,
      log?.day[line] ?? NaN,
    ]),
  };
}

function agrees(sketches: readonly Sketch[], asOf: Day, floor = 0): void {
  const accounts = accountsFrom(sketches, asOf);
  expect(accounts.every((account) => isPlain(account) && fitsColumns(account))).toBe(true);
  const made = columnsOf(accounts);
  const settled = settleColumns(made.columns, {
    asOf,
    windowAfter: addMonths(asOf, -MONTHS),
    floor: new Float64Array(accounts.length).fill(floor),
    withLog: true,
  });
  accounts.forEach((account, index) => {
    expect(found(made, settled, index)).toEqual(expected(account, asOf, BigInt(floor)));
  });
}

describe('columns, against the engine for every kind of document', () => {
  it('come to the same figures and the same settlements, whatever the terms', () => {
    fc.assert(
      fc.property(
        fc.array(sketch(smallAmount, anyTerm), { maxLength: 16 }),
        fc.integer({ min: -1, max: 60 }),
        fc.integer({ min: 0, max: 80 }),
        (sketches, on, floor) => agrees(sketches, addDays(START, on), floor),
      ),
      { numRuns: 150 },
    );
  });

  it('come to the same where everything falls due in the order it enters', () => {
    fc.assert(
      fc.property(
        fc.array(sketch(smallAmount, fc.constant(5)), { maxLength: 16 }),
        fc.integer({ min: 0, max: 60 }),
        (sketches, on) => agrees(sketches, addDays(START, on), 30),
      ),
      { numRuns: 80 },
    );
  });

  it('lose no unit where amounts come near 2^53 and amount × days goes far beyond', () => {
    fc.assert(
      fc.property(
        fc.array(sketch(hugeAmount, fc.oneof(longTerm, fc.constant(0))), { maxLength: 12 }),
        fc.integer({ min: 0, max: 800 }),
        (sketches, on) => agrees(sketches, addDays(START, on)),
      ),
      { numRuns: 80 },
    );
  });

  it('agree on a hundred debits that fall due in the reverse of the order they enter', () => {
    const sketches = Array.from({ length: 200 }, (_, index): Sketch => {
      const kind = index % 2 === 0 ? 'invoice' : 'receipt';
      return {
        customer: '甲',
        kind,
        number: '',
        on: index,
        term: 900 - 3 * index,
        amount: String(1 + (index % 7)),
      };
    });
    agrees(sketches, addDays(START, 170));
    agrees(
      sketches.map((one) => (one.kind === 'receipt' ? { ...one, on: 190, amount: '1.5' } : one)),
      addDays(START, 820),
    );
  });
});

type Line = readonly [role: number, date: number, due: number, amount: number, rank?: number];

/** Columns of one account. */
function columnsFrom(lines: readonly Line[], ranked = false): Columns {
  const column = (index: 0 | 1 | 2 | 3): number[] => lines.map((line) => line[index]);
  return {
    accounts: 1,
    account: new Int32Array(lines.length),
    role: Uint8Array.from(column(0)),
    date: Int32Array.from(column(1)),
    due: Int32Array.from(column(2)),
    amount: Float64Array.from(column(3)),
    rank: ranked ? Int32Array.from(lines.map(([, , , , rank]) => rank ?? 0)) : null,
  };
}

function settleLines(lines: readonly Line[], { asOf = 100, floor = 0, ranked = false } = {}): SettledColumns {
  return settleColumns(columnsFrom(lines, ranked), {
    asOf: asOf as Day,
    windowAfter: 0 as Day,
    floor: Float64Array.of(floor),
  });
}

const { debit, payment, otherCredit } = ROLE;

describe('columns, rule by rule', () => {
  it('let the number decide between debits of one day, and the row between those of one number', () => {
    const lines: Line[] = [
      [debit, 5, 9, 10, 2],
      [debit, 5, 9, 20, 1],
      [debit, 5, 9, 30, 1],
      [payment, 6, NO_DUE, 25],
    ];
    expect([...settleLines(lines, { ranked: true }).open]).toEqual([10, 0, 25, 0]);
    expect([...settleLines(lines).open]).toEqual([0, 5, 30, 0]);
  });

  it('sort days and numbers far apart', () => {
    const lines: Line[] = [
      [debit, 90, 90, 10, 200_000],
      [debit, 90, 90, 20, -70_000],
      [debit, -100_000, -90_000, 40, 3],
      [payment, 95, NO_DUE, 45],
    ];
    const settled = settleLines(lines, { ranked: true });
    expect([...settled.open]).toEqual([10, 15, 0, 0]);
    expect(settled.payments.lateDays(0)).toBe(40n * 90_095n + 5n * 5n + 25n * 10n);
  });

  it('give documents dated later no effect, and nothing open', () => {
    const settled = settleLines([
      [debit, 100, 90, 10],
      [debit, 101, 90, 20],
      [payment, 101, NO_DUE, 5],
    ]);
    expect([...settled.open]).toEqual([10, 0, 0]);
    expect([settled.balance[0], settled.unapplied[0], settled.overdue[0]]).toEqual([10, 0, 10]);
    expect(settled.log).toBeNull();
  });

  it('count a part by the day the later of debit and credit entered', () => {
    const { payments } = settleLines([
      [payment, -3, NO_DUE, 30],
      [debit, 0, -5, 10],
      [debit, 1, -5, 10],
      [otherCredit, 2, NO_DUE, 7],
      [debit, 2, NO_DUE, 17],
    ]);
    const sums = [payments.amount, payments.late, payments.otherCredit, payments.undated, payments.due];
    expect(sums.map(([sum]) => sum)).toEqual([10, 10, 7, 10, 0]);
    expect([payments.signedDays(0), payments.lateDays(0)]).toEqual([60n, 60n]);
  });

  it('draw the window after its first day and up to asOf', () => {
    const { payments } = settleLines([
      [debit, -9, 0, 1],
      [debit, -9, 1, 2],
      [payment, 1, NO_DUE, 3],
      [debit, 2, 99, 4],
      [debit, 2, 100, 8],
      [debit, 2, 101, 16],
    ]);
    const sums = [payments.due, payments.onTime, payments.amount, payments.late];
    expect(sums.map(([sum]) => sum)).toEqual([14, 2, 7, 5]);
    expect(payments.signedDays(0)).toBe(5n);
  });

  it('leave a lateness out while what is that late is below the floor', () => {
    const lines: Line[] = [
      [debit, 0, 20, 5],
      [debit, 0, 30, 5],
      [debit, 0, 40, 5],
    ];
    const longest = (floor: number) => settleLines(lines, { floor }).longestOverdue[0];
    expect([0, 5, 6, 10, 11, 15, 16].map(longest)).toEqual([80, 80, 70, 70, 60, 60, 0]);
    expect(settleLines(lines, { floor: 16 }).mostDaysLate[0]).toBe(80);
  });

  it.each([
    [20, 0],
    [19, 1],
    [-10, 1],
    [-11, 2],
    [-345, 5],
    [-346, 6],
    [-5_000, 6],
    [NO_DUE, 7],
  ])('put what is due on day %p into bucket %p on day 20', (due, bucket) => {
    const { buckets } = settleLines([[debit, 0, due, 3]], { asOf: 20 });
    expect([...buckets]).toEqual(BUCKETS.map((_, index) => (index === bucket ? 3 : 0)));
  });

  it('pass credits and debits of nothing by', () => {
    const lines: Line[] = [
      [debit, 1, 9, 0],
      [payment, 1, NO_DUE, 0],
      [debit, 2, 8, 4],
      [payment, 3, NO_DUE, 0],
      [payment, 4, NO_DUE, 6],
    ];
    const settled = settleLines(lines);
    expect([...settled.open]).toEqual([0, 0, 0, 0, 2]);
    expect([settled.unapplied[0], settled.balance[0]]).toEqual([-2, -2]);
  });

  it('refuse an account whose amounts sum to 2^53 or more, whichever side they stand on', () => {
    const half = 2 ** 52;
    const lines = (more: number): Line[] => [
      [debit, 1, 9, half],
      [payment, 1, NO_DUE, half - 1],
      [debit, 1, 9, more],
    ];
    expect(() => settleLines(lines(0))).not.toThrow();
    expect(() => settleLines(lines(1))).toThrow(RangeError);
    expect(() => settleLines([[payment, 1, NO_DUE, 2 ** 53]])).toThrow(RangeError);
    expect(() => settleLines([[debit, 1, NO_DUE, NaN]])).toThrow(RangeError);
  });
});

describe('columns of many accounts', () => {
  /** Just over a block of documents, so that there are two. */
  const ACCOUNTS = 12;
  const lines = Array.from({ length: 9_000 }, (_, index): Line => {
    const role = [debit, debit, payment, otherCredit][(index * 7) % 4] ?? debit;
    return [
      role,
      Math.floor(index / 90),
      Math.floor(index / 90) + ((index * 13) % 40),
      1 + ((index * 31) % 97),
    ];
  });
  const ownerOf = (index: number): number => (5 * index + Math.floor(index / ACCOUNTS)) % ACCOUNTS;
  const options = { asOf: 90 as Day, windowAfter: 30 as Day };
  const columns = {
    ...columnsFrom(lines),
    accounts: ACCOUNTS,
    account: Int32Array.from(lines, (_, row) => ownerOf(row)),
  };
  const together = settleColumns(columns, { ...options, floor: new Float64Array(ACCOUNTS).fill(50) });

  it.each([0, 1, 7, 8, 11])('settle account %p as they would settle it alone', (account) => {
    const rows = [...lines.keys()].filter((row) => ownerOf(row) === account);
    const alone = settleColumns(columnsFrom(rows.map((row) => lines[row] ?? [0, 0, 0, 0])), {
      ...options,
      floor: Float64Array.of(50),
    });
    const figures = (settled: SettledColumns, at: number) => ({
      open: settled === alone ? [...settled.open] : rows.map((row) => settled.open[row]),
      buckets: [...settled.buckets.subarray(at * BUCKET_COUNT, (at + 1) * BUCKET_COUNT)],
      balance: settled.balance[at],
      late: [settled.mostDaysLate[at], settled.longestOverdue[at], settled.overdue[at]],
      paid: [settled.payments.amount[at], settled.payments.signedDays(at), settled.payments.otherCredit[at]],
    });
    expect(rows).toHaveLength(750);
    expect(figures(together, account)).toEqual(figures(alone, 0));
  });

  it('are none, or have no documents', () => {
    const empty = { ...columnsFrom([]), accounts: 0 };
    expect(settleColumns(empty, { ...options, floor: new Float64Array(0) }).balance).toHaveLength(0);
    const idle = settleColumns({ ...empty, accounts: 3 }, { ...options, floor: new Float64Array(3) });
    expect([...idle.balance, ...idle.unapplied, ...idle.longestOverdue]).toEqual(Array(9).fill(0));
  });
});

describe('plain accounts', () => {
  const one: Sketch = { customer: '甲', kind: 'invoice', number: 'A', on: 0, term: 30, amount: '10.5' };
  const accountWith = (change: Partial<LedgerDocument>): Account => {
    const documents = [documentOf(one, 0), { ...documentOf({ ...one, number: 'B' }, 1), ...change }];
    const [account] = [...accountsOf(documents, addDays(START, 9)).values()].flat();
    if (!account) throw new RangeError('no account');
    return account;
  };

  it.each<[boolean, string, Partial<LedgerDocument>]>([
    [true, 'an invoice', {}],
    [true, 'a credit note', { kind: 'creditNote' }],
    [false, 'an opening', { kind: 'opening', date: START }],
    [false, 'an opening yet to come', { kind: 'opening', date: addDays(START, 50) }],
    [true, 'a refund yet to come', { kind: 'refund', date: addDays(START, 50) }],
    [false, 'a refund', { kind: 'refund' }],
    [false, 'a note', { kind: 'note' }],
    [false, 'a name', { kind: 'receipt', settles: ['A'] }],
    [false, 'an order', { order: 'O1' }],
    [false, 'instalments', { instalments: [{ amount: money('10.5'), due: null }] }],
    [false, 'a dispute', { details: { ...PLAIN, disputedOn: START } }],
    [false, 'a negative amount', { amount: money('-1') }],
  ])('%p with %s', (plain, _, change) => {
    expect(isPlain(accountWith(change))).toBe(plain);
  });

  it('fit while their amounts sum to less than 2^53 of the smallest unit they need', () => {
    const units = (text: string): boolean => fitsColumns(accountWith({ amount: money(text) }));
    expect(units('900719925474088.6')).toBe(true);
    expect(units('900719925474088.7')).toBe(false);
    expect(units('90071992547399.41')).toBe(true);
    expect(units('90071992547399.42')).toBe(false);
  });
});
