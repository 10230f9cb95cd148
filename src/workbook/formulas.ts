/**
 * The calculated columns: arithmetic within one row, against the pinned 检查日期, so that the ledger stays right when a
 * colleague without the add-in types a row. Blank stays blank: an unknown limit gives no available amount, not 0.
 */
import { columnOf, type ColumnSpec, type Language, type TableKey } from '../ledger/tables';
import { settingName } from './layout';

/** What Excel 2021, LibreOffice and the host's engine calculate alike. A formula using anything else is a bug. */
export const ALLOWED_FUNCTIONS: readonly string[] = [
  'SUM',
  'SUMIFS',
  'COUNTIFS',
  'MAXIFS',
  'INDEX',
  'MATCH',
  'IF',
  'IFERROR',
  'AND',
  'OR',
  'MAX',
  'MIN',
  'ROUND',
  'N',
  'ISNUMBER',
];

type Write = (cell: (key: string) => string, language: Language) => string;

const CALCULATED: Partial<Readonly<Record<TableKey, Readonly<Record<string, Write>>>>> = {
  customers: {
    available: (cell) =>
      `=IF(AND(ISNUMBER(${cell('effective')}),ISNUMBER(${cell('exposure')})),${cell('effective')}-${cell('exposure')},"")`,
    utilisation: (cell) =>
      `=IF(AND(N(${cell('effective')})>0,ISNUMBER(${cell('exposure')})),MAX(0,${cell('exposure')})/${cell('effective')},"")`,
  },
  documents: {
    daysOverdue: (cell, language) => {
      const asOf = settingName('asOf', language);
      const due = cell('dueUsed');
      return `=IF(AND(ISNUMBER(${due}),N(${cell('open')})>0,N(${asOf})>0),MAX(0,${asOf}-${due}),"")`;
    },
  },
};

/** The formula of a calculated column of a new ledger, with structured references to its own row. */
export function columnFormula(table: TableKey, key: string, language: Language): string {
  const write = CALCULATED[table]?.[key];
  if (!write) throw new RangeError(`no formula for ${table}.${key}`);
  return write((cell) => ownRow(columnOf(table, cell), language), language);
}

function ownRow(spec: ColumnSpec, language: Language): string {
  const name = spec.name[language];
  return /^[\p{L}\p{N}]+$/u.test(name) ? `[@${name}]` : `[@[${name.replaceAll(/[[\]#'@]/g, "'$&")}]]`;
}
