/** A table's columns and rows. */
import { ADD_IN } from '../changes';
import { invalidArgument, itemNotFound } from '../errors';
import type { Box, TableColumnModel, TableModel } from '../model';
import type { Session } from '../session';
import { bodyBox, sheetOf } from '../tables';
import { writeBlock } from '../writing';
import { NULL_OBJECT, objectType, textOf, wholeOf } from './objectType';
import { rangeObject } from './wrap';

interface Column {
  readonly table: TableModel;
  readonly column: TableColumnModel;
}

function columnBox({ table, column }: Column, box: Box): Box {
  return { ...box, column: table.box.column + table.columns.indexOf(column), width: 1 };
}

function rename({ table, column }: Column, name: string, session: Session): void {
  const sheet = sheetOf(session, table);
  const cell = { ...columnBox({ table, column }, table.box), height: 1 };
  writeBlock(session, sheet, cell, `'${name}`, ADD_IN, 'TableColumn.name');
}

const columnObject = objectType<Column>({
  type: 'TableColumn',
  id: ({ column }) => column.id,
  scalars: {
    Id: { get: ({ column }) => column.id },
    Index: { get: ({ table, column }) => table.columns.indexOf(column) },
    Name: {
      get: ({ column }) => column.name,
      set: (self, value, session) => {
        rename(self, textOf(value, 'TableColumn.name'), session);
      },
    },
  },
  methods: {
    GetDataBodyRange: (self, _args, session) =>
      rangeObject({ sheet: sheetOf(session, self.table), box: columnBox(self, bodyBox(self.table)) }),
    GetHeaderRowRange: (self, _args, session) =>
      rangeObject({
        sheet: sheetOf(session, self.table),
        box: { ...columnBox(self, self.table.box), height: 1 },
      }),
    GetRange: (self, _args, session) =>
      rangeObject({ sheet: sheetOf(session, self.table), box: columnBox(self, self.table.box) }),
  },
});

function find(table: TableModel, key: unknown): Column | undefined {
  const wanted = String(key).toLowerCase();
  const column = table.columns.find(({ id, name }) => id === key || name.toLowerCase() === wanted);
  return column && { table, column };
}

export const columnsObject = objectType<TableModel>({
  type: 'TableColumnCollection',
  scalars: { Count: { get: (table) => table.columns.length } },
  items: (table) => table.columns.map((column) => columnObject({ table, column })),
  methods: {
    GetCount: (table) => table.columns.length,
    GetItemAt: (table, [index]) => {
      const column = table.columns[wholeOf(index, 'TableColumnCollection.getItemAt', 0)];
      if (!column) throw invalidArgument('TableColumnCollection.getItemAt');
      return columnObject({ table, column });
    },
    '[indexer]': (table, [key]) => {
      const found = find(table, key);
      if (!found) throw itemNotFound('TableColumnCollection.getItem');
      return columnObject(found);
    },
    GetItemOrNullObject: (table, [key]) => {
      const found = find(table, key);
      return found ? columnObject(found) : NULL_OBJECT;
    },
  },
});

export const rowsObject = objectType<TableModel>({
  type: 'TableRowCollection',
  scalars: { Count: { get: (table) => bodyBox(table).height } },
  methods: { GetCount: (table) => bodyBox(table).height },
});
