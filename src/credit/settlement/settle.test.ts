import fc from 'fast-check';
import type { Day } from '../../ledger/day';
import { money } from '../../ledger/money';
import { day, ledgerOf, policyRows, serial, type Row } from '../../ledger/tablesForTests';
import type { LedgerDocument } from '../../ledger/records';
import { accountsOf, type Account } from './account';
import { bucketOf } from '../ageing/age';
import { checkLedger } from '../check';
import { oracleSettle } from './settleOracleForTests';
import { settleAccount, type SettledAccount } from './settle';
import { fromUnits } from './units';

const KIND = {
  opening: '期初余额',
  invoice: '发票',
  creditNote: '红字',
  receipt: '回款',
  refund: '退款',
} as const;

function row(
  kind: keyof typeof KIND,
  number: string,
  date: string,
  amount: number | string,
  more: { due?: string; settles?: string } = {},
): Row {
  return {
    customerId: 'C1',
    kind: KIND[kind],
    number,
    date: serial(date),
    amount,
    due: more.due === undefined ? '' : serial(more.due),
    settles: more.settles ?? '',
  };
}

function documentsOf(rows: readonly Row[]): readonly LedgerDocument[] {
  return ledgerOf({ customers: [{ id: 'C1', name: '甲' }], documents: rows }).documents;
}

function accountOf(rows: readonly Row[], asOf: string): Account {
  const account = accountsOf(documentsOf(rows), day(asOf)).get('C1')?.[0];
  if (!account) throw new RangeError('no document');
  return account;
}

function settle(rows: readonly Row[], asOf: string, method: 'fifo' | 'named' = 'fifo'): SettledAccount {
  return settleAccount(accountOf(rows, asOf), method);
}

/** Open amounts by number, or by row where there is none. */
function open({ entries, scale }: SettledAccount): Record<string, string> {
  return Object.fromEntries(
    entries.map(({ document, open }) => [
      document.number || `row ${document.at.position}`,
      fromUnits(open, scale).toFixed(),
    ]),
  );
}

describe('settlement, the vectors of the domain', () => {
  const first = [
    row('invoice', 'A', '2026-01-01', 100, { due: '2026-01-31' }),
    row('invoice', 'B', '2026-01-29', 200, { due: '2026-02-28' }),
    row('invoice', 'C', '2026-03-01', 150, { due: '2026-03-31' }),
    row('receipt', 'R1', '2026-02-10', 120, { settles: 'B' }),
    row('receipt', 'R2', '2026-03-05', 150),
  ];

  it('vector 1: a named receipt settles its invoice, the next one what is due first', () => {
    expect(open(settle(first, '2026-03-15'))).toEqual({ A: '0', B: '30', C: '150', R1: '0', R2: '0' });
    const report = checkLedger(
      ledgerOf({ customers: [{ id: 'C1', name: '甲' }], documents: first }),
      day('2026-03-15'),
    );
    expect(report.customers[0]?.balance?.toFixed()).toBe('180');
    expect(report.customers[0]?.overdue?.toFixed()).toBe('30');
    expect(report.customers[0]?.maxDaysOverdue).toBe(15);
    expect(report.items.map(({ daysLate }) => daysLate)).toEqual([43, 15, -16, null, null]);
  });

  it('vector 2: a settlement once made is not reopened by an invoice due earlier', () => {
    const rows = [
      row('invoice', 'C', '2026-01-10', 150, { due: '2026-03-31' }),
      row('receipt', 'R', '2026-02-10', 150),
      row('invoice', 'D', '2026-03-01', 150, { due: '2026-03-01' }),
    ];
    expect(open(settle(rows, '2026-03-15'))).toEqual({ C: '0', R: '0', D: '150' });
    const report = checkLedger(
      ledgerOf({ customers: [{ id: 'C1', name: '甲' }], documents: rows }),
      day('2026-03-15'),
    );
    expect(report.customers[0]?.overdue?.toFixed()).toBe('150');
    expect(report.items[0]?.settledBy).toEqual([
      { at: { table: 'documents', id: '', position: 1 }, amount: money('150'), on: day('2026-02-10') },
    ]);
  });
});

describe('settlement, rule by rule', () => {
  it('lets debits of a day enter before its credits', () => {
    const rows = [row('receipt', 'R', '2026-01-05', 100), row('invoice', 'A', '2026-01-05', 100)];
    expect(open(settle(rows, '2026-01-05'))).toEqual({ R: '0', A: '0' });
  });

  it('takes the document date where the due date is unknown, then date, number and row', () => {
    const rows = [
      row('invoice', 'late', '2026-01-01', 10, { due: '2026-02-01' }),
      row('invoice', 'undated', '2026-01-10', 10),
      row('invoice', 'b', '2026-01-03', 10, { due: '2026-01-10' }),
      row('invoice', 'a', '2026-01-03', 10, { due: '2026-01-10' }),
      row('receipt', 'R', '2026-03-01', 25),
    ];
    expect(open(settle(rows, '2026-03-01'))).toEqual({ late: '10', undated: '5', b: '0', a: '0', R: '0' });
  });

  it('keeps a credit that names a later document waiting, and passes on what that document does not need', () => {
    const rows = [
      row('invoice', 'A', '2026-01-01', 80, { due: '2026-01-31' }),
      row('receipt', 'R', '2026-02-01', 100, { settles: 'B' }),
      row('invoice', 'B', '2026-03-01', 70, { due: '2026-03-31' }),
    ];
    expect(open(settle(rows, '2026-02-15'))).toEqual({ A: '80', R: '100' });
    expect(open(settle(rows, '2026-03-01'))).toEqual({ A: '50', B: '0', R: '0' });
  });

  it('reports a name nobody has and then settles by due date', () => {
    const rows = [
      row('invoice', 'A', '2026-01-01', 80),
      row('receipt', 'R', '2026-02-01', 100, { settles: 'X9, A' }),
    ];
    const settled = settle(rows, '2026-02-15');
    expect(open(settled)).toEqual({ A: '0', R: '20' });
    expect(settled.unlinked.map(({ number }) => number)).toEqual(['X9']);
  });

  it('settles several named documents in the order they are named', () => {
    const rows = [
      row('invoice', 'A', '2026-01-01', 80),
      row('invoice', 'B', '2026-01-02', 80),
      row('receipt', 'R', '2026-02-01', 100, { settles: 'B；A' }),
    ];
    expect(open(settle(rows, '2026-02-15'))).toEqual({ A: '60', B: '0', R: '0' });
  });

  it('leaves a credit that names nothing unapplied when only named settlement is wanted', () => {
    const rows = [
      row('invoice', 'A', '2026-01-01', 80),
      row('receipt', 'R', '2026-02-01', 100, { settles: 'A' }),
      row('invoice', 'B', '2026-01-05', 50),
    ];
    expect(open(settle(rows, '2026-02-15', 'named'))).toEqual({ A: '0', R: '20', B: '50' });
  });

  it('lets a refund use up unapplied credit first, then undo the latest settlements of its receipt', () => {
    const rows = [
      row('invoice', 'A', '2026-01-01', 60, { due: '2026-01-31' }),
      row('invoice', 'B', '2026-01-02', 30, { due: '2026-02-28' }),
      row('receipt', 'R', '2026-02-01', 100),
      row('refund', 'F', '2026-03-01', 35, { settles: 'R' }),
    ];
    expect(open(settle(rows, '2026-02-28'))).toEqual({ A: '0', B: '0', R: '10' });
    expect(open(settle(rows, '2026-03-01'))).toEqual({ A: '0', B: '25', R: '0', F: '0' });
  });

  it('keeps what a refund cannot take back open and never overdue', () => {
    const rows = [row('refund', 'F', '2026-01-01', 40), row('receipt', 'R', '2026-03-01', 15)];
    expect(open(settle(rows, '2026-02-28'))).toEqual({ F: '40' });
    expect(open(settle(rows, '2026-03-01'))).toEqual({ F: '25', R: '0' });
    const ledger = ledgerOf({ customers: [{ id: 'C1', name: '甲' }], documents: rows });
    const [customer] = checkLedger(ledger, day('2027-01-01')).customers;
    expect(customer).toMatchObject({ overdueAtLeast: false, longestOverdue: 0, maxDaysOverdue: 0 });
    expect(customer?.ageing?.notDue.toFixed()).toBe('25');
  });

  it('reads a negative opening as a credit, a negative invoice as a credit note and a negative receipt as a refund', () => {
    const rows = [
      row('opening', '', '2026-01-01', -50),
      row('invoice', 'A', '2026-01-05', 80),
      row('invoice', 'N', '2026-01-06', -20),
      row('receipt', 'F', '2026-01-07', -5),
    ];
    expect(open(settle(rows, '2026-01-31'))).toEqual({ 'row 0': '0', A: '10', N: '0', F: '5' });
  });
});

describe('the opening', () => {
  const rows = [
    row('opening', '', '2026-01-31', 500),
    row('invoice', 'old', '2026-01-31', 70),
    row('invoice', 'new', '2026-02-01', 30),
  ];

  it('states everything up to its day: what is dated up to it is history', () => {
    const account = accountOf(rows, '2026-03-01');
    expect(account.documents.map(({ number }) => number)).toEqual(['', 'new']);
    expect(account.history.map(({ number }) => number)).toEqual(['old']);
  });

  it('is replaced by a later one, and unknown before the first', () => {
    const later = [...rows, row('opening', '', '2026-02-28', 520)];
    expect(accountOf(later, '2026-02-15').openingDay).toBe(day('2026-01-31'));
    expect(accountOf(later, '2026-03-01').documents).toHaveLength(1);
    expect(accountOf(rows, '2026-01-30').beforeOpening).toBe(true);
  });
});

describe('ageing boundaries', () => {
  it.each([
    [-5, 'notDue'],
    [0, 'notDue'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [91, '91-180'],
    [181, '181-365'],
    [365, '181-365'],
    [366, '>365'],
    [null, 'noDueDate'],
  ] as const)('%p days late is in %s', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });
});

/** Ledgers of one account: amounts of up to 15 digits and 4 decimals, few days and few numbers so that ties and names occur. */
const amounts = fc
  .tuple(fc.bigInt({ min: 0n, max: 99_999_999_999n }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, decimals]) => `${digits}e-${decimals}`)
  .map((text) => money(text).toFixed());
const anyRow = (numbers: readonly string[]) =>
  fc
    .record({
      kind: fc.constantFrom('invoice', 'invoice', 'creditNote', 'receipt', 'receipt', 'refund', 'opening'),
      number: fc.constantFrom('', ...numbers),
      date: fc.integer({ min: 0, max: 12 }),
      due: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      amount: amounts,
      settles: fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...numbers, 'nobody'), { maxLength: 2 })),
    })
    .map(({ kind, number, date, due, amount, settles }): Row => ({
      customerId: 'C1',
      kind: KIND[kind],
      number,
      date: START + (kind === 'opening' ? date % 3 : date),
      due: due === null ? '' : START + due,
      amount,
      settles: settles.join(','),
    }));
const START = serial('2026-01-01');
const ledgers = fc.array(anyRow(['A', 'B', 'C', 'D', 'R', 'S']), { minLength: 1, maxLength: 14 });
const days = fc.integer({ min: 2, max: 16 }).map((offset) => (day('2026-01-01') + offset) as Day);
const methods = fc.constantFrom('fifo', 'named');
const CUSTOMERS: readonly Row[] = [{ id: 'C1', name: '甲' }];

function report(rows: readonly Row[], asOf: Day, settlement: string) {
  return checkLedger(
    ledgerOf({ customers: CUSTOMERS, documents: rows, policy: policyRows({ settlement }) }),
    asOf,
  );
}

describe('settlement, whatever the ledger', () => {
  it('leaves each document as open as a slow replay in other words does', () => {
    fc.assert(
      fc.property(ledgers, days, methods, (rows, asOf, method) => {
        const { items } = report(rows, asOf, method);
        const expected = oracleSettle(documentsOf(rows), asOf, method === 'fifo');
        expect(items.map(({ at, open }) => [at.position, open.abs().toFixed()])).toEqual(
          [...expected].map(([position, open]) => [position, open.toFixed()]),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('conserves money: Σ buckets + unapplied = balance = Σ signed documents, and no identity breaks', () => {
    fc.assert(
      fc.property(ledgers, days, methods, (rows, asOf, method) => {
        const { customers, findings, items } = report(rows, asOf, method);
        expect(findings.filter(({ rule }) => rule === 'ledger.identity')).toEqual([]);
        const [customer] = customers;
        if (!customer?.ageing || !customer.balance || !customer.unapplied) return;
        const gross = Object.values(customer.ageing).reduce((sum, part) => sum.plus(part), money('0'));
        expect(gross.plus(customer.unapplied).toFixed()).toBe(customer.balance.toFixed());
        expect(customer.unapplied.lte(0)).toBe(true);
        const counting = new Set(items.map(({ at }) => at.position));
        const signed = documentsOf(rows)
          .filter(({ at }) => counting.has(at.position))
          .reduce(
            (sum, { kind, amount }) =>
              kind === 'receipt' || kind === 'creditNote' ? sum.minus(amount) : sum.plus(amount),
            money('0'),
          );
        expect(customer.balance.toFixed()).toBe(signed.toFixed());
      }),
    );
  });

  it('gives the same figures on a past day as a ledger without its later rows', () => {
    const withoutNames = ledgers.map((rows) => rows.map((one): Row => ({ ...one, settles: '' })));
    fc.assert(
      fc.property(withoutNames, days, methods, (rows, asOf, method) => {
        const latest = serial('2026-01-01') + (asOf - day('2026-01-01'));
        const kept = rows.filter((one) => Number(one['date']) <= latest);
        const whole = report(rows, asOf, method);
        const short = report(kept, asOf, method);
        expect(whole.items.map(({ open }) => open.toFixed())).toEqual(
          short.items.map(({ open }) => open.toFixed()),
        );
      }),
    );
  });

  it('does not depend on the order of rows that numbers tell apart', () => {
    const numbered = fc
      .array(anyRow(['A', 'B', 'C', 'R']), { minLength: 1, maxLength: 12 })
      .map((rows) => rows.map((one, index): Row => ({ ...one, number: 'ABCDEFGHIJKLR'.charAt(index) })));
    fc.assert(
      fc.property(numbered, days, methods, fc.integer(), (rows, asOf, method, seed) => {
        const shuffled = [...rows].sort((a, b) => mix(a, seed) - mix(b, seed));
        const opens = (some: readonly Row[]) =>
          report(some, asOf, method)
            .items.map(({ at, open }) => `${String(some[at.position]?.['number'])} ${open.toFixed()}`)
            .sort();
        expect(opens(shuffled)).toEqual(opens(rows));
      }),
    );
  });

  it('never raises exposure by a receipt', () => {
    fc.assert(
      fc.property(ledgers, days, methods, amounts, (rows, asOf, method, amount) => {
        const receipt: Row = { customerId: 'C1', kind: KIND.receipt, date: START + 1, amount };
        const before = report(rows, asOf, method).customers[0]?.exposure;
        const after = report([...rows, receipt], asOf, method).customers[0]?.exposure;
        if (!before || !after) return;
        expect(after.lte(before)).toBe(true);
      }),
    );
  });

  it('adds amounts of 15 digits without an error in the last', () => {
    const rows = [
      row('invoice', 'A', '2026-01-01', 99999999999.9999),
      row('invoice', 'B', '2026-01-01', 0.1),
      row('invoice', 'C', '2026-01-01', 0.2),
      row('receipt', 'R', '2026-01-02', '100,000,000,000.2998'),
    ];
    expect(open(settle(rows, '2026-01-31'))).toEqual({ A: '0', B: '0', C: '0.0001', R: '0' });
  });
});

function mix(one: Row, seed: number): number {
  const code = String(one['number']).charCodeAt(0);
  return ((code * 7919) ^ seed) % 101;
}
