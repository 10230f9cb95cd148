/** Table parts: header, calculated columns, filters and style. */
import { boxAddress, parseBox } from '../address';
import type { TableColumnModel, TableModel } from '../model';
import type { ReferenceBook } from '../references';
import { fileFormula, modelFormula } from './formulas';
import { decodeXml, elements, encodeXml, firstElement, flag, xmlAttributes } from './xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DEFAULT_STYLE = 'TableStyleMedium2';

/** Null for a table without a header row, which our model has no word for. */
export function readTable(xml: string, sheetId: string): TableModel | null {
  const table = firstElement(xml, 'table');
  const box = parseBox(table?.attributes.get('ref') ?? '');
  if (!table || !box || table.attributes.get('headerRowCount') === '0') return null;
  const filter = firstElement(table.body, 'autoFilter');
  const style = firstElement(table.body, 'tableStyleInfo');
  const columns = elements(table.body, 'tableColumn').map((column): TableColumnModel => {
    const formula = firstElement(column.body, 'calculatedColumnFormula');
    return {
      id: Number(column.attributes.get('id')),
      name: columnName(column.attributes.get('name') ?? ''),
      ...(formula ? { formula: decodeXml(formula.body) } : {}),
    };
  });
  return {
    id: `${sheetId}.${table.attributes.get('id') ?? ''}`,
    name: table.attributes.get('displayName') ?? table.attributes.get('name') ?? '',
    sheetId,
    box,
    style: style?.attributes.get('name') ?? '',
    showBandedRows: style ? flag(style, 'showRowStripes') : false,
    showTotals: Number(table.attributes.get('totalsRowCount') ?? 0) > 0,
    columns,
    showFilterButton: filter !== undefined,
    filters: readFilters(filter?.body ?? ''),
  };
}

/** Calculated columns as the API shows them; possible only when all tables are known. */
export function resolveTableFormulas(table: TableModel, book: ReferenceBook): void {
  for (const column of table.columns) {
    if (column.formula !== undefined)
      column.formula = modelFormula(column.formula, firstDataCell(table), book);
  }
}

function firstDataCell({ sheetId, box }: TableModel): { sheetId: string; row: number; column: number } {
  return { sheetId, row: box.row + 1, column: box.column };
}

function readFilters(body: string): Map<number, readonly string[]> {
  const filters = new Map<number, readonly string[]>();
  for (const column of elements(body, 'filterColumn')) {
    const criteria = firstElement(column.body, 'filters');
    if (!criteria) continue;
    const shown = elements(criteria.body, 'filter').map(({ attributes }) => attributes.get('val') ?? '');
    if (flag(criteria, 'blank')) shown.push('');
    filters.set(Number(column.attributes.get('colId')), shown);
  }
  return filters;
}

/** A line break in a header is written as an escape in the attribute. */
function columnName(text: string): string {
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function fileColumnName(name: string): string {
  return name
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('\r', '_x000d_')
    .replaceAll('\n', '_x000a_');
}

/** @param id unique in the file, counted from 1 */
export function writeTable(table: TableModel, id: number, book: ReferenceBook): string {
  const { box, showTotals } = table;
  const filtered = { ...box, height: box.height - (showTotals ? 1 : 0) };
  const columns = table.columns.map((column) => {
    const attributes = xmlAttributes({ id: column.id, name: fileColumnName(column.name) });
    if (column.formula === undefined) return `<tableColumn${attributes}/>`;
    const formula = encodeXml(fileFormula(column.formula, firstDataCell(table), book));
    return `<tableColumn${attributes}><calculatedColumnFormula>${formula}</calculatedColumnFormula></tableColumn>`;
  });
  const attributes = xmlAttributes({
    xmlns: MAIN,
    id,
    name: table.name,
    displayName: table.name,
    ref: boxAddress(box),
    totalsRowShown: showTotals,
    totalsRowCount: showTotals ? 1 : undefined,
  });
  const style = xmlAttributes({
    name: table.style || DEFAULT_STYLE,
    showFirstColumn: false,
    showLastColumn: false,
    showRowStripes: table.showBandedRows,
    showColumnStripes: false,
  });
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table${attributes}>` +
    (table.showFilterButton ? writeFilters(table, boxAddress(filtered)) : '') +
    `<tableColumns count="${String(columns.length)}">${columns.join('')}</tableColumns>` +
    `<tableStyleInfo${style}/></table>`
  );
}

function writeFilters(table: TableModel, ref: string): string {
  const columns = [...table.filters]
    .sort(([a], [b]) => a - b)
    .map(([column, shown]) => {
      const values = shown
        .filter((value) => value !== '')
        .map((value) => `<filter${xmlAttributes({ val: value })}/>`);
      const blank = xmlAttributes({ blank: shown.includes('') || undefined });
      return `<filterColumn colId="${String(column)}"><filters${blank}>${values.join('')}</filters></filterColumn>`;
    });
  return columns.length === 0
    ? `<autoFilter ref="${ref}"/>`
    : `<autoFilter ref="${ref}">${columns.join('')}</autoFilter>`;
}
