/** Tables and columns that come with a write, and go when it is undone, as steps. */
import type { Language } from '../ledger/named';
import { columnOf } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { rangeAt, type RangePlace } from './blockReader';
import type { FreshTable } from './fresh';
import { GREY, numberFormatOf, pointsOf } from './layout';
import { addChoices, choicesOf, makeTable } from './makeTable';
import { fontColourStep, numberFormatStep, resizeStep, valuesStep, type Step } from './steps';
import { bodyPlace, wholePlace } from './tableSteps';

/** Bytes a table's sheet, formats and first rows take of a request: it is a request of its own. */
const TABLE_BYTES = 100_000;
const OPERATION_BYTES = 500;

export function comingSteps(table: FreshTable, words: CellWords, language: Language): Step[] {
  const { coming, key, snapshot } = table;
  if (coming === 'table') {
    const put: Step['put'] = (context) => {
      makeTable(context, key, snapshot.sheet, words, null);
    };
    return [{ bytes: TABLE_BYTES, put }];
  }
  return coming.length === 0 ? [] : columnSteps(table, coming, language);
}

/** Room beside the table where something stands there, then the table over it, then its headers and formats. */
function columnSteps(table: FreshTable, coming: readonly string[], language: Language): Step[] {
  const { key, snapshot, bodyRows, lastUsedColumn, tableId } = table;
  const first = snapshot.headers.length - coming.length;
  const beside = {
    ...wholePlace(table, bodyRows),
    column: snapshot.firstColumn + first,
    width: coming.length,
  };
  const steps: Step[] = lastUsedColumn >= beside.column ? [insertRightStep(beside)] : [];
  steps.push(resizeStep(tableId, wholePlace(table, bodyRows)));
  const headers = [snapshot.headers.slice(first)];
  steps.push(valuesStep({ place: { ...beside, height: 1 }, values: headers }, headers));
  for (const [index, column] of coming.entries()) {
    const spec = columnOf(key, column);
    const body = bodyPlace(table, 0, first + index, bodyRows, 1);
    const format = numberFormatOf(spec);
    if (format !== 'General') steps.push(numberFormatStep(body, format));
    if (column === 'rowId') steps.push(fontColourStep(body, GREY));
    steps.push(lookStep(body, pointsOf(spec.width), choicesOf(spec, language)));
  }
  return steps;
}

function insertRightStep(place: RangePlace): Step {
  return {
    bytes: OPERATION_BYTES,
    put: (context) => {
      rangeAt(context, place).insert('Right');
    },
  };
}

function lookStep(place: RangePlace, points: number, choices: string | null): Step {
  return {
    bytes: OPERATION_BYTES,
    put: (context) => {
      rangeAt(context, place).format.columnWidth = points;
      const sheet = context.workbook.worksheets.getItem(place.sheetId);
      if (choices !== null) addChoices(sheet, place.row, place.column, choices);
    },
  };
}

/** The sheet of a table that came with a write, and nothing else of anybody's on it. */
export function dropTableStep({ sheetId }: FreshTable): Step {
  return {
    bytes: OPERATION_BYTES,
    put: (context) => {
      context.workbook.worksheets.getItem(sheetId).delete();
    },
  };
}

/** The table without its last columns, which hold nothing any more; their headers go too. */
export function dropColumnsSteps(table: FreshTable, count: number, bodyRows: number): Step[] {
  const whole = wholePlace(table, bodyRows);
  const width = whole.width - count;
  const headers = [Array.from({ length: count }, () => '')];
  return [
    resizeStep(table.tableId, { ...whole, width }),
    valuesStep(
      { place: { ...whole, column: whole.column + width, width: count, height: 1 }, values: headers },
      headers,
    ),
  ];
}
