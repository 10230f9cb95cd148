import { placeOf, WHOLE_SHEET } from '../address';
import { usedBox } from '../cells';
import { ADD_IN } from '../changes';
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from '../errors';
import type { BookModel, SheetModel } from '../model';
import { emptySheet } from '../newBook';
import { renameSheetInFormula } from '../references-edit';
import { sheetByName } from '../references';
import { removeSheet } from '../removal';
import { activate } from '../selection';
import type { Session } from '../session';
import { forEachFormula } from '../everyFormula';
import { WORKBOOK_TARGET } from '../wire';
import { EVENT_TYPE, eventMethods } from './events';
import { freezePanesObject } from './freezePanes';
import { namesObject } from './names';
import { flagOf, NULL_OBJECT, objectType, oneOf, textOf, wholeOf, type MaybeObject } from './objectType';
import { protectionObject } from './protection';
import { activeSheet, boxAt } from './area';
import { rangeObject, tablesObject, worksheetObject } from './wrap';

const VISIBILITIES = ['Visible', 'Hidden', 'VeryHidden'] as const;
/** What Excel refuses in the name of a sheet. */
const BAD_NAME = /[\\/?*:[\]]|^'|'$/;
const NAME_LENGTH_MAX = 31;

const SHEET_EVENTS = {
  DataChanged: EVENT_TYPE.worksheetChanged,
  SelectionChanged: EVENT_TYPE.worksheetSelectionChanged,
  Activated: EVENT_TYPE.worksheetActivated,
  Deactivated: EVENT_TYPE.worksheetDeactivated,
};

function rename(sheet: SheetModel, value: unknown, session: Session): void {
  const location = 'Worksheet.name';
  const name = checkedName(session, textOf(value, location), sheet, location);
  const from = sheet.name;
  sheet.name = name;
  forEachFormula(session.book, (formula) => renameSheetInFormula(formula, from, name));
  session.engine.structureChanged(false);
}

function checkedName(session: Session, name: string, own: SheetModel | null, location: string): string {
  if (name === '' || name.length > NAME_LENGTH_MAX || BAD_NAME.test(name))
    throw invalidArgument(location, name);
  const other = sheetByName(session.book, name);
  if (other && other !== own) throw itemAlreadyExists(location);
  return name;
}

function showGridlines(sheet: SheetModel, value: unknown): void {
  sheet.showGridlines = flagOf(value, 'Worksheet.showGridlines');
}

function used(sheet: SheetModel, valuesOnly: unknown): MaybeObject {
  const box = usedBox(sheet, valuesOnly === true);
  return box ? rangeObject({ sheet, box }) : NULL_OBJECT;
}

function remove(sheet: SheetModel, session: Session): null {
  const { book } = session;
  const visible = book.sheets.filter(({ visibility }) => visibility === 'Visible');
  if (visible.length === 1 && visible[0] === sheet) {
    throw new HostError(
      'InvalidOperation',
      'A workbook must contain at least one visible worksheet.',
      'Worksheet.delete',
    );
  }
  removeSheet(session, sheet, ADD_IN);
  return null;
}

objectType<SheetModel>({
  type: 'Worksheet',
  id: (sheet) => sheet.id,
  scalars: {
    Id: { get: (sheet) => sheet.id },
    Name: { get: (sheet) => sheet.name, set: rename },
    Position: {
      get: (sheet, { book }) => book.sheets.indexOf(sheet),
      set: (sheet, value, { book }) => {
        const position = wholeOf(value, 'Worksheet.position', 0);
        if (position >= book.sheets.length) throw invalidArgument('Worksheet.position');
        book.sheets.splice(book.sheets.indexOf(sheet), 1);
        book.sheets.splice(position, 0, sheet);
      },
    },
    Visibility: {
      get: (sheet) => sheet.visibility,
      set: (sheet, value) => {
        sheet.visibility = oneOf(VISIBILITIES, value, 'Worksheet.visibility');
      },
    },
    TabColor: {
      get: (sheet) => sheet.tabColor,
      set: (sheet, value) => {
        sheet.tabColor = textOf(value, 'Worksheet.tabColor');
      },
    },
    ShowGridlines: { get: (sheet) => sheet.showGridlines, set: showGridlines },
    // What the library calls it when it sets it.
    Gridlines: { set: showGridlines },
  },
  objects: {
    Tables: (sheet) => tablesObject({ sheet }),
    Names: (sheet) => namesObject({ sheet }),
    FreezePanes: (sheet) => freezePanesObject(sheet),
    Protection: (sheet) => protectionObject(sheet),
  },
  methods: {
    Activate: (sheet, _args, session) => {
      activate(session, sheet);
      return null;
    },
    Delete: (sheet, _args, session) => remove(sheet, session),
    GetRange: (sheet, [address], { book }) =>
      typeof address === 'string'
        ? rangeObject(namedOrPlace(book, sheet, address))
        : rangeObject({ sheet, box: WHOLE_SHEET }),
    GetRangeByIndexes: (sheet, [row, column, height, width]) =>
      rangeObject({ sheet, box: boxAt(row, column, height, width, 'Worksheet.getRangeByIndexes') }),
    GetCell: (sheet, [row, column]) =>
      rangeObject({ sheet, box: boxAt(row, column, 1, 1, 'Worksheet.getCell') }),
    GetUsedRange: (sheet, [valuesOnly]) => {
      const found = used(sheet, valuesOnly);
      // An empty sheet's used range is its first cell.
      return found === NULL_OBJECT
        ? rangeObject({ sheet, box: { row: 0, column: 0, height: 1, width: 1 } })
        : found;
    },
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => used(sheet, valuesOnly),
    ...eventMethods<SheetModel>(SHEET_EVENTS, (sheet) => sheet.id),
  },
});

/** A name of the workbook stands for its range wherever an address may stand. */
function namedOrPlace(book: BookModel, sheet: SheetModel, address: string): ReturnType<typeof placeOf> {
  const name = book.names.find((item) => item.name.toLowerCase() === address.toLowerCase());
  return placeOf(book, name ? name.formula.replace(/^=/, '') : address, sheet, 'Worksheet.getRange');
}

function find(book: BookModel, key: unknown): SheetModel | undefined {
  return book.sheets.find(({ id }) => id === key) ?? sheetByName(book, String(key));
}

function add(session: Session, name: unknown): MaybeObject {
  const { book } = session;
  const location = 'WorksheetCollection.add';
  const sheet = emptySheet(session.newId('SHEET'), freeSheetName(book));
  if (typeof name === 'string') sheet.name = checkedName(session, name, null, location);
  book.sheets.push(sheet);
  session.engine.structureChanged(false);
  session.record({ kind: 'sheetAdded', sheetId: sheet.id, actor: ADD_IN });
  return worksheetObject(sheet);
}

function freeSheetName(book: BookModel): string {
  let number = book.sheets.length + 1;
  while (sheetByName(book, `Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

export const worksheetsObject = objectType<BookModel>({
  type: 'WorksheetCollection',
  items: (book) => book.sheets.map(worksheetObject),
  methods: {
    Add: (_book, [name], session) => add(session, name),
    GetActiveWorksheet: (book) => worksheetObject(activeSheet(book)),
    GetCount: (book, [visibleOnly]) =>
      book.sheets.filter(({ visibility }) => visibleOnly !== true || visibility === 'Visible').length,
    GetFirst: (book, [visibleOnly]) =>
      worksheetObject(
        book.sheets.find(({ visibility }) => visibleOnly !== true || visibility === 'Visible') ??
          activeSheet(book),
      ),
    '[indexer]': (book, [key]) => {
      const sheet = find(book, key);
      if (!sheet) throw itemNotFound('WorksheetCollection.getItem');
      return worksheetObject(sheet);
    },
    GetItemOrNullObject: (book, [key]) => {
      const sheet = find(book, key);
      return sheet ? worksheetObject(sheet) : NULL_OBJECT;
    },
    ...eventMethods<BookModel>(
      { ...SHEET_EVENTS, Added: EVENT_TYPE.worksheetAdded, Deleted: EVENT_TYPE.worksheetDeleted },
      () => WORKBOOK_TARGET,
    ),
  },
});
