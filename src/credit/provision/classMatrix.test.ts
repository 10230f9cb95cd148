import type { Money } from '../../ledger/money';
import { DEFAULT_STANDARDS } from '../../ledger/standards';
import { day } from '../../ledger/tablesForTests';
import { accountForTests, type AccountSpec, type EntrySpec } from '../portfolio/logForTests';
import { classMatrix, classOn, type ClassifiedCustomer, type ClassRules } from './classMatrix';

const FROM = day('2025-12-31');
const TO = day('2026-12-31');
const asIs = (amount: Money): Money => amount;
const RULES: ClassRules = {
  bounds: DEFAULT_STANDARDS.riskClass,
  overdue: () => ({ floor: 10_000n, disputeDays: 90 }),
};

function customer(id: string, specs: readonly AccountSpec[], unknown: ClassifiedCustomer['unknown'] = null) {
  return { id, accounts: specs.map(accountForTests), unknown };
}

const one = (entries: readonly EntrySpec[], more: Partial<AccountSpec> = {}): ClassifiedCustomer =>
  customer('A', [{ entries, ...more }]);

const late = (due: string, more: Partial<EntrySpec> = {}): EntrySpec => ({
  amount: 500,
  date: '2025-01-01',
  due,
  ...more,
});

const classAt = (who: ClassifiedCustomer, on = FROM): string | null =>
  classOn(who, on, RULES, asIs).riskClass;

describe('the class of a day', () => {
  it('is that of the longest overdue then', () => {
    expect(classAt(one([late('2025-12-31')]))).toBe('normal');
    expect(classAt(one([late('2025-12-30')]))).toBe('watch');
    expect(classAt(one([late('2025-10-01')]))).toBe('substandard');
    expect(classAt(one([late('2025-10-01')]), TO)).toBe('loss');
    expect(classAt(one([late('2025-10-01', { moves: [{ on: '2025-12-31', amount: 500 }] })]))).toBe('none');
  });

  it('is the worst of the accounts, each with its own floor', () => {
    const two = customer('A', [
      { entries: [late('2025-12-30')] },
      { currency: 'USD', entries: [late('2025-03-01')] },
    ]);
    expect(classAt(two)).toBe('doubtful');
    const floorOfUsd: ClassRules = {
      ...RULES,
      overdue: ({ account }) => ({ floor: account.currency === 'USD' ? 50_001n : 1n, disputeDays: 90 }),
    };
    expect(classOn(two, FROM, floorOfUsd, asIs).riskClass).toBe('watch');
  });

  it('is unknown before an opening, with unreadable rows, and when nothing known is late but a due date is missing', () => {
    expect(classAt(one([late('2025-12-30')], { opening: '2026-01-01' }))).toBeNull();
    expect(classAt(customer('A', [], 'unreadable'))).toBeNull();
    expect(classAt(one([{ amount: 500, date: '2025-01-01' }]))).toBeNull();
    expect(classAt(one([{ amount: 500, date: '2025-01-01' }, late('2025-12-30')]))).toBe('watch');
  });

  it('is 损失 with an unrecovered write-off, of before an opening too, even with nothing open', () => {
    const writeOff: EntrySpec = { amount: 5, date: '2025-06-01', kind: 'writeOff', number: 'W1' };
    const recovery: EntrySpec = { amount: 5, date: '2026-06-01', kind: 'recovery', settles: ['W1'] };
    expect(classAt(one([], { documents: [writeOff] }))).toBe('loss');
    expect(classAt(one([late('2025-12-30')], { history: [writeOff], opening: '2025-12-31' }))).toBe('loss');
    const recovered = one([], { history: [writeOff], documents: [recovery], opening: '2025-12-31' });
    expect(classAt(recovered)).toBe('loss');
    expect(classAt(recovered, TO)).toBe('none');
  });

  it('has what debits have open as its amount: no credit, no other day', () => {
    const who = one([
      late('2025-12-30', { moves: [{ on: '2026-01-01', amount: 100 }] }),
      { amount: 50, date: '2025-01-01', kind: 'retention' },
      { amount: 70, date: '2025-01-01', kind: 'receipt' },
    ]);
    expect(classOn(who, FROM, RULES, asIs).amount?.toFixed()).toBe('550');
    expect(classOn(who, TO, RULES, asIs).amount?.toFixed()).toBe('450');
    expect(classOn(who, TO, RULES, () => null).amount).toBeNull();
    expect(classOn(who, TO, RULES, (amount) => amount.times(7)).amount?.toFixed()).toBe('3150');
  });

  it('is normal with nothing open but retention that is not due', () => {
    expect(classAt(one([{ amount: 50, date: '2025-01-01', kind: 'retention', due: '2026-06-01' }]))).toBe(
      'normal',
    );
  });
});

describe('the matrix', () => {
  it('counts customers and amounts from class to class', () => {
    const worsening = [late('2026-09-01')];
    const { cells, unknown, from, to } = classMatrix(
      [
        customer('A', [{ entries: worsening }]),
        customer('B', [{ entries: [late('2026-09-01', { amount: 300 })] }]),
        customer('C', [{ entries: [late('2025-12-01', { moves: [{ on: '2026-01-05', amount: 500 }] })] }]),
        customer('D', [{ entries: [late('2027-01-01', { date: '2026-05-01', amount: 80 })] }]),
        customer('E', []),
        customer('F', [{ entries: worsening, opening: '2026-03-01' }]),
        customer('G', [], 'unreadable'),
      ],
      FROM,
      TO,
      RULES,
      asIs,
    );
    expect([from, to]).toEqual([FROM, TO]);
    expect(
      cells.map((cell) => [cell.from, cell.to, cell.customers, cell.start?.toFixed(), cell.now?.toFixed()]),
    ).toEqual([
      ['normal', 'substandard', 2, '800', '800'],
      ['watch', 'none', 1, '500', '0'],
      ['none', 'normal', 1, '0', '80'],
    ]);
    expect(unknown).toEqual(['F', 'G']);
  });

  it('has no amount where a rate is missing, and keeps the count', () => {
    const { cells } = classMatrix(
      [
        customer('A', [{ currency: 'USD', entries: [late('2027-09-01')] }]),
        customer('B', [{ entries: [late('2027-09-01')] }]),
      ],
      FROM,
      TO,
      RULES,
      (amount, currency) => (currency === 'USD' ? null : amount),
    );
    expect(cells).toEqual([{ from: 'normal', to: 'normal', customers: 2, start: null, now: null }]);
  });
});
