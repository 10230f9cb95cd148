/** A table found on a sheet: what it lists and what its columns mean. */
import type { Day } from '../../ledger/day';
import type { Field } from '../columns/fields';
import type { HeaderRow } from '../columns/headers';
import type { NameForm } from '../values/codedNames';
import type { DateAround } from '../values/partialDates';
import type { MonthColumn } from './months';
import type { ToldMapping } from '../columns/remembered';
import type {
  ColumnMapping,
  MappingReason,
  RefusalCode,
  RememberedMapping,
  SourceTableKind,
  TableNote,
} from '../report';
import type { SourceSheet } from '../source/source';

export interface TableColumn {
  readonly column: number;
  readonly header: string;
  readonly field: Field | null;
  readonly confidence: number;
  readonly reasons: readonly MappingReason[];
  /** Fields a person must choose from first; null when nothing is asked. */
  readonly question: readonly Field[] | null;
  /** The correction of an earlier import behind the field or the question; left out where none is. */
  readonly remembered?: RememberedMapping;
  /** What amounts of the column are multiplied by. */
  readonly unit: number;
  /** Currency the header states. */
  readonly currency: string | null;
  /** The column that says 借 or 贷 of an unsigned balance; null when there is none. */
  readonly direction: number | null;
  /** The column of the credit side, which the amount is less of; left out where there is none. */
  readonly credit?: number;
}

/** What a documents table lists when no column says so row by row. */
export type ListedKind = 'invoice' | 'receipt' | 'creditNote' | 'opening';

export interface SourceTable {
  readonly file: string;
  readonly sheet: SourceSheet;
  readonly header: HeaderRow;
  readonly kind: SourceTableKind;
  readonly listed: ListedKind;
  readonly columns: readonly TableColumn[];
  readonly byField: ReadonlyMap<Field, TableColumn>;
  /** Unit of the main amounts, for the report. */
  readonly unit: number;
  /** The currency stated around the table. */
  readonly currency: string | null;
  /** Of a list of customers by months: what stands under each. */
  readonly months: readonly MonthColumn[];
  /** Who all of it is about, where no column names customers. */
  readonly customer: string | null;
  /** What stands around its rows says of days that leave out their year or month. */
  readonly around: DateAround;
  /** The running balance of a statement: checked, never added. */
  readonly running: TableColumn | null;
  /** The day its balances are of, when no column says it; null when the sheet does not say. */
  readonly balanceDay: Day | null;
  /** The day of its closing balances, where it has opening ones as well. */
  readonly closingDay: Day | null;
  /** What its names hold beside the name (001_甲公司); null when they are names alone. */
  readonly codeInName: NameForm | null;
  /** What was done with it beyond reading its cells. */
  readonly notes: readonly TableNote[];
}

export interface Refusal {
  readonly why: RefusalCode;
  readonly detail: string;
}

interface Place {
  readonly file: string;
  /** The sheet as it was opened. */
  readonly source: SourceSheet;
  /** What of it belongs to the table: the rest is blank. */
  readonly sheet: SourceSheet;
  /** What a person says of it; left out where nothing is said. */
  readonly told?: readonly ToldMapping[];
  /** The correction of an earlier import that says what it lists. */
  readonly remembered?: RememberedMapping;
}

/** A region of a sheet is one table, or refused; a refused one may have a header that was understood. */
export type SheetFinding =
  | (Place & { readonly refused: null; readonly table: SourceTable })
  | (Place & { readonly refused: Refusal; readonly table: SourceTable | null });

/** The table with the columns of a field kept nowhere. */
export function withoutField(table: SourceTable, field: Field): SourceTable {
  return {
    ...table,
    byField: new Map([...table.byField].filter(([kept]) => kept !== field)),
    columns: table.columns.map((column) => (column.field === field ? { ...column, field: null } : column)),
  };
}

/** Of opening and closing balances the closing ones, on their day. */
export function withClosing(table: SourceTable): SourceTable {
  if (!table.byField.has('opening.amount')) return table;
  return { ...withoutField(table, 'opening.amount'), balanceDay: table.closingDay };
}

export function mappingOf(table: SourceTable, letters: (column: number) => string): readonly ColumnMapping[] {
  const months = new Map(table.months.map(({ column, measure }) => [column, measure]));
  const sides = new Map(
    table.columns.flatMap(({ credit, field }) => (credit === undefined ? [] : [[credit, field]])),
  );
  return table.columns.map(({ column, header, field, confidence, reasons, question, remembered }) => ({
    column: letters(column),
    header,
    field: field ?? months.get(column) ?? sides.get(column) ?? null,
    confidence,
    reasons,
    ...(question === null ? {} : { question }),
    ...(remembered === undefined ? {} : { remembered: factsOf(remembered) }),
  }));
}

/** Nothing beyond what a report says of it. */
export function factsOf({ key, from, to, at, file, sheet }: RememberedMapping): RememberedMapping {
  return { key, from, to, at, file, sheet };
}
