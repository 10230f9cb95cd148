import { money } from '../../ledger/money';
import { DEFAULT_STANDARDS } from '../../ledger/standards';
import { riskClassOf } from './riskClass';

const bounds = DEFAULT_STANDARDS.riskClass;

describe('five-level class', () => {
  it.each([
    [0, 'normal'],
    [1, 'watch'],
    [90, 'watch'],
    [91, 'substandard'],
    [270, 'substandard'],
    [271, 'doubtful'],
    [360, 'doubtful'],
    [361, 'loss'],
    [4000, 'loss'],
  ])('%i days overdue: %s', (days, name) => {
    expect(riskClassOf(days, bounds, false)).toBe(name);
  });

  it('is 损失 with an unrecovered write-off, however late', () => {
    expect(riskClassOf(0, bounds, true)).toBe('loss');
    expect(riskClassOf(null, bounds, true)).toBe('loss');
  });

  it('is unknown when the longest overdue is', () => {
    expect(riskClassOf(null, bounds, false)).toBeNull();
  });

  it('follows the bounds of the book, whatever their order; a class without a row never fires', () => {
    const own = new Map([
      ['loss', money('5')],
      ['watch', money('2')],
    ]);
    expect([2, 3, 5, 6].map((days) => riskClassOf(days, own, false))).toEqual([
      'normal',
      'watch',
      'watch',
      'loss',
    ]);
    expect(riskClassOf(999, new Map(), false)).toBe('normal');
  });
});
