import { placeOf } from '../address';
import { ADD_IN } from '../changes';
import { invalidArgument, itemNotFound } from '../errors';
import type { SheetModel, TableModel } from '../model';
import type { Session } from '../session';
import { addTable, bodyBox, renameTable, resizeTable, sheetOf, tablesOn } from '../tables';
import { clearCells } from '../clearing';
import { clearFilters, sortRows } from '../filtering';
import { removeTable } from '../removal';
import { WORKBOOK_TARGET } from '../wire';
import { EVENT_TYPE, eventMethods } from './events';
import {
  flagOf,
  isHostObject,
  NULL_OBJECT,
  objectType,
  propertiesOf,
  textOf,
  wholeOf,
  type HostObject,
} from './objectType';
import { activeSheet, isRange, type RangeArea, type TableScope } from './area';
import { columnsObject, rowsObject } from './tableParts';
import { rangeObject, tableObject, worksheetObject } from './wrap';

const autoFilterObject = objectType<TableModel>({
  type: 'AutoFilter',
  scalars: {
    Enabled: { get: (table) => table.showFilterButton },
    IsDataFiltered: { get: (table) => table.filters.size > 0 },
    Criteria: {
      get: (table) =>
        table.columns.map((_, index) => {
          const values = table.filters.get(index);
          return values ? { filterOn: 'Values', values } : null;
        }),
    },
  },
});

const sortObject = objectType<TableModel>({
  type: 'TableSort',
  methods: {
    Apply: (table, [fields], session) => {
      const location = 'TableSort.apply';
      if (!Array.isArray(fields)) throw invalidArgument(location);
      const sortFields = fields.map((field: unknown) => {
        const properties = propertiesOf(field, location);
        return {
          key: wholeOf(properties.get('key'), location, 0),
          ascending: flagOf(properties.get('ascending') ?? true, location),
        };
      });
      sortRows(session, table, sortFields, ADD_IN);
      return null;
    },
  },
});

function flagMember(key: 'showBandedRows' | 'showFilterButton') {
  return {
    get: (table: TableModel) => table[key],
    set: (table: TableModel, value: unknown) => {
      table[key] = flagOf(value, `Table.${key}`);
    },
  };
}

objectType<TableModel>({
  type: 'Table',
  id: (table) => table.id,
  scalars: {
    Id: { get: (table) => table.id },
    Name: {
      get: (table) => table.name,
      set: (table, value, session) => {
        renameTable(session, table, textOf(value, 'Table.name'));
      },
    },
    Style: {
      get: (table) => table.style,
      set: (table, value) => {
        table.style = textOf(value, 'Table.style');
      },
    },
    ShowHeaders: { get: () => true },
    ShowTotals: { get: (table) => table.showTotals },
    ShowBandedRows: flagMember('showBandedRows'),
    ShowFilterButton: flagMember('showFilterButton'),
  },
  objects: {
    Worksheet: (table, session) => worksheetObject(sheetOf(session, table)),
    Columns: (table) => columnsObject(table),
    Rows: (table) => rowsObject(table),
    AutoFilter: (table) => autoFilterObject(table),
    Sort: (table) => sortObject(table),
  },
  methods: {
    GetRange: (table, _args, session) => rangeObject({ sheet: sheetOf(session, table), box: table.box }),
    GetHeaderRowRange: (table, _args, session) =>
      rangeObject({ sheet: sheetOf(session, table), box: { ...table.box, height: 1 } }),
    GetDataBodyRange: (table, _args, session) =>
      rangeObject({ sheet: sheetOf(session, table), box: bodyBox(table) }),
    Resize: (table, [target], session) => {
      const sheet = sheetOf(session, table);
      const area = areaOf(target, sheet, session, 'Table.resize');
      if (area.sheet !== sheet) throw invalidArgument('Table.resize');
      session.demandUnprotected(sheet, 'Table.resize');
      resizeTable(session, table, area.box);
      return null;
    },
    ClearFilters: (table, _args, session) => {
      clearFilters(session, table);
      return null;
    },
    /** With its cells, which stay where they are and hold nothing. */
    Delete: (table, _args, session) => {
      const sheet = sheetOf(session, table);
      session.demandUnprotected(sheet, 'Table.delete');
      removeTable(session, table, ADD_IN);
      clearCells(session, { sheet, box: table.box }, 'All', ADD_IN);
      return null;
    },
    ...eventMethods<TableModel>(
      { DataChanged: EVENT_TYPE.tableChanged, SelectionChanged: EVENT_TYPE.tableSelectionChanged },
      (table) => table.id,
    ),
  },
});

function inScope({ sheet, tables }: TableScope, session: Session): readonly TableModel[] {
  return tables ?? (sheet ? tablesOn(session, sheet) : session.book.tables);
}

function find(scope: TableScope, key: unknown, session: Session): TableModel | undefined {
  const wanted = String(key).toLowerCase();
  return inScope(scope, session).find(({ id, name }) => id === key || name.toLowerCase() === wanted);
}

function areaOf(value: unknown, sheet: SheetModel, session: Session, location: string): RangeArea {
  if (isHostObject(value) && isRange(value)) return value.self;
  return placeOf(session.book, textOf(value, location), sheet, location);
}

function add(scope: TableScope, address: unknown, hasHeaders: unknown, session: Session): HostObject {
  const location = 'TableCollection.add';
  const own = scope.sheet ?? activeSheet(session.book);
  const { sheet, box } = areaOf(address, own, session, location);
  session.demandUnprotected(sheet, location);
  const table = addTable(session, sheet, box, flagOf(hasHeaders, location));
  session.record({
    kind: 'tableAdded',
    tableId: table.id,
    tableName: table.name,
    sheetId: sheet.id,
    actor: ADD_IN,
  });
  return tableObject(table);
}

objectType<TableScope>({
  type: 'TableCollection',
  scalars: { Count: { get: (scope, session) => inScope(scope, session).length } },
  items: (scope, session) => inScope(scope, session).map(tableObject),
  methods: {
    Add: (scope, [address, hasHeaders], session) => add(scope, address, hasHeaders, session),
    GetCount: (scope, _args, session) => inScope(scope, session).length,
    GetItemAt: (scope, [index], session) => {
      const table = inScope(scope, session)[wholeOf(index, 'TableCollection.getItemAt', 0)];
      if (!table) throw invalidArgument('TableCollection.getItemAt');
      return tableObject(table);
    },
    '[indexer]': (scope, [key], session) => {
      const table = find(scope, key, session);
      if (!table) throw itemNotFound('TableCollection.getItem');
      return tableObject(table);
    },
    GetItemOrNullObject: (scope, [key], session) => {
      const table = find(scope, key, session);
      return table ? tableObject(table) : NULL_OBJECT;
    },
    ...eventMethods<TableScope>(
      {
        DataChanged: EVENT_TYPE.tableChanged,
        Added: EVENT_TYPE.tableAdded,
        Deleted: EVENT_TYPE.tableDeleted,
      },
      () => WORKBOOK_TARGET,
    ),
  },
});
