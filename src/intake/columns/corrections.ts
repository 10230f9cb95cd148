/** What a person says of a sheet that was taken for something else: its kind, and the fields of its columns. */
import { headerKey } from '../values/wording';
import type { ListedKind } from '../layout/table';
import type { SheetKind, SourceTableKind } from '../report';
import { isField, type Field } from './fields';
import type { FieldMap } from './headers';

export interface SheetCorrection {
  readonly file: string;
  readonly sheet: string;
  /** null: as it was found. */
  readonly kind: SheetKind | null;
  /** Header as it stands → field; '' keeps the column nowhere. */
  readonly fields: Readonly<Record<string, string>>;
}

const SHEET_KINDS: readonly string[] = [
  'invoices',
  'receipts',
  'openings',
  'balances',
  'limits',
  'customers',
  'none',
] satisfies SheetKind[];

export function isSheetKind(text: string): text is SheetKind {
  return SHEET_KINDS.includes(text);
}

export interface ForcedKind {
  readonly kind: SourceTableKind;
  /** null: as the columns say. */
  readonly listed: ListedKind | null;
}

/** What a sheet of the kind is read as; openings without dates are balances. */
export function forcedKind(kind: Exclude<SheetKind, 'none'>, dated: boolean): ForcedKind {
  if (kind === 'invoices') return { kind: 'documents', listed: 'invoice' };
  if (kind === 'receipts') return { kind: 'documents', listed: 'receipt' };
  if (kind === 'openings' && dated) return { kind: 'documents', listed: 'opening' };
  return { kind: kind === 'openings' ? 'balances' : kind, listed: null };
}

/** The name a person knows a table's kind by; null for what is none of them, as notes of credit. */
export function sheetKindOf(kind: SourceTableKind, listed: ListedKind): SheetKind | null {
  if (kind !== 'documents') return kind;
  const names: Partial<Record<ListedKind, SheetKind>> = {
    invoice: 'invoices',
    receipt: 'receipts',
    opening: 'openings',
  };
  return names[listed] ?? null;
}

/** What was settled for all sheets, and over it what was said of this one. */
export function withCorrection(map: FieldMap, correction: SheetCorrection | undefined): FieldMap {
  if (correction === undefined) return map;
  const said = Object.entries(correction.fields).flatMap(
    ([header, field]): readonly [string, Field | null][] => {
      if (field !== '' && !isField(field)) return [];
      return [[headerKey(header), field === '' ? null : field]];
    },
  );
  return new Map([...map, ...said]);
}
