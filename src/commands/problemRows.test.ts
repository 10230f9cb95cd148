import type { RejectedTable } from '../intake';
import { dayOf } from '../ledger/day';
import { ledgerOf, policyRows } from '../ledger/tablesForTests';
import { cellWords } from '../text';
import { openTables, problemRows } from './problemRows';

const time = { importedAt: '2026-11-24T09:30:00+08:00', words: cellWords('zh-CN') };

const READ = { sources: [], today: dayOf(2026, 11, 24) };

function tableOf(file: string, rows: readonly (readonly string[])[]): RejectedTable {
  return {
    file,
    sheet: '发票',
    range: 'A1:D9',
    reading: 'as it was read',
    header: { row: 1, cells: ['客户', '日期'] },
    rows: rows.map((cells, index) => ({
      row: index + 2,
      cells,
      why: [{ cell: `B${index + 2}`, value: cells[1] ?? '', why: 'date.unreadable' }],
    })),
  };
}

it('keeps every cell, also those behind the last column of their own, and gives them back as they stand', () => {
  const wide = Array.from({ length: 45 }, (_, index) => (index % 7 === 0 ? '' : `第${index}格`));
  const { append, omitted } = problemRows([tableOf('a.xlsx', [wide, ['甲', '?']])], null, time, READ);
  expect(append.rows.map(({ state }) => state)).toEqual(['表头', '待处理', '待处理']);
  expect(omitted).toBe(0);
  const ledger = ledgerOf({ problems: append.rows, policy: policyRows({}) });
  const [table, ...others] = openTables(ledger);
  expect(others).toEqual([]);
  expect(table).toMatchObject({
    file: 'a.xlsx',
    sheet: '发票',
    reading: 'as it was read',
    positions: [1, 2],
  });
  expect(table?.rows.map(({ row }) => row)).toEqual([2, 3]);
  expect(table?.rows[0]?.cells).toEqual(wide);
  expect(table?.rows[1]?.cells.slice(0, 3)).toEqual(['甲', '?', '']);
  expect(problemRows([tableOf('a.xlsx', [wide, ['甲', '?']])], ledger, time, READ).append.rows).toEqual([]);
});

it('keeps so many rows of an import, and counts the others', () => {
  const rows = Array.from({ length: 6000 }, (_, index) => [`客户${index}`, '?']);
  const { append, omitted } = problemRows(
    [tableOf('a.xlsx', rows), tableOf('b.xlsx', rows)],
    null,
    time,
    READ,
  );
  expect([append.rows.length, omitted]).toEqual([10_002, 2_000]);
});
