import { money } from '../../ledger/money';
import type { ScoreRecord } from '../../ledger/records';
import type { Grade } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { historyFindings, lastScore, notchesBetween, type HistoryCase } from './history';
import { statement, VECTOR } from './statementsForTests';

function record(asOf: string, grade: Grade | null, position = 0, customer = 'C1'): ScoreRecord {
  return {
    at: { table: 'scores', id: `S${position}`, position },
    customer,
    asOf: day(asOf),
    card: 'standard',
    version: 1,
    score: money('50'),
    grade,
  };
}

const PLACE = { at: { table: 'customers', id: 'K1', position: 0 }, column: 'grade' } as const;

function findings(some: Partial<HistoryCase>): string[] {
  return historyFindings({
    customer: 'C1',
    place: PLACE,
    scores: [],
    statements: [],
    now: null,
    asOf: day('2026-06-30'),
    policy: { scoreStaleDays: 180, statementsStaleMonths: 15 },
    ...some,
  }).map(({ rule, severity, at, column, figures }) =>
    [rule, severity, at.id, column, ...Object.values(figures)].join(' '),
  );
}

describe('the last score', () => {
  it('is the latest up to the day, of one day the lower row', () => {
    const scores = [
      record('2026-01-01', 'A', 0),
      record('2026-03-01', 'B', 1),
      record('2026-03-01', 'BB', 2),
    ];
    const last = (asOf: string) => lastScore(scores, 'C1', day(asOf))?.grade ?? null;
    expect([last('2025-12-31'), last('2026-01-01'), last('2026-02-28'), last('2026-03-01')]).toEqual([
      null,
      'A',
      'A',
      'BB',
    ]);
    expect(lastScore([...scores].reverse(), 'C1', day('2026-06-30'))?.grade).toBe('BB');
    expect(lastScore(scores, 'C2', day('2026-06-30'))).toBeNull();
  });
});

describe('a fallen grade', () => {
  it('is a finding from two notches on', () => {
    expect(notchesBetween('A', 'BB')).toBe(2);
    expect(notchesBetween('BB', 'A')).toBe(-2);
    const scores = [record('2026-05-01', 'A')];
    expect(findings({ scores, now: 'BBB' })).toEqual([]);
    expect(findings({ scores, now: 'BB' })).toEqual(['grade.fell high K1 grade A BB 2']);
    expect(findings({ scores, now: 'D' })).toEqual(['grade.fell high K1 grade A D 5']);
    expect(findings({ scores, now: 'AAA' })).toEqual([]);
  });

  it('compares the last two on record where none is computed anew', () => {
    const scores = [
      record('2026-01-01', 'AA', 0),
      record('2026-04-01', null, 1),
      record('2026-05-01', 'BB', 2),
    ];
    expect(findings({ scores })).toEqual(['grade.fell high K1 grade AA BB 3']);
    expect(findings({ scores: scores.slice(1) })).toEqual([]);
    expect(findings({ scores: [], now: 'D' })).toEqual([]);
    expect(findings({ scores: [record('2026-05-01', null)], now: 'D' })).toEqual([]);
  });

  it('looks at neither other customers nor later days', () => {
    const scores = [record('2026-05-01', 'A', 0, 'C2'), record('2026-07-01', 'A', 1)];
    expect(findings({ scores, now: 'D' })).toEqual([]);
  });
});

describe('stale scores and statements', () => {
  it('are findings once too old', () => {
    expect(findings({ scores: [record('2026-01-01', 'A')] })).toEqual([]);
    expect(findings({ scores: [record('2025-12-31', 'A')] })).toEqual([
      'score.stale medium K1 grade 2025-12-31',
    ]);
    expect(findings({ scores: [record('2025-12-31', null)] })).toEqual([
      'score.stale medium K1 grade 2025-12-31',
    ]);
    expect(findings({ statements: [statement('2025-03-31')] })).toEqual([]);
    expect(findings({ statements: [statement('2025-03-29')] })).toEqual([
      'financials.stale medium F0 periodEnd 2025-03-29',
    ]);
  });

  it('are none where nothing was ever there', () => {
    expect(findings({})).toEqual([]);
    expect(findings({ statements: [statement('2020-03-30', {}, { customer: 'C2' })] })).toEqual([]);
  });

  it('look at the latest statement known', () => {
    expect(findings({ statements: [statement('2020-12-31'), statement('2025-12-31')] })).toEqual([]);
    expect(findings({ statements: [statement('2020-12-31'), statement('2026-05-31')] })).toEqual([
      'financials.stale medium F0 periodEnd 2020-12-31',
    ]);
  });
});

describe('statements that do not balance', () => {
  const found = (figures: Parameters<typeof statement>[1], spec: Parameters<typeof statement>[2] = {}) =>
    findings({ statements: [statement('2025-12-31', { ...VECTOR, ...figures }, spec)] });

  it('are a finding: equity in another unit, or a figure mistyped', () => {
    expect(found({})).toEqual([]);
    expect(found({ equity: 9_000_000 }, { currency: 'USD' })).toEqual([
      'financials.unbalanced medium F0 totalAssets USD 2025-12-31 2000 9001100',
    ]);
    expect(found({ totalAssets: 0 })).toHaveLength(1);
  });

  it('may differ by what rounding leaves', () => {
    expect([found({ equity: 910 }), found({ equity: 890 })]).toEqual([[], []]);
    expect([found({ equity: 911 }), found({ equity: 889 })].map((each) => each.length)).toEqual([1, 1]);
  });

  it('are not judged where one of the three is not known, or nobody uses them', () => {
    const { equity: _, ...rest } = VECTOR;
    expect(findings({ statements: [statement('2025-12-31', rest)] })).toEqual([]);
    const old = statement('2024-06-30', { ...VECTOR, equity: 5 }, { row: 1 });
    expect(findings({ statements: [statement('2025-12-31', VECTOR), old] })).toEqual([]);
  });

  it('are those of the latest day and of the latest year, each once', () => {
    const wrong = { ...VECTOR, equity: 5 };
    const statements = [
      statement('2026-01-31', wrong, { months: 1, receivedOn: '2026-02-05', row: 1 }),
      statement('2025-12-31', wrong),
    ];
    expect(findings({ statements })).toHaveLength(2);
  });
});
