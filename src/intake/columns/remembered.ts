/** What the workbook's memory of an earlier import says, of a column or of a whole table. */
import type { RememberedMapping, SheetKind } from '../report';
import type { Field } from './fields';

export interface RememberedColumn extends RememberedMapping {
  /** As it stood. */
  readonly header: string;
  /** null: kept nowhere. */
  readonly field: Field | null;
}

export interface RememberedKind extends RememberedMapping {
  readonly header: null;
  readonly kind: SheetKind;
}

/** What is remembered of tables with the same headers. */
export interface Recalled {
  readonly columns: ReadonlyMap<string, RememberedColumn>;
  readonly kind: RememberedKind | null;
}

/** What a person said of a table that is read now: of one column, or '' of what it lists. */
export interface ToldMapping {
  readonly file: string;
  readonly sheet: string;
  /** By what the table is known again. */
  readonly signature: string;
  readonly header: string;
  /** Field or kind it is read as by itself; null for none. */
  readonly from: string | null;
  /** Field or kind, `none` for what is left out. */
  readonly to: string;
}
