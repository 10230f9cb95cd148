/** What holds of a check, a decision and their totals whatever the ledger: from random rows of its tables to the report. */
import fc from 'fast-check';
import type { Day } from '../ledger/day';
import { money, sumMoney, ZERO, type Money } from '../ledger/money';
import { day, ledgerOf, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { adviseLedger } from './adviseLedger';
import { analyse } from './analysis';
import { checkLedger } from './check';
import { decideLedger } from './decideLedger';
import { groupsAbove } from './limits/groups';
import { portfolioLedger } from './portfolioLedger';
import type { CheckReport, Finding } from './report';
import { scoreLedger } from './scoreLedger';

const START = serial('2026-01-01');
const ASOF = day('2026-01-31');
const LATER = 10;

const CUSTOMERS: readonly Row[] = [
  { rowId: 'K1', id: 'M', name: '母公司', termText: '10天' },
  { rowId: 'K2', id: 'A', name: '甲公司', termText: '10天', parentId: 'M' },
  { rowId: 'K3', id: 'B', name: '乙公司', termText: '见合同', parentId: 'M' },
  { rowId: 'K4', id: 'C', name: '丙公司', termText: '3331', payerId: 'A' },
];
const LIMITS: readonly Row[] = [
  { customerId: 'M', kind: '基础额度', amount: 500, to: serial('2026-12-31') },
  { customerId: 'A', kind: '基础额度', amount: 200, to: serial('2026-01-20') },
  { customerId: 'A', kind: '临时额度', mode: '追加', amount: 100, from: serial('2026-01-10'), to: '' },
];
const RATES: readonly Row[] = [{ currency: 'USD', units: 1, rate: 7, date: START - 1 }];

const KINDS = [
  '发票',
  '发票',
  '发票',
  '回款',
  '回款',
  '红字',
  '退款',
  '预收',
  '抵账',
  '坏账核销',
  '坏账收回',
  '应收票据',
  '票据兑付',
  '票据拒付',
  '质保金',
  '调整',
  '订单',
  '发货',
  '对账',
  '催收函',
  '展期',
] as const;
/** Their kind and number say which note they are about. */
const NOTE_FACTS: ReadonlySet<string> = new Set(['票据兑付', '票据拒付']);

interface Drawn {
  readonly kind: (typeof KINDS)[number];
  readonly customerId: string;
  readonly offset: number;
  readonly term: number | null;
  readonly cents: number;
  readonly names: readonly number[];
  readonly order: string;
  readonly dollars: boolean;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom(...KINDS),
  customerId: fc.constantFrom('M', 'A', 'A', 'B', 'C', 'X', 'Y'),
  offset: fc.integer({ min: 0, max: 40 }),
  term: fc.option(fc.integer({ min: -3, max: 25 }), { nil: null }),
  cents: fc.oneof(fc.constantFrom(1000, 2000, 5000), fc.integer({ min: 1, max: 99_999 })),
  names: fc.array(fc.nat({ max: 20 }), { maxLength: 2 }),
  order: fc.constantFrom('', '', 'O1', 'O2'),
  dollars: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});

/** Every document has a number of its own, and names only what was there on its day: nothing has to wait. */
function rowsOf(documents: readonly Drawn[]): Row[] {
  return documents.map(({ kind, customerId, offset, term, cents, names, order, dollars }, index): Row => {
    const earlier = names.filter((name) => (documents[name]?.offset ?? Infinity) <= offset && name !== index);
    const isNote = kind === '应收票据';
    return {
      customerId,
      kind,
      number: `N${index}`,
      date: START + offset,
      due: term === null && !isNote ? '' : START + offset + Math.abs(term ?? 5),
      amount: NOTE_FACTS.has(kind) ? '' : cents / 100,
      settles: earlier.map((name) => `N${name}`).join(','),
      order,
      noteType: isNote ? '商承' : '',
      currency: dollars ? 'USD' : '',
    };
  });
}

const ledgers = fc.array(drawn, { minLength: 1, maxLength: 10 }).map(rowsOf);

const ledger = (documents: readonly Row[], more: Rows = {}) =>
  ledgerOf({ customers: CUSTOMERS, limits: LIMITS, rates: RATES, documents, ...more });
const check = (documents: readonly Row[], asOf = ASOF): CheckReport => checkLedger(ledger(documents), asOf);
const text = (amount: Money | null | undefined): string | null => amount?.toFixed() ?? null;

function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((one, index) => ({ one, rank: ((index + 1) * 7919 * (seed + 1)) % 9973 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

describe('a check, whatever the rows', () => {
  it('conserves money: buckets, retention and unapplied credit are the balance, customers are the totals', () => {
    fc.assert(
      fc.property(ledgers, (documents) => {
        const { customers, totals, currency, findings } = check(documents);
        for (const { balance, exposure, exposureParts, ageing, unapplied } of customers) {
          if (!balance || !exposure || !exposureParts || !ageing || !unapplied)
            throw new RangeError('unknown');
          const parts = [...Object.values(ageing), exposureParts.retention, unapplied];
          expect(text(sumMoney(parts))).toBe(text(balance));
          expect(text(sumMoney(Object.values(exposureParts)))).toBe(text(exposure));
        }
        const worth = (of: string): number => (of === 'USD' ? 7 : 1);
        const sum = sumMoney(
          customers.map((one) => one.exposure?.times(worth(one.currency)).div(worth(currency)) ?? ZERO),
        );
        expect(text(totals.exposure)).toBe(text(sum));
        expect(findings.filter(({ rule }) => rule === 'ledger.identity')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('says the same of customers and of every document in any order of the rows', () => {
    fc.assert(
      fc.property(ledgers, fc.nat({ max: 50 }), (documents, seed) => {
        const mixed = shuffled(documents, seed);
        const [one, other] = [check(documents), check(mixed)];
        expect(byId(other)).toEqual(byId(one));
        expect({ ...other.totals }).toEqual({ ...one.totals });
        expect(openOf(other, mixed)).toEqual(openOf(one, documents));
      }),
      { numRuns: 40 },
    );
  });

  it('replayed at a day is what it would be had no later row been entered', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 40 }), (documents, offset) => {
        const asOf = (day('2026-01-01') + offset) as Day;
        // A blank row keeps those below it where they are.
        const kept = documents.map((row) => (Number(row['date']) <= START + offset ? row : {}));
        expect(shown(check(documents, asOf))).toEqual(shown(check(kept, asOf)));
      }),
      { numRuns: 40 },
    );
  });

  it('and so are the scores, the advice and the portfolio of that day', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 40 }), (documents, offset) => {
        const asOf = (day('2026-01-01') + offset) as Day;
        const kept = documents.map((row) => (Number(row['date']) <= START + offset ? row : {}));
        expect(read(documents, asOf)).toEqual(read(kept, asOf));
      }),
      { numRuns: 10 },
    );
  });

  it('with one receipt more has that much less exposure at its payer, and nobody has more', () => {
    const receipt = fc.record({
      owner: fc.constantFrom('M', 'A', 'B', 'C'),
      offset: fc.integer({ min: 0, max: 30 }),
      cents: fc.integer({ min: 1, max: 99_999 }),
      settles: fc.constantFrom('', 'N0', 'N1,N2'),
    });
    fc.assert(
      fc.property(ledgers, receipt, (documents, { owner, offset, cents, settles }) => {
        const paid: Row = {
          customerId: owner,
          kind: '回款',
          number: 'R',
          date: START + offset,
          amount: cents / 100,
          currency: 'CNY',
          settles,
        };
        const before = check(documents).customers;
        const after = check([...documents, paid]).customers;
        const payer = owner === 'C' ? 'A' : owner;
        for (const { id, exposure, effective, balance } of after) {
          const then = before.find((one) => one.id === id);
          const less = id === payer ? money(`${cents}e-2`) : ZERO;
          expect(text(exposure)).toBe(text(then?.exposure?.minus(less)));
          expect(text(balance)).toBe(text(then?.balance?.minus(less)));
          expect(effective === null || (then?.effective?.lte(effective) ?? true)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** What is read off the analysis of a day, without the analysis itself. */
function read(documents: readonly Row[], asOf: Day): unknown {
  const analysis = analyse(ledger(documents), asOf);
  return {
    scores: scoreLedger(analysis).map(({ score, gradeInForce, sales, ratios, tier }) => ({
      score,
      gradeInForce,
      sales,
      ratios,
      tier,
    })),
    advice: adviseLedger(analysis).map(({ id, advice, methods, constraints }) => ({
      id,
      advice,
      methods,
      constraints,
    })),
    portfolio: portfolioLedger(analysis),
  };
}

/** Whom 客户 does not have stands in the order of rows; everybody else in that of 客户. */
function byId({ customers }: CheckReport): CheckReport['customers'] {
  return [...customers].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is open of every document that counts, by its number. */
function openOf({ items }: CheckReport, documents: readonly Row[]): [string, string | null][] {
  return items
    .map(({ at, open }): [string, string | null] => [String(documents[at.position]?.['number']), text(open)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The whole report. Findings about dates are left out: a document dated far ahead, or due before its own day, is reported
 * whatever day is asked for, because it is wrong on all of them.
 */
function shown(report: CheckReport): unknown {
  const findings = report.findings.filter(({ rule }: Finding) => rule !== 'data.date');
  return { ...report, items: report.items, findings };
}

it('order, delivery and invoice of the same goods count once, however they are split and in whatever order they stand', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 3 });
  fc.assert(
    fc.property(parts, parts, parts, fc.nat({ max: 50 }), (ordered, delivered, invoiced, seed) => {
      const of = (kind: string, amounts: readonly number[]): Row[] =>
        amounts.map((amount, index) => ({
          customerId: 'A',
          kind,
          number: kind === '订单' ? 'O1' : `${kind}${index}`,
          order: 'O1',
          date: START + ((index * 5 + seed) % 30),
          due: serial('2026-12-31'),
          amount: amount / 10,
        }));
      const documents = shuffled(
        [...of('订单', ordered), ...of('发货', delivered), ...of('发票', invoiced)],
        seed,
      );
      const sums = [ordered, delivered, invoiced].map((amounts) =>
        amounts.reduce((sum, amount) => sum + amount, 0),
      );
      const figures = check(documents).customers.find(({ id }) => id === 'A');
      expect(text(figures?.exposure)).toBe(
        money(String(Math.max(...sums)))
          .div(10)
          .toFixed(),
      );
    }),
    { numRuns: 40 },
  );
});

it('no sequence of shipments that each pass lifts a group’s exposure above its pool', () => {
  const customers = CUSTOMERS.map((customer): Row => ({ ...customer, termText: '60天' }));
  const facts = ['M', 'A', 'B'].map((customerId): Row => ({
    customerId,
    fact: '等级',
    value: 'A',
    from: START - 99,
  }));
  const limit = (customerId: string, amount: number): Row => ({
    customerId,
    kind: '基础额度',
    amount,
    to: serial('2026-12-31'),
  });
  const amounts = fc.integer({ min: 1, max: 60 });
  // A new order, a delivery or an invoice without an order, or the invoice of an order that is there or is not.
  const shipment = fc.record({
    to: fc.constantFrom('M', 'A', 'B'),
    amount: amounts,
    document: fc.constantFrom(
      { kind: '订单', order: null },
      { kind: '发货', order: null },
      { kind: '发票', order: null },
      { kind: '发票', order: 'S1' },
      { kind: '发票', order: 'S2' },
    ),
  });
  const starting = fc.array(
    fc.record({
      customerId: fc.constantFrom('M', 'A', 'B'),
      kind: fc.constantFrom('发票', '回款', '订单'),
      amount: amounts,
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 120 }),
      fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
      starting,
      fc.array(shipment, { maxLength: 7 }),
      (pool, own, first, sequence) => {
        const limits = [limit('M', pool), ...(own === null ? [] : [limit('A', own)])];
        const documents: Row[] = first.map((row, index) => ({
          ...row,
          number: row.kind === '订单' ? `S${index + 1}` : `F${index}`,
          date: START,
        }));
        const look = () => analyse(ledger(documents, { customers, limits, facts, rates: [] }), ASOF);
        const used = () => {
          const share = look().groups.shares.get('A');
          const [group] = share ? groupsAbove(share) : [];
          return group?.exposure ?? ZERO;
        };
        const before = used();
        let passed = 0;
        for (const { to, amount, document } of sequence) {
          const { kind, order } = document;
          const decision = decideLedger(look(), {
            customer: to,
            amount: money(String(amount)),
            currency: null,
            order,
          });
          if (decision?.decision === 'hold') continue;
          passed += 1;
          const number = kind === '订单' ? `S${passed}` : `P${passed}`;
          const date = START + LATER;
          documents.push({ customerId: to, kind, number, order: order ?? '', date, amount });
        }
        const most = before.gt(pool) ? before : money(String(pool));
        expect(used().lte(most)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

it('totals have no error of a binary fraction, for amounts of up to 15 digits and 4 decimals', () => {
  const amount = fc.record({
    digits: fc.bigInt({ min: 1n, max: 999_999_999_999_999n }),
    decimals: fc.integer({ min: 0, max: 4 }),
    sign: fc.constantFrom(1n, -1n),
    owner: fc.constantFrom('M', 'A', 'B'),
  });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 15 }), (drawnAmounts) => {
      const documents = drawnAmounts.map(({ digits, decimals, sign, owner }): Row => ({
        customerId: owner,
        kind: sign > 0n ? '发票' : '回款',
        date: START,
        due: START,
        // The number a cell holds: the double nearest to the decimal Excel shows.
        amount: Number(`${digits}e-${decimals}`),
      }));
      const units = (of: (one: (typeof drawnAmounts)[number]) => boolean): bigint =>
        drawnAmounts
          .filter(of)
          .reduce((sum, { digits, decimals, sign }) => sum + sign * digits * 10n ** BigInt(4 - decimals), 0n);
      const exact = (sum: bigint): string => money(`${sum}e-4`).toFixed();
      const { totals, customers, byCurrency } = check(documents);
      expect([text(totals.balance), text(totals.exposure)]).toEqual(Array(2).fill(exact(units(() => true))));
      expect(text(byCurrency['CNY']?.balance)).toBe(exact(units(() => true)));
      for (const { id, balance } of customers.slice(0, 3)) {
        expect(text(balance)).toBe(exact(units(({ owner }) => owner === id)));
      }
    }),
    { numRuns: 40 },
  );
});
