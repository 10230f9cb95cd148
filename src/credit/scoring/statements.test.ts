import { isoDay } from '../../ledger/day';
import type { FinancialStatement } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { isStale, knownFrom, knownStatements, statementOn } from './statements';
import { statement } from './statementsForTests';

const known = (statements: readonly FinancialStatement[], asOf: string, customer = 'C1') => {
  const { latest, annual, previous, why } = knownStatements(statements, customer, day(asOf), 15);
  const end = (one: FinancialStatement | null) => (one === null ? null : isoDay(one.periodEnd));
  return [end(latest), end(annual), end(previous), why];
};

describe('statements', () => {
  it('are known from the day received, else four months after the period', () => {
    expect(isoDay(knownFrom(statement('2025-12-31', {}, { receivedOn: '2026-02-10' })))).toBe('2026-02-10');
    expect(isoDay(knownFrom(statement('2025-10-31')))).toBe('2026-02-28');
    const one = statement('2025-12-31');
    expect(statementOn([one], 'C1', day('2026-04-29'))).toBeNull();
    expect(statementOn([one], 'C1', day('2026-04-30'))).toBe(one);
    const early = statement('2025-12-31', {}, { receivedOn: '2025-12-01' });
    expect(statementOn([early], 'C1', day('2025-12-30'))).toBeNull();
    expect(statementOn([early], 'C1', day('2025-12-31'))).toBe(early);
    expect(statementOn([one], 'C2', day('2026-12-31'))).toBeNull();
  });

  it('are the latest; of one period the audited, then the longer, then the lower row', () => {
    const pick = (...all: readonly FinancialStatement[]) =>
      statementOn(all, 'C1', day('2026-12-31'))?.at.position;
    const [plain, lower] = [statement('2025-12-31', {}, { row: 1 }), statement('2025-12-31', {}, { row: 2 })];
    const audited = statement('2025-12-31', {}, { row: 0, audited: true });
    const short = statement('2025-12-31', {}, { row: 9, months: 6 });
    const unsaid = statement('2025-12-31', {}, { row: 10, months: null });
    const newer = statement('2026-01-31', {}, { row: 3, months: 1 });
    expect(pick(plain, lower)).toBe(2);
    expect(pick(lower, plain)).toBe(2);
    expect(pick(lower, audited, plain)).toBe(0);
    expect(pick(plain, short)).toBe(1);
    expect(pick(unsaid, short)).toBe(9);
    expect(pick(short, unsaid)).toBe(9);
    expect(pick(newer, plain, audited)).toBe(3);
  });

  it('are stale once their period ended more than so many months ago', () => {
    const one = statement('2025-03-31');
    expect(isStale(one, day('2026-06-30'), 15)).toBe(false);
    expect(isStale(one, day('2026-07-01'), 15)).toBe(true);
    expect(known([one], '2026-06-30')).toEqual(['2025-03-31', '2025-03-31', null, null]);
    expect(known([one], '2026-07-01')).toEqual([null, null, null, 'statement.stale']);
    expect(known([], '2026-07-01')).toEqual([null, null, null, 'statement.none']);
  });

  it('give figures of a day from the latest, those of a period from the latest of twelve months', () => {
    const annual = statement('2025-12-31');
    const half = statement('2026-06-30', {}, { months: 6, receivedOn: '2026-07-20' });
    expect(known([annual, half], '2026-08-01')).toEqual(['2026-06-30', '2025-12-31', null, null]);
    expect(known([half], '2026-08-01')).toEqual(['2026-06-30', null, null, null]);
    // Stale for its period, though a newer half-year is known.
    expect(known([annual, half], '2027-05-01')).toEqual(['2026-06-30', null, null, null]);
  });

  it('know the period before, of any age, where it ends as this one begins', () => {
    const year = (end: string, months = 12) => statement(end, {}, { months });
    expect(known([year('2025-12-31'), year('2024-12-31')], '2026-06-30')[2]).toBe('2024-12-31');
    expect(known([year('2024-12-31'), year('2025-12-31')], '2027-03-31')[2]).toBe('2024-12-31');
    expect(known([year('2025-12-31'), year('2025-06-30')], '2026-06-30')[2]).toBeNull();
    expect(known([year('2025-12-31'), year('2023-12-31')], '2026-06-30')[2]).toBeNull();
    expect(known([year('2025-12-31'), year('2024-12-31', 6)], '2026-06-30')[2]).toBeNull();
    expect(known([year('2025-02-28'), year('2024-02-29')], '2025-12-31')[2]).toBe('2024-02-29');
    expect(known([year('2024-02-29'), year('2023-02-28')], '2024-12-31')[2]).toBe('2023-02-28');
  });
});
