/** One table of the ledger on a sheet of its own: title, header, first rows, formats and choices. */
import { columnLetters, quoteSheet } from '../ledger/records';
import { TABLES, type ColumnSpec, type Language, type TableKey } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { cellInput } from './cellInput';
import { firstRows, type FirstRow } from './firstRows';
import {
  FIRST_DATA_ROW,
  FROZEN_COLUMNS,
  GREY,
  HEADER_ROW,
  isTypedCode,
  numberFormatOf,
  pointsOf,
  setNumberFormat,
  TABLE_STYLE,
  TITLE_ROW,
} from './layout';
import { LIST_CHARACTERS_MAX, SHEET_ROWS, TYPED_ROWS_AHEAD } from './limits';
import { titleOf } from './title';

/** Their first columns stay in view. */
const DATA_TABLES: readonly TableKey[] = ['customers', 'limits', 'documents', 'financials', 'facts'];

/** @param lists where lists too long for a rule go; null: such a column takes any text. */
export function makeTable(
  context: Excel.RequestContext,
  key: TableKey,
  sheetName: string,
  words: CellWords,
  lists: LongLists | null,
): void {
  const { name, columns } = TABLES[key];
  const { language } = words;
  const sheet = context.workbook.worksheets.add(sheetName);
  const rows = firstRows(key, words);
  const title = sheet.getRangeByIndexes(TITLE_ROW, 0, 1, 1);
  title.values = [[cellInput(titleOf(key, null, true, words), { type: 'text' })]];
  title.format.font.bold = true;
  const range = sheet.getRangeByIndexes(HEADER_ROW, 0, rows.length + 1, columns.length);
  for (const [index, spec] of columns.entries()) {
    formatColumn(sheet, index, spec, rows);
    const source = lists ? lists.source(spec) : choicesOf(spec, language);
    if (source !== null) addChoices(sheet, FIRST_DATA_ROW, index, source);
  }
  const inputs = rows.map(({ cells }) => columns.map((spec, index) => cellInput(cells[index] ?? '', spec)));
  range.values = [columns.map((spec) => spec.name[language]), ...inputs];
  const table = context.workbook.tables.add(range, true);
  table.name = name[language];
  table.style = TABLE_STYLE;
  freeze(sheet, key);
}

function formatColumn(
  sheet: Excel.Worksheet,
  index: number,
  spec: ColumnSpec,
  rows: readonly FirstRow[],
): void {
  const ahead = isTypedCode(spec) ? TYPED_ROWS_AHEAD : 0;
  const body = sheet.getRangeByIndexes(FIRST_DATA_ROW, index, rows.length + ahead, 1);
  const format = numberFormatOf(spec);
  if (format !== 'General') setNumberFormat(body, format);
  body.format.columnWidth = pointsOf(spec.width);
  if (spec.key === 'rowId' || spec.helper === true) body.format.font.color = GREY;
  if (spec.key !== 'value') return;
  for (const [row, { valueFormat }] of rows.entries()) {
    if (valueFormat !== null) {
      setNumberFormat(sheet.getRangeByIndexes(FIRST_DATA_ROW + row, index, 1, 1), valueFormat);
    }
  }
}

/** Lists too long for a rule, or with a comma in a word, stand in grey beside the table of 标准, and the rule points there. */
export class LongLists {
  #column = TABLES.standards.columns.length + 1;

  constructor(
    readonly context: Excel.RequestContext,
    readonly language: Language,
    /** The sheet of 标准. */
    readonly sheet: string,
  ) {}

  /** Of the rule of a column; null for one without choices. */
  source(spec: ColumnSpec): string | null {
    const { name, choices } = spec;
    const short = choicesOf(spec, this.language);
    if (!choices || short !== null) return short;
    const words = Object.values(choices).map((choice) => choice[this.language]);
    const { sheet } = this;
    const column = this.#column++;
    const cells = this.context.workbook.worksheets
      .getItem(sheet)
      .getRangeByIndexes(HEADER_ROW, column, words.length + 1, 1);
    cells.values = [name[this.language], ...words].map((word) => [cellInput(word, { type: 'text' })]);
    cells.format.font.color = GREY;
    const letters = columnLetters(column);
    const [first, last] = [FIRST_DATA_ROW + 1, FIRST_DATA_ROW + words.length];
    return `=${quoteSheet(sheet)}!$${letters}$${first}:$${letters}$${last}`;
  }
}

/** The choices of a column as a rule holds them; null when there are none, or too many characters, or a comma in one. */
export function choicesOf({ choices = {} }: ColumnSpec, language: Language): string | null {
  const words = Object.values(choices).map((choice) => choice[language]);
  const written = words.join(',');
  const fits = written.length <= LIST_CHARACTERS_MAX && !words.some((word) => word.includes(','));
  return fits && words.length > 0 ? written : null;
}

/** To the sheet's end, not the table's: a rule below the table would keep co-authors' rows out of it. */
export function addChoices(sheet: Excel.Worksheet, firstRow: number, column: number, source: string): void {
  const cells = sheet.getRangeByIndexes(firstRow, column, SHEET_ROWS - firstRow, 1);
  cells.dataValidation.rule = { list: { inCellDropDown: true, source } };
}

function freeze(sheet: Excel.Worksheet, table: TableKey): void {
  if (DATA_TABLES.includes(table)) {
    sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, HEADER_ROW + 1, FROZEN_COLUMNS));
  } else sheet.freezePanes.freezeRows(HEADER_ROW + 1);
}
