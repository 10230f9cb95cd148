import fc from 'fast-check';
import { ledgerOf, policyRows } from '../../ledger/tablesForTests';
import { openSheets, planOf } from '../fixtures';
import type { SourceWorkbook } from '../source/source';
import type { CustomerDecision } from './decideCustomers';
import type { ImportPlan } from './plan';
import { planImport } from './planImport';

const TAX = '91310000MA1FL0000X';
const OTHER_TAX = '91320500MA1MU0000A';
const HEADER = ['客户编号', '客户名称', '税号', '发票号', '开票日期', '开票金额'];

type Row = readonly [code: string, name: string, taxId?: string];

function book(...rows: readonly Row[]): SourceWorkbook {
  return openSheets('往来.xlsx', {
    发票: [
      HEADER,
      ...rows.map(([code, name, taxId = ''], at) => [code, name, taxId, `F${at}`, '2026-01-05', 100 + at]),
    ],
  });
}

function ledgerAfter({ customers, documents, facts }: ImportPlan) {
  return ledgerOf({
    customers,
    documents,
    facts,
    policy: policyRows({ currency: 'CNY', asOf: '2026-01-31' }),
  });
}

const asked = ({ report }: ImportPlan) =>
  (report.customers?.suggestions ?? []).map(({ one, other, reason, against }) => [
    one.ref,
    other.ref,
    reason,
    against,
  ]);
const owners = ({ documents }: ImportPlan) => documents.map(({ customerId }) => customerId);
const same = (one: string, other: string): CustomerDecision => ({ one, other, same: true });

describe('what is asked', () => {
  test('near names, and codes or tax numbers that contradict a name', () => {
    const plan = planOf([
      book(
        ['A1', '无锡鑫达电子有限公司', TAX],
        ['A2', '无锡新达电子有限公司'],
        ['A3', '无锡鑫达电子有限公司', OTHER_TAX],
        ['A4', '恒通物流有限公司'],
        ['A5', '恒通物流有限公司'],
        ['A6', '恒通货运', TAX],
      ),
    ]);
    expect(asked(plan)).toEqual([
      ['A1', 'A6', 'taxId', 'code'],
      ['A1', 'A3', 'sameName', 'taxId'],
      ['A4', 'A5', 'sameName', 'code'],
      ['A1', 'A2', 'sound', 'code'],
      ['A2', 'A3', 'sound', 'code'],
    ]);
    expect(plan.customers).toHaveLength(6);
    expect(plan.facts).toEqual([]);
  });

  test('spellings taken for one are named, and nothing where there is nothing to say', () => {
    const plan = planOf([book(['', '华强(上海)有限公司'], ['', '华强（上海）有限责任公司'])]);
    expect(plan.report.customers).toEqual({
      suggestions: [],
      more: 0,
      spellings: [{ name: '华强(上海)有限公司', others: ['华强（上海）有限责任公司'] }],
    });
    expect(planOf([book(['', '华强有限公司'])]).report.customers).toBeUndefined();
  });

  test('a customer with many near names is asked about a few times, and the rest counted', () => {
    const names = [...'鑫新欣馨薪芯心'].map((first): Row => ['', `${first}达电子有限公司`]);
    const { suggestions = [], more } = planOf([book(...names)]).report.customers ?? {};
    const times = suggestions.filter(({ one }) => one.name === '鑫达电子有限公司');
    expect(times).toHaveLength(5);
    expect(suggestions.length + (more ?? 0)).toBe((7 * 6) / 2);
  });
});

describe('a merge', () => {
  const first = planOf([book(['K1', '无锡鑫达电子有限公司'])]);
  const existing = ledgerAfter(first);
  const next = book(['', '无锡新达电子有限公司'], ['X9', '鑫达电子']);

  test('gives the rows to the customer of the ledger and keeps the other names and codes', () => {
    const decisions = [same('无锡新达电子有限公司', 'K1'), same('K1', 'X9')];
    const plan = planOf([next], { existing, decisions });
    expect(plan.customers).toEqual([]);
    // F0 came with the first import already, under the other name.
    expect(owners(plan)).toEqual(['K1']);
    expect(plan.report.sources[0]?.tables[0]?.skipped).toEqual([{ row: 2, why: 'already.imported' }]);
    expect(plan.facts.map(({ customerId, fact, value }) => [customerId, fact, value])).toEqual([
      ['K1', '曾用名', '无锡新达电子有限公司'],
      ['K1', '曾用名', 'X9'],
      ['K1', '曾用名', '鑫达电子'],
    ]);
    expect(plan.report.customers?.suggestions ?? []).toEqual([]);
  });

  test('is known by the next import, which asks nothing and adds nothing twice', () => {
    const merged = planOf([next], {
      existing,
      decisions: [same('无锡新达电子有限公司', 'K1'), same('K1', 'X9')],
    });
    const ledger = ledgerOf({
      customers: first.customers,
      documents: [...first.documents, ...merged.documents],
      facts: merged.facts,
      policy: policyRows({ currency: 'CNY', asOf: '2026-01-31' }),
    });
    expect(ledger.unreadable).toEqual([]);
    const again = planOf([next], { existing: ledger });
    expect([again.customers, again.documents, again.facts]).toEqual([[], [], []]);
    expect(again.report.customers?.suggestions ?? []).toEqual([]);
  });

  test('of two new customers makes one row', () => {
    const plan = planOf([book(['', '苏州恒力机电有限公司'], ['', '苏州恒力'])], {
      decisions: [same('苏州恒力', '苏州恒力机电有限公司')],
    });
    expect(plan.customers.map(({ name }) => name)).toEqual(['苏州恒力']);
    expect(new Set(owners(plan)).size).toBe(1);
    expect(plan.facts.map(({ value }) => value)).toEqual(['苏州恒力机电有限公司']);
  });

  test('is refused for two tax numbers, for nobody, and for two customers of the ledger', () => {
    const refused = (rows: readonly Row[], decision: CustomerDecision, ledger = existing) => {
      const options = { map: {}, sheets: [], language: 'zh-CN' } as const;
      const plan = planImport([book(...rows)], { ...options, existing: ledger, decisions: [decision] });
      return plan.ok ? null : [plan.problem.code, plan.problem.value];
    };
    expect(
      refused(
        [
          ['A', '甲公司', TAX],
          ['B', '乙公司', OTHER_TAX],
        ],
        same('A', 'B'),
      ),
    ).toEqual(['import.taxIdsDiffer', 'A = B']);
    expect(refused([['A', '甲公司']], same('A', '丙公司'))).toEqual(['import.badDecision', 'A = 丙公司']);
    const two = ledgerAfter(planOf([book(['A', '甲公司'], ['B', '乙公司'])]));
    expect(refused([['C', '丙公司']], same('A', 'B'), two)).toEqual(['import.badDecision', 'A = B']);
  });
});

describe('a refusal', () => {
  const rows = book(['', '无锡鑫达电子有限公司'], ['', '无锡新达电子有限公司']);
  const apart: CustomerDecision = { one: '无锡鑫达电子有限公司', other: '无锡新达电子有限公司', same: false };

  test('keeps two customers and is remembered', () => {
    const plan = planOf([rows], { decisions: [apart] });
    expect(plan.customers).toHaveLength(2);
    expect(plan.facts.map(({ customerId, fact, value }) => [customerId, fact, value])).toEqual([
      ['C0001', '不是同一客户', 'C0002'],
    ]);
    expect(asked(plan)).toEqual([]);
    const third = book(['', '无锡欣达电子有限公司']);
    const again = planOf([rows, third], { existing: ledgerAfter(plan) });
    expect(asked(again).map(([one, other]) => [one, other])).toEqual([
      ['C0001', '无锡欣达电子有限公司'],
      ['C0002', '无锡欣达电子有限公司'],
    ]);
  });
});

test('whatever is merged, no customer has two tax numbers and every document keeps its amount', () => {
  const CHOICES = 6;
  const customer = fc.tuple(fc.nat(CHOICES - 1), fc.constantFrom('', TAX, OTHER_TAX));
  fc.assert(
    fc.property(
      fc.array(customer, { minLength: 2, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(CHOICES - 1), fc.nat(CHOICES - 1)), { maxLength: 6 }),
      (drawn, pairs) => {
        const taxIds = new Map(drawn);
        const rows = [...taxIds].map(([number, taxId]): Row => [`K${number}`, `第${number}家`, taxId]);
        const options = { existing: null, map: {}, sheets: [], language: 'zh-CN' } as const;
        const decisions = pairs.map(([one, other]) => same(`K${one}`, `K${other}`));
        const plan = planImport([book(...rows)], { ...options, decisions });
        const groups = groupsOf(pairs);
        const isPossible =
          pairs.every((pair) => pair.every((number) => taxIds.has(number))) &&
          [...new Set(groups)].every((group) => {
            const known = [...taxIds]
              .filter(([number]) => groups[number] === group)
              .map(([, taxId]) => taxId);
            return new Set(known.filter((taxId) => taxId !== '')).size <= 1;
          });
        expect(plan.ok).toBe(isPossible);
        if (!plan.ok) return;
        const owner = new Map(rows.map(([code], at) => [code, plan.value.documents[at]?.['customerId']]));
        for (const one of taxIds.keys())
          for (const other of taxIds.keys())
            expect(owner.get(`K${one}`) === owner.get(`K${other}`)).toBe(groups[one] === groups[other]);
        expect(plan.value.documents).toHaveLength(rows.length);
        for (const { difference } of plan.value.report.reconciliation) expect(difference.isZero()).toBe(true);
      },
    ),
    { numRuns: 60 },
  );

  /** The slow way: a number for each group, spread until nothing changes. */
  function groupsOf(pairs: readonly (readonly [number, number])[]): readonly number[] {
    const groups = Array.from({ length: CHOICES }, (_, number) => number);
    for (let round = 0; round < CHOICES; round += 1)
      for (const [one, other] of pairs) {
        const least = Math.min(groups[one] ?? 0, groups[other] ?? 0);
        groups[one] = least;
        groups[other] = least;
      }
    return groups;
  }
});
