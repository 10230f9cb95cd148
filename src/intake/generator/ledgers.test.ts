import fc from 'fast-check';
import { money } from '../../ledger/money';
import type { Ledger } from '../../ledger/records';
import { ledgerOf, policyRows } from '../../ledger/tablesForTests';
import { planOf, valueOf } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { planRetry } from '../plan/retry';
import { FORMS } from './formsForTests';
import { LAYOUTS as LISTS, type Layout, type Made } from './layoutsForTests';
import { AMOUNTS, BAD_DATE, DATES, entriesWith, NAMES, sumOf, type Entry, type Style } from './truthForTests';

const LAYOUTS: Readonly<Record<string, Layout>> = { ...LISTS, ...FORMS };

/** The long run sets its own number of ledgers. */
const asked: unknown = Reflect.get(globalThis, 'LEDGERS');
const LEDGERS = typeof asked === 'number' ? asked : 300;

const style: fc.Arbitrary<Style> = fc.record({
  unit: fc.constantFrom(
    { cents: 100, words: '' },
    { cents: 100, words: '单位：元' },
    { cents: 100_000, words: '单位：千元' },
    { cents: 1_000_000, words: '单位：万元' },
  ),
  amounts: fc.constantFrom(...AMOUNTS),
  dates: fc.constantFrom(...DATES),
  titles: fc.constantFrom(0, 1, 2, 10),
  names: fc.constantFrom(...NAMES),
  total: fc.constantFrom('合计', '总计', '(合计)', '合 计', 'Total', ''),
  remark: fc.constantFrom('', '备注：以上已核对', '制表人：张三'),
  indent: fc.constantFrom(0, 0, 1, 3),
});

const entries = entriesWith(
  fc.constantFrom(
    'none' as const,
    'none' as const,
    'none' as const,
    'none' as const,
    'void' as const,
    'badDate' as const,
  ),
  25,
);

function checkProof({ report }: ImportPlan, { entries: all, opening }: Made): void {
  const hundredths = Object.fromEntries(
    report.reconciliation.map(({ measure, source, imported, difference }) => [
      measure,
      {
        source: source.times(100).toFixed(),
        imported: imported.times(100).toFixed(),
        difference: difference.toFixed(),
      },
    ]),
  );
  const expected: Record<string, unknown> = {};
  for (const kind of ['invoice', 'receipt'] as const) {
    if (!all.some((entry) => entry.kind === kind)) continue;
    const imported = sumOf(all, (entry) => entry.kind === kind && entry.dirt === 'none');
    const source = sumOf(all, (entry) => entry.kind === kind);
    expected[`${kind}.amount`] = { source: String(source), imported: String(imported), difference: '0' };
  }
  if (opening !== null)
    expected['opening.amount'] = { source: String(opening), imported: String(opening), difference: '0' };
  expect(hundredths).toEqual(expected);
}

/** Every row of every table was imported, or is named with a reason. */
function checkRows({ report }: ImportPlan): void {
  for (const { tables } of report.sources)
    for (const { rows, skipped, rejected } of tables) {
      expect(rows.imported + rows.skipped + rows.rejected).toBe(rows.data);
      expect(skipped).toHaveLength(rows.skipped);
      expect(new Set(rejected.map(({ cell }) => /\d+$/.exec(cell)?.[0])).size).toBe(rows.rejected);
    }
}

/** A list nobody wrote anything in is refused as empty; all else is read. */
function checkRefused({ report }: ImportPlan): void {
  expect(
    report.sources.map(({ refused }) => refused?.why).filter((why) => why !== undefined && why !== 'empty'),
  ).toEqual([]);
}

interface Seed {
  readonly entries: Made['entries'];
  readonly style: Style;
}

function checkLedger(layout: Layout, seed: Seed): void {
  const made = layout(seed.entries, seed.style);
  const plan = planOf([{ file: '往来.xlsx', sheets: made.sheets }]);
  checkRefused(plan);
  checkProof(plan, made);
  checkRows(plan);
}

const SOURCE = '往来.xlsx';
const clean = ({ dirt }: Entry): boolean => dirt === 'none';
const unreadable = ({ dirt }: Entry): boolean => dirt === 'badDate';

function ledgerAfter(...plans: readonly ImportPlan[]): Ledger {
  return ledgerOf({
    customers: plans.flatMap(({ customers }) => customers),
    limits: plans.flatMap(({ limits }) => limits),
    documents: plans.flatMap(({ documents }) => documents),
    policy: policyRows({ currency: 'CNY', asOf: '2026-12-31' }),
  });
}

const hundredthsOf = (plan: ImportPlan): number =>
  plan.documents.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);

/** Rows that could not be read stand in the plan as they are; with their day put right they come in, each once. */
function checkMended(layout: Layout, seed: Seed): void {
  const made = layout(seed.entries, seed.style);
  const spoilt = made.entries.filter(unreadable);
  const plan = planOf([{ file: SOURCE, sheets: made.sheets }]);
  const kept = plan.rejected.flatMap(({ rows }) => rows);
  expect(kept).toHaveLength(spoilt.length);
  const days = kept.map(({ cells }) => cells.filter((cell) => cell === BAD_DATE));
  expect(days.flat()).toHaveLength(spoilt.length);
  const tables = plan.rejected.map(({ file, sheet, reading, rows }) => ({
    file,
    sheet,
    reading: reading ?? '',
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => (cell === BAD_DATE ? '2026-03-15' : cell)),
    })),
  }));
  const existing = ledgerAfter(plan);
  const again = valueOf(planRetry(tables, { existing, language: 'zh-CN' }));
  expect(again.outcomes.flat().map((outcome) => outcome?.as)).toEqual(kept.map(() => 'imported'));
  expect(hundredthsOf(again.plan)).toBe(sumOf(spoilt, () => true));
  expect(again.plan.report.reconciliation.every(({ difference }) => difference.isZero())).toBe(true);
  const twice = valueOf(planRetry(tables, { existing: ledgerAfter(plan, again.plan), language: 'zh-CN' }));
  expect(twice.plan.documents).toEqual([]);
  expect(twice.outcomes.flat().filter((outcome) => outcome?.as === 'imported')).toEqual([]);
}

function checkTwice(layout: Layout, seed: Seed): void {
  const sources = [{ file: SOURCE, sheets: layout(seed.entries, seed.style).sheets }];
  const first = planOf(sources);
  const { customers, limits, documents, sets, report } = planOf(sources, { existing: ledgerAfter(first) });
  expect({ customers, limits, documents, sets }).toEqual({
    customers: [],
    limits: [],
    documents: [],
    sets: [],
  });
  expect(
    report.reconciliation.every(({ imported, difference }) => imported.isZero() && difference.isZero()),
  ).toBe(true);
}

/** The list grew at its end, and every third of its amounts was put right. */
function checkUpdated(layout: Layout, seed: Seed, more: Made['entries']): void {
  const before = layout(seed.entries, seed.style);
  const corrected = seed.entries.map((entry, index) =>
    index % 3 === 0 && clean(entry) ? { ...entry, cents: entry.cents + 1 } : entry,
  );
  const after = layout([...corrected, ...more], seed.style);
  const existing = ledgerAfter(planOf([{ file: SOURCE, sheets: before.sheets }]));
  const source = { file: '往来（新）.xlsx', sheets: after.sheets };
  const changed = corrected.filter(
    (entry, index) => entry !== seed.entries[index] && after.entries.includes(entry),
  );
  const added = more.filter((entry) => clean(entry) && after.entries.includes(entry));

  const plan = planOf([source], { existing });
  expect(hundredthsOf(plan)).toBe(sumOf(added, () => true));
  expect(plan.sets).toEqual([]);
  const said = plan.report.sources.flatMap(({ tables }) => tables.flatMap((table) => table.changed ?? []));
  expect(said.map(({ what }) => what)).toEqual(changed.map(() => 'amount'));
  const rise = said.map((change) => money(change.after).minus(change.before).times(100).toFixed());
  expect(rise).toEqual(changed.map(() => '1'));
  checkRows(plan);

  const take = said.map(({ sourceKey }) => sourceKey);
  const taken = planOf([source], { existing, take });
  expect(taken.sets.flatMap(({ cells }) => cells)).toHaveLength(changed.length);
  expect(hundredthsOf(taken)).toBe(sumOf(added, () => true));
  expect(taken.report.reconciliation.every(({ difference }) => difference.isZero())).toBe(true);
}

/** Without numbers another amount is another document: these only grow. */
const UNNUMBERED: ReadonlySet<string> = new Set([
  'statements',
  'balancesWithDirection',
  'balancesOnTwoSides',
  'customersByMonths',
]);

describe('made-up ledgers again', () => {
  const names = Object.keys(LAYOUTS);
  const late = entries.map((all) => all.map((entry) => ({ ...entry, month: 12 })));
  const each = (name: string, check: (layout: Layout, seed: Seed, more: Made['entries']) => void): void => {
    const layout = LAYOUTS[name];
    if (layout === undefined) throw new RangeError(name);
    fc.assert(
      fc.property(fc.record({ entries, style }), late, (seed, more) => {
        check(layout, seed, more);
      }),
      { numRuns: Math.ceil(LEDGERS / names.length / 4) },
    );
  };

  it.each(names)('add nothing when they are imported twice: %s', (name) => each(name, checkTwice));
  it.each(names)(
    'keep the rows nobody could read, and take them in once their day was put right: %s',
    (name) => each(name, checkMended),
  );
  it.each(names.filter((name) => !UNNUMBERED.has(name)))(
    'add what is new of an updated file, and name what changed: %s',
    (name) => each(name, checkUpdated),
  );
});

describe('ledgers as people lay them out, from a truth that is known', () => {
  const names = Object.keys(LAYOUTS);
  it.each(names)('come back to the last hundredth: %s', (name) => {
    const layout = LAYOUTS[name];
    if (layout === undefined) throw new RangeError(name);
    fc.assert(
      fc.property(fc.record({ entries, style }), (seed) => {
        checkLedger(layout, seed);
      }),
      { numRuns: Math.ceil(LEDGERS / names.length) },
    );
  });
});
