/** What a source row says, read but not yet placed in a ledger. */
import type { Currency, Money } from '../../ledger/money';
import type { Day } from '../../ledger/day';
import type { DocumentKind, LimitKind, LimitMode } from '../../ledger/tables';
import type { RejectedCell, SkippedRow } from '../report';

/** How a row names its customer; '' where it does not. */
export interface CustomerText {
  readonly code: string;
  readonly name: string;
}

export interface CustomerFacts {
  readonly taxId: string;
  readonly status: string;
  readonly termText: string;
  readonly salesperson: string;
  readonly region: string;
  readonly note: string;
}

export const NO_FACTS: CustomerFacts = {
  taxId: '',
  status: '',
  termText: '',
  salesperson: '',
  region: '',
  note: '',
};

export interface DocumentDraft {
  /** As its sign says: a negative invoice is a credit note already. */
  readonly kind: DocumentKind;
  readonly number: string;
  readonly date: Day;
  readonly due: Day | null;
  /** Its date or its due date is the last day of the month that alone was written. */
  readonly estimated: boolean;
  /** Positive; an opening is signed. */
  readonly amount: Money;
  /** null: the row states none. */
  readonly currency: Currency | null;
  readonly settles: string;
  readonly note: string;
}

export interface LimitDraft {
  readonly kind: LimitKind;
  readonly mode: LimitMode;
  /** null when unlimited. */
  readonly amount: Money | null;
  readonly currency: Currency | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly approvedBy: string;
  readonly approvedOn: Day | null;
  readonly note: string;
}

export interface RowRecord {
  readonly customer: CustomerText;
  readonly facts: CustomerFacts;
  readonly limits: readonly LimitDraft[];
  readonly documents: readonly DocumentDraft[];
}

export type RowReading =
  | { readonly as: 'skipped'; readonly why: SkippedRow['why'] }
  | { readonly as: 'rejected'; readonly cells: readonly RejectedCell[] }
  | { readonly as: 'record'; readonly record: RowRecord };
