import * as fc from 'fast-check';
import { dayOf } from '../../ledger/day';
import { TableCells } from '../rows/rowCells';
import { findTables } from '../layout/findTables';
import type { SourceRow, SourceSheet } from '../source/source';
import type { SourceTable } from '../layout/table';
import { parseReading, readingText } from './reading';

const DAY = dayOf(2026, 6, 30);

function tableOf(name: string, rows: readonly SourceRow[]): SourceTable {
  const columnCount = Math.max(...rows.map((row) => row.length));
  const sheet: SourceSheet = { name, hidden: false, columnCount, rows };
  const [found] = findTables('a.xlsx', sheet, new Map());
  if (found?.refused !== null) throw new Error(found?.refused.why);
  return found.table;
}

const TABLES: Readonly<Record<string, SourceTable>> = {
  'dates of one order, amounts with a comma, a unit': tableOf('发票', [
    ['单位：万元'],
    ['客户名称', '发票号', '开票日期', '到期日', '开票金额'],
    ['甲公司', '1', '3/4/2026', '1/5/2026', '1,5'],
    ['乙公司', '2', '13/4/2026', '2/5/2026', '2,25'],
  ]),
  'names with codes': tableOf('发票', [
    ['客户', '发票号', '开票日期', '开票金额 USD'],
    ['001_甲公司', '1', '2026-01-05', 10],
    ['002_乙公司', '2', '2026-01-06', 20],
  ]),
  'days without year and month, under sections': tableOf('流水', [
    ['2024年'],
    ['客户名称', '发票号', '开票日期', '开票金额'],
    ['甲公司', '1', '8日', 10],
    ['2025年12月', '', '', ''],
    ['甲公司', '2', '8日', 20],
    ['乙公司', '3', '9日', 30],
    ['2026年1月', '', '', ''],
    ['乙公司', '4', '1月8日', 40],
  ]),
  'a statement of European amounts': tableOf('甲公司', [
    ['客户：甲公司'],
    ['日期', '摘要', '借方', '贷方', '余额'],
    ['', '期初余额', '', '', '1.050,5'],
    ['2026-02-05', '销售', '100,25', '', '1.150,75'],
  ]),
  months: tableOf('2026年应收', [
    ['客户名称', '1月', '2月', '3月', '4月'],
    ['甲公司', 1, 2, 3, 4],
  ]),
  'a statement': tableOf('甲公司', [
    ['客户：甲公司'],
    ['日期', '摘要', '借方', '贷方', '方向', '余额'],
    ['', '期初余额', '', '', '贷', 50],
    ['2026-02-05', '销售', 100, '', '借', 50],
    ['2026-01-05', '收款', '', 20, '借', 30],
  ]),
  balances: tableOf('余额表', [
    ['客户名称', '方向', '期末余额'],
    ['甲公司', '借', 5],
    ['乙公司', '贷', 6],
  ]),
};

describe.each(Object.entries(TABLES))('the reading of %s', (_, table) => {
  const cells = new TableCells(table);
  const reading = parseReading(readingText(table, cells, DAY));
  const again = reading?.over(table.file, table.sheet);

  it('reads each cell as the table did', () => {
    if (!reading || !again) throw new Error('not understood');
    const other = new TableCells(again, reading.styles);
    expect(other.openingRows).toEqual(cells.openingRows);
    for (let row = table.header.row + 1; row < table.sheet.rows.length; row += 1) {
      expect(other.monthsOf(row)).toEqual(cells.monthsOf(row));
      expect(other.openingAt(row)).toEqual(cells.openingAt(row));
      expect(other.openingDay(row)).toEqual(cells.openingDay(row));
      expect(other.customerCode(row)).toBe(cells.customerCode(row));
      for (const field of table.byField.keys()) {
        expect(other.amount(row, field)).toEqual(cells.amount(row, field));
        expect(other.date(row, field)).toEqual(cells.date(row, field));
        expect(other.text(row, field)).toBe(cells.text(row, field));
        expect(other.currency(row, field)).toBe(cells.currency(row, field));
      }
    }
  });

  it('keeps what the table lists and the day of its balances', () => {
    expect(again).toMatchObject({ kind: table.kind, listed: table.listed, customer: table.customer });
    expect(again?.balanceDay).toBe(table.balanceDay ?? DAY);
  });
});

it('understands no text but its own', () => {
  const table = TABLES['months'];
  if (table === undefined) throw new Error('no table');
  const text = readingText(table, new TableCells(table), null);
  const kept = JSON.parse(text) as Record<string, unknown>;
  expect(parseReading('')).toBeNull();
  expect(parseReading('null')).toBeNull();
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(kept)),
      fc.constantFrom('?', -1, {}, [1], undefined),
      (key, value) => {
        const may = value === '?' && (kept[key] === null || typeof kept[key] === 'string');
        const reading = parseReading(JSON.stringify({ ...kept, [key]: value }));
        if (!(may && key !== 'kind' && key !== 'listed')) expect(reading).toBeNull();
      },
    ),
  );
});
