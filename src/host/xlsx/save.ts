/** A book as the bytes of an .xlsx file. Cells and styles are written by the file library, the smaller parts by us. */
import { Workbook } from '@cj-tech-master/excelts';
import type {
  CellErrorValue,
  CellFormulaValue,
  CellValue,
  Worksheet,
  WorksheetView,
} from '@cj-tech-master/excelts';
import { boxAddress } from '../address';
import type { BookModel, Cell, SheetModel } from '../model';
import { writeConditionalFormats } from './conditional';
import { fileFormula } from './formulas';
import { writeNames } from './names';
import { partText, readParts, setPartText, sheetParts, workbookPath, writeParts } from './package';
import type { Parts } from './package';
import { writeSettings } from './settings';
import { argb, StyleWriter } from './styles';
import { writeTable } from './tables';
import { writeValidations } from './validations';
import { widthOfPoints } from './widths';
import { elements } from './xml';

const STATES = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;
/** Errors a file may hold; what only our engine knows is written as a value error. */
const FILE_ERRORS = [
  '#N/A',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#VALUE!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
] as const;
/** A hidden row without cells is written only if it has a height. */
const DEFAULT_ROW_HEIGHT = 15;
/** The library's zip is opened again at once; without any compression the library is slower still. */
const LIGHT_COMPRESSION = 1;

export async function saveBook(book: BookModel): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.properties.date1904 = book.dateSystem === 1904;
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 25_000,
      height: 18_000,
      firstSheet: 0,
      activeTab: activeTab(book),
      visibility: 'visible',
    },
  ];
  const styles = new StyleWriter();
  let stale = false;
  for (const sheet of book.sheets) stale = writeSheet(workbook, sheet, styles, book) || stale;
  workbook.calcProperties.fullCalcOnLoad = stale;
  const bytes = await workbook.xlsx.writeBuffer({
    zip: { level: LIGHT_COMPRESSION },
    // Its self-check parses every sheet again as one tree: gigabytes for a large ledger. Tests and LibreOffice check ours.
    validate: false,
  });
  const parts = readParts(new Uint8Array(bytes));
  completeParts(parts, book);
  return writeParts(parts);
}

function activeTab(book: BookModel): number {
  return Math.max(
    0,
    book.sheets.findIndex(({ id }) => id === book.activeSheetId),
  );
}

/** Returns whether a formula's value is not known. */
function writeSheet(workbook: Workbook, sheet: SheetModel, styles: StyleWriter, book: BookModel): boolean {
  const worksheet = workbook.addWorksheet(sheet.name, {
    state: STATES[sheet.visibility],
    views: [viewOf(sheet)],
  });
  if (sheet.tabColor) worksheet.properties.tabColor = { argb: argb(sheet.tabColor) };
  for (const table of book.tables) {
    if (table.sheetId === sheet.id)
      addTablePart(worksheet, table.name, boxAddress({ ...table.box, height: 1, width: 1 }));
  }
  const stale = writeCells(worksheet, sheet, styles, book);
  for (const box of sheet.merges) worksheet.mergeCellsWithoutStyle(boxAddress(box));
  for (const [column, points] of sheet.columnWidths)
    worksheet.getColumn(column + 1).width = widthOfPoints(points);
  for (const column of sheet.hiddenColumns) worksheet.getColumn(column + 1).hidden = true;
  for (const [row, height] of sheet.rowHeights) worksheet.getRow(row + 1).height = height;
  for (const row of sheet.hiddenRows) {
    const target = worksheet.getRow(row + 1);
    target.hidden = true;
    if (!sheet.rows.has(row)) target.height = sheet.rowHeights.get(row) ?? DEFAULT_ROW_HEIGHT;
  }
  if (sheet.protected) worksheet.sheetProtection = { sheet: true, objects: true, scenarios: true };
  return stale;
}

function viewOf(sheet: SheetModel): Partial<WorksheetView> {
  const { frozenRows, frozenColumns, selection, showGridlines } = sheet;
  const common = {
    showGridLines: showGridlines,
    activeCell: boxAddress({ ...selection, height: 1, width: 1 }),
  };
  return frozenRows + frozenColumns === 0
    ? { ...common, state: 'normal' }
    : { ...common, state: 'frozen', xSplit: frozenColumns, ySplit: frozenRows };
}

/** Registers a table part with the library; its cells are written as cells and its XML by us. */
function addTablePart(worksheet: Worksheet, name: string, ref: string): void {
  worksheet.addTable({ name, ref, headerRow: true, columns: [{ name: 'placeholder' }], rows: [[]] });
}

function writeCells(worksheet: Worksheet, sheet: SheetModel, styles: StyleWriter, book: BookModel): boolean {
  let stale = false;
  for (const number of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    const row = worksheet.getRow(number + 1);
    for (const [column, cell] of sheet.rows.get(number) ?? []) {
      const target = row.getCell(column + 1);
      target.value = fileValue(cell, { sheetId: sheet.id, row: number, column }, book);
      if (cell.style) target.style = styles.write(cell.style);
      if (cell.stale) stale = true;
    }
  }
  return stale;
}

function fileValue(
  cell: Cell,
  place: { sheetId: string; row: number; column: number },
  book: BookModel,
): CellValue {
  const value = cell.error ? { error: fileError(String(cell.value)) } : cell.value;
  if (cell.formula === undefined) return value === '' ? null : value;
  const formula: CellFormulaValue = { formula: fileFormula(cell.formula, place, book) };
  if (!cell.stale) formula.result = value;
  return formula;
}

function fileError(code: string): CellErrorValue['error'] {
  return FILE_ERRORS.find((known) => known === code) ?? '#VALUE!';
}

function completeParts(parts: Parts, book: BookModel): void {
  const looks: string[] = [];
  for (const [position, { path }] of sheetParts(parts).entries()) {
    const sheet = book.sheets[position];
    if (sheet) completeSheet(parts, path, sheet, looks, book);
  }
  writeLooks(parts, looks);
  writeTables(parts, book);
  const path = workbookPath(parts);
  const names = writeNames(book.names, book.sheets, book);
  if (names)
    setPartText(
      parts,
      path,
      partText(parts, path).replace('</sheets>', () => `</sheets>${names}`),
    );
  writeSettings(parts, book.settings);
}

/** The order of a sheet's elements is fixed; conditional formats and validation stand before the page margins. */
function completeSheet(
  parts: Parts,
  path: string,
  sheet: SheetModel,
  looks: string[],
  book: BookModel,
): void {
  const addition = writeConditionalFormats(sheet, looks, book) + writeValidations(sheet, book);
  if (addition === '') return;
  const xml = partText(parts, path);
  const end = xml.lastIndexOf('</sheetData>');
  const rest = xml
    .slice(end)
    .replace(/<(?:hyperlinks|printOptions|pageMargins)\b/, (next) => addition + next);
  setPartText(parts, path, xml.slice(0, end) + rest);
}

function writeLooks(parts: Parts, looks: readonly string[]): void {
  if (looks.length === 0) return;
  const path = 'xl/styles.xml';
  const written = `<dxfs count="${String(looks.length)}">${looks.join('')}</dxfs>`;
  setPartText(
    parts,
    path,
    partText(parts, path).replace(/<dxfs\b[^>]*(?:\/>|>[\s\S]*?<\/dxfs>)/, () => written),
  );
}

function writeTables(parts: Parts, book: BookModel): void {
  const paths = [...parts.keys()].filter((path) => /^xl\/tables\/table\d+\.xml$/.test(path));
  for (const path of paths) {
    const [element] = elements(partText(parts, path), 'table');
    const table = book.tables.find(({ name }) => name === element?.attributes.get('name'));
    if (table) setPartText(parts, path, writeTable(table, Number(element?.attributes.get('id')), book));
  }
}
