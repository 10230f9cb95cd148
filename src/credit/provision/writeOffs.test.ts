import { day } from '../../ledger/tablesForTests';
import { documentForTests, type EntrySpec } from '../portfolio/logForTests';
import { unrecoveredWriteOffs } from './writeOffs';

const writeOff = (amount: number, date: string, number = 'W1', more: Partial<EntrySpec> = {}): EntrySpec => ({
  kind: 'writeOff',
  amount,
  date,
  number,
  ...more,
});
const recovery = (amount: number, date: string, ...settles: string[]): EntrySpec => ({
  kind: 'recovery',
  amount,
  date,
  settles,
});

function left(specs: readonly EntrySpec[], on: string): string[] {
  const documents = specs.map((spec, index) => documentForTests(spec, index));
  return unrecoveredWriteOffs(documents, day(on)).map(
    ({ writeOff: { number }, left: amount }) => `${number} ${amount.toFixed()}`,
  );
}

describe('memo of write-offs', () => {
  it('is lowered by recoveries that name it, up to the day asked for', () => {
    const rows = [
      writeOff(100, '2026-01-10'),
      recovery(30, '2026-02-01', 'w1'),
      recovery(70, '2026-03-01', 'W1'),
    ];
    expect(left(rows, '2026-01-09')).toEqual([]);
    expect(left(rows, '2026-01-10')).toEqual(['W1 100']);
    expect(left(rows, '2026-02-01')).toEqual(['W1 70']);
    expect(left(rows, '2026-02-28')).toEqual(['W1 70']);
    expect(left(rows, '2026-03-01')).toEqual([]);
  });

  it('counts for 36 months', () => {
    const rows = [writeOff(100, '2026-01-10')];
    expect(left(rows, '2029-01-09')).toEqual(['W1 100']);
    expect(left(rows, '2029-01-10')).toEqual([]);
  });

  it('is not lowered by a receipt, nor by a recovery that names another or none', () => {
    const rows = [
      writeOff(100, '2026-01-10'),
      recovery(100, '2026-02-01', 'W9'),
      recovery(100, '2026-02-01'),
      { kind: 'receipt', amount: 100, date: '2026-02-01', settles: ['W1'] },
    ] as const;
    expect(left(rows, '2026-12-31')).toEqual(['W1 100']);
  });

  it('shares a recovery in the order it names, each up to what is left', () => {
    const rows = [
      writeOff(100, '2026-01-10', 'W1'),
      writeOff(50, '2026-01-11', 'W2'),
      writeOff(50, '2026-01-12', 'W3'),
    ];
    expect(left([...rows, recovery(70, '2026-02-01', 'W2', 'W1')], '2026-03-01')).toEqual(['W1 80', 'W3 50']);
    expect(left([...rows, recovery(500, '2026-02-01', 'W2', 'W1')], '2026-03-01')).toEqual(['W3 50']);
  });

  it('has no 作废 rows', () => {
    expect(left([writeOff(1, '2026-01-10', 'W1', { details: { void: true } })], '2026-03-01')).toEqual([]);
  });
});
