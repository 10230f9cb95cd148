import fc from 'fast-check';
import { planOf } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { LAYOUTS, type Layout, type Made } from './layoutsForTests';
import { AMOUNTS, DATES, NAMES, sumOf, type Entry, type Style } from './truthForTests';

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

const entries: fc.Arbitrary<readonly Entry[]> = fc.array(
  fc.record({
    customer: fc.integer({ min: 0, max: 4 }),
    kind: fc.constantFrom('invoice' as const, 'receipt' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    cents: fc.integer({ min: 1, max: 99_999_999 }),
    dirt: fc.constantFrom(
      'none' as const,
      'none' as const,
      'none' as const,
      'none' as const,
      'void' as const,
      'badDate' as const,
    ),
  }),
  { minLength: 2, maxLength: 25 },
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

function checkLedger(layout: Layout, seed: { entries: Made['entries']; style: Parameters<Layout>[1] }): void {
  const made = layout(seed.entries, seed.style);
  const plan = planOf([{ file: '往来.xlsx', sheets: made.sheets }]);
  checkRefused(plan);
  checkProof(plan, made);
  checkRows(plan);
}

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
