/** A column of customers that holds their codes as well. */
import { columnLetters } from '../../ledger/records';
import { PROFILE_VALUES_MAX } from '../source/limits';
import { nameFormOf } from '../values/codedNames';
import { classifyRow } from './rowClass';
import { cellAt, cellText } from '../source/source';
import type { SourceTable } from './table';

/** The table with its names read as code and name, where they are written so throughout. */
export function withCodedNames(table: SourceTable): SourceTable {
  const column = table.byField.get('customer.name')?.column;
  if (column === undefined || table.byField.has('customer.code')) return table;
  const begin = table.header.row + 1;
  const sample = namesOf(table, column, begin, begin + PROFILE_VALUES_MAX);
  // Most lists are of names alone: their first rows tell.
  if (nameFormOf(sample.values()) === null) return table;
  const names = namesOf(table, column, begin, table.sheet.rows.length);
  const codeInName = nameFormOf(names.values());
  if (codeInName === null) return table;
  const coded = [...names].filter(([, name]) => codeInName(name) !== null).map(([row]) => row);
  const cell = `${columnLetters(column)}${(coded[0] ?? begin) + 1}`;
  return {
    ...table,
    codeInName,
    notes: [...table.notes, { what: 'customer.codeInName', cell, count: coded.length }],
  };
}

/** Names by row, of rows of data alone. */
function namesOf(
  table: SourceTable,
  column: number,
  begin: number,
  end: number,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (let row = begin; row < Math.min(end, table.sheet.rows.length); row += 1) {
    const cells = table.sheet.rows[row] ?? [];
    const name = cellText(cellAt(cells, column));
    if (name !== '' && classifyRow(table, cells) === 'data') names.set(row, name);
  }
  return names;
}
