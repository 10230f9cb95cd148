/** A workbook's bytes as a book. Cells and styles come from the file library, the smaller parts from their XML. */
import { ValueType, Workbook } from '@cj-tech-master/excelts';
import type { CellValue, Worksheet } from '@cj-tech-master/excelts';
import type { BookModel, Cell, Scalar, SheetModel } from '../model';
import { emptySheet } from '../newBook';
import { parseBoxes } from './boxes';
import { readConditionalFormats, readLooks } from './conditional';
import { HostFileError } from './errors';
import { modelFormula } from './formulas';
import { readNames } from './names';
import { disguiseDates } from './number-formats';
import { partText, readParts, relations, setPartText, sheetParts, workbookPath, writeParts } from './package';
import type { Parts } from './package';
import { readSettings } from './settings';
import { Colours, StyleReader } from './styles';
import { readTable, resolveTableFormulas } from './tables';
import { readValidations } from './validations';
import { pointsOfWidth } from './widths';
import { elements, firstElement, flag } from './xml';

/** Stands for a formula's empty text while the file library reads, which takes it for no value at all. */
const EMPTY_TEXT = '\uE000';
const EMPTY_RESULT =
  /(<c\b[^>]*\st="str"[^>]*>\s*<f\b(?:[^>]*\/>|[^>]*>[^<]*<\/f>)\s*)<v(?:\s*\/>|>\s*<\/v>)/g;
/** Workbook relations whose parts the file library reads. */
const READ_BY_LIBRARY = new Set(['worksheet', 'styles', 'theme', 'sharedStrings']);
/** Read by us, or about parts that are left out. */
const UNREAD_IN_WORKBOOK = ['definedNames', 'externalReferences', 'pivotCaches'];
const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;
const MERGED = ValueType.Merge;

/**
 * Opens an .xlsx or .xlsm file of any producer. Formulas without a cached value are stale. What the model has no word for
 * (charts, pictures, pivot tables, comments, macros) is not read, and so not in a file saved from the book.
 * @throws HostFileError for anything else, an encrypted or a damaged file
 */
export async function openBook(bytes: Uint8Array): Promise<BookModel> {
  const parts = readParts(bytes);
  try {
    return await readBook(parts);
  } catch (cause) {
    throw cause instanceof HostFileError ? cause : new HostFileError('file.damaged', { cause });
  }
}

async function readBook(parts: Parts): Promise<BookModel> {
  const workbookXml = partText(parts, workbookPath(parts));
  const stylesPath = relatedPath(parts, 'styles') ?? 'xl/styles.xml';
  const stylesXml = partText(parts, stylesPath);
  const colours = new Colours(partText(parts, relatedPath(parts, 'theme') ?? ''));
  const looks = readLooks(stylesXml);
  const sources = sheetParts(parts).map(({ name, path }) => ({ name, path, xml: partText(parts, path) }));
  const { workbook, numberFormat } = await loaded(parts, stylesPath, stylesXml, workbookXml, sources);
  const styles = new StyleReader(colours, numberFormat);
  const book = emptyBook(workbookXml);

  for (const { name, path } of sources) {
    const worksheet = workbook.getWorksheet(name);
    if (!worksheet) continue;
    const sheet = sheetFrame(worksheet, `sheet${String(book.sheets.length + 1)}`, colours);
    book.sheets.push(sheet);
    for (const relation of relations(parts, path)) {
      const table = relation.type === 'table' ? readTable(partText(parts, relation.path), sheet.id) : null;
      if (table) book.tables.push(table);
    }
  }
  book.names = readNames(workbookXml, book);
  for (const table of book.tables) resolveTableFormulas(table, book);
  for (const sheet of book.sheets) {
    const worksheet = workbook.getWorksheet(sheet.name);
    const source = sources.find(({ name }) => name === sheet.name)?.xml ?? '';
    const rest = source.slice(source.lastIndexOf('</sheetData>'));
    if (worksheet) readCells(worksheet, sheet, styles, book);
    sheet.conditionalFormats = readConditionalFormats(rest, sheet.id, looks, colours, book);
    sheet.validations = readValidations(rest, sheet.id, book);
    sheet.merges = elements(rest, 'mergeCell').flatMap(({ attributes }) =>
      parseBoxes(attributes.get('ref') ?? ''),
    );
  }
  book.settings = readSettings(parts);
  book.activeSheetId = activeSheet(workbookXml, book);
  return book;
}

function relatedPath(parts: Parts, type: string): string | undefined {
  return relations(parts, workbookPath(parts)).find((relation) => relation.type === type)?.path;
}

interface LoadedWorkbook {
  readonly workbook: Workbook;
  readonly numberFormat: (shown: string) => string;
}

/** Gives the file library a copy in which dates stay numbers, empty results are visible and what we read ourselves is gone. */
async function loaded(
  parts: Parts,
  stylesPath: string,
  stylesXml: string,
  workbookXml: string,
  sheets: readonly { path: string; xml: string }[],
): Promise<LoadedWorkbook> {
  const copy = essentialParts(parts);
  const disguised = disguiseDates(stylesXml);
  setPartText(copy, stylesPath, disguised.xml);
  const bare = UNREAD_IN_WORKBOOK.reduce(
    (xml, name) => xml.replace(firstElement(xml, name)?.source ?? '', ''),
    workbookXml,
  );
  setPartText(copy, workbookPath(parts), bare);
  for (const { path, xml } of sheets) setPartText(copy, path, cellsOnly(xml));
  const workbook = new Workbook();
  await workbook.xlsx.load(writeParts(copy, 0));
  return { workbook, numberFormat: disguised.code };
}

/** Drawings, charts, pivot tables and comments make the library refuse or slow; the model has no place for them. */
function essentialParts(parts: Parts): Parts {
  const workbook = workbookPath(parts);
  const related = relations(parts, workbook).filter(({ type }) => READ_BY_LIBRARY.has(type));
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  const workbookRelations = `${folder}_rels/${workbook.slice(folder.length)}.rels`;
  const wanted = [
    '[Content_Types].xml',
    '_rels/.rels',
    workbook,
    workbookRelations,
    ...related.map(({ path }) => path),
  ];
  const copy: Parts = new Map();
  for (const path of wanted) {
    const content = parts.get(path);
    if (content) copy.set(path, content);
  }
  return copy;
}

function cellsOnly(sheetXml: string): string {
  const end = sheetXml.lastIndexOf('</sheetData>');
  const cells = (end < 0 ? sheetXml : sheetXml.slice(0, end)).replaceAll(
    EMPTY_RESULT,
    `$1<v>${EMPTY_TEXT}</v>`,
  );
  if (end < 0) return cells;
  const rest = sheetXml.slice(end);
  const kept = ['sheetProtection', 'mergeCells'].map((name) => firstElement(rest, name)?.source ?? '');
  const root = /<\/(?:\w+:)?worksheet\s*>\s*$/.exec(rest)?.[0] ?? '</worksheet>';
  return `${cells}</sheetData>${kept.join('')}${root}`;
}

function emptyBook(workbookXml: string): BookModel {
  const properties = firstElement(workbookXml, 'workbookPr');
  return {
    sheets: [],
    tables: [],
    names: [],
    activeSheetId: '',
    dateSystem: properties && flag(properties, 'date1904') ? 1904 : 1900,
    settings: new Map(),
  };
}

function activeSheet(workbookXml: string, book: BookModel): string {
  const view = firstElement(workbookXml, 'workbookView');
  const active = book.sheets[Number(view?.attributes.get('activeTab') ?? 0)];
  const visible = book.sheets.find(({ visibility }) => visibility === 'Visible');
  return (active?.visibility === 'Visible' ? active : (visible ?? book.sheets[0]))?.id ?? '';
}

function sheetFrame(worksheet: Worksheet, id: string, colours: Colours): SheetModel {
  const [view] = worksheet.views;
  const frozen = view?.state === 'frozen' ? view : undefined;
  const tabColor = colours.ofFile(worksheet.properties.tabColor) ?? '';
  const selection = parseBoxes(view?.activeCell ?? 'A1')[0] ?? { row: 0, column: 0, height: 1, width: 1 };
  const sheet: SheetModel = {
    ...emptySheet(id, worksheet.name),
    visibility: VISIBILITY[worksheet.state],
    tabColor,
    showGridlines: view?.showGridLines ?? true,
    frozenRows: frozen?.ySplit ?? 0,
    frozenColumns: frozen?.xSplit ?? 0,
    protected: worksheet.sheetProtection?.sheet === true,
    selection,
  };
  readColumns(worksheet, sheet);
  return sheet;
}

function readColumns(worksheet: Worksheet, sheet: SheetModel): void {
  for (const { min, max, width, hidden, isCustomWidth } of worksheet.model.cols ?? []) {
    for (let column = min; column <= max; column += 1) {
      if (hidden) sheet.hiddenColumns.add(column - 1);
      if (width !== undefined && isCustomWidth) sheet.columnWidths.set(column - 1, pointsOfWidth(width));
    }
  }
}

function readCells(worksheet: Worksheet, sheet: SheetModel, styles: StyleReader, book: BookModel): void {
  worksheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.hidden) sheet.hiddenRows.add(number - 1);
    if (row.height !== undefined && !row.hidden) sheet.rowHeights.set(number - 1, row.height);
    const cells = new Map<number, Cell>();
    row.eachCell({ includeEmpty: true }, (source, column) => {
      const place = { sheetId: sheet.id, row: number - 1, column: column - 1 };
      const style = styles.read(source.style);
      const cell = source.type === MERGED ? blank() : readCell(source.value, source.formula, place, book);
      if (style) cell.style = style;
      if (style ?? cell.formula ?? cell.value !== '') cells.set(column - 1, cell);
    });
    if (cells.size > 0) sheet.rows.set(number - 1, cells);
  });
}

function blank(): Cell {
  return { value: '' };
}

function readCell(
  value: CellValue,
  formula: string | undefined,
  place: { sheetId: string; row: number; column: number },
  book: BookModel,
): Cell {
  const result = formula === undefined ? value : (value as { result?: CellValue }).result;
  const cell = valueCell(result);
  if (formula === undefined) return cell;
  cell.formula = modelFormula(formula, place, book);
  if (result === undefined || result === null) cell.stale = true;
  return cell;
}

function valueCell(value: CellValue): Cell {
  if (value === null || value === undefined) return blank();
  if (typeof value === 'object' && 'error' in value) return { value: value.error, error: true };
  const scalar = scalarOf(value);
  return { value: scalar === EMPTY_TEXT ? '' : scalar };
}

function scalarOf(value: NonNullable<CellValue>): Scalar {
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return value.text;
  return 'checkbox' in value ? value.checkbox : '';
}
