import { newRowIds, rowFinder } from './rowIds';
import { snapshotOf, type Row } from './tablesForTests';
import type { RowAt } from './records';

const rows: readonly Row[] = [
  { rowId: 'K1', id: 'C1', name: '甲' },
  { rowId: '', id: 'C2', name: '乙' },
  { rowId: 'K3', id: 'C3', name: '丙' },
];
const at = (id: string, position: number): RowAt => ({ table: 'customers', id, position });

describe('new row ids', () => {
  it('are unique, of one shape, and the same for the same seed', () => {
    const ids = newRowIds(new Set(), 20_000, 'client-1');
    expect(new Set(ids).size).toBe(20_000);
    expect(ids.every((id) => /^[A-Z][0-9A-Z]{7}$/.test(id))).toBe(true);
    expect(newRowIds(new Set(), 3, 'client-1')).toEqual(ids.slice(0, 3));
    expect(newRowIds(new Set(), 3, 'client-2')).not.toEqual(ids.slice(0, 3));
  });

  it('avoid those that exist', () => {
    const [first, second] = newRowIds(new Set(), 2, 'seed');
    expect(newRowIds(new Set([first ?? '']), 1, 'seed')).toEqual([second]);
  });
});

describe('finding a row again', () => {
  const before = snapshotOf('customers', rows);

  it('goes by id wherever the row went', () => {
    const sorted = snapshotOf('customers', [...rows].reverse());
    expect(rowFinder(sorted, before)(at('K1', 0))).toBe(2);
    expect(rowFinder(snapshotOf('customers', rows.slice(1)), before)(at('K1', 0))).toBeNull();
  });

  it('goes by what the row says when it has no id yet, computed cells apart', () => {
    const moved = snapshotOf('customers', [{ id: 'C0', name: '新' }, ...rows]);
    expect(rowFinder(moved, before)(at('', 1))).toBe(2);
    const stamped = snapshotOf(
      'customers',
      rows.map((row) => ({ ...row, balance: 5 })),
    );
    expect(rowFinder(stamped, before)(at('', 1))).toBe(1);
  });

  it('gives up when the row was edited or another says the same', () => {
    const edited = snapshotOf(
      'customers',
      rows.map((row) => (row['id'] === 'C2' ? { ...row, name: '乙二' } : row)),
    );
    expect(rowFinder(edited, before)(at('', 1))).toBeNull();
    const twins = snapshotOf('customers', [
      { id: 'C2', name: '乙' },
      rows[0] ?? {},
      { id: 'C2', name: '乙' },
    ]);
    expect(rowFinder(twins, before)(at('', 1))).toBeNull();
  });

  it('prefers the row in place when an id is repeated', () => {
    const copied = snapshotOf('customers', [rows[0] ?? {}, { ...rows[0], name: '副本' }]);
    expect(rowFinder(copied, before)(at('K1', 1))).toBe(1);
    expect(rowFinder(copied, before)(at('K1', 5))).toBe(0);
  });
});
