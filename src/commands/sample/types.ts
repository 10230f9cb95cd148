/** What the parts of the sample hand one another. */
import type { Day } from '../../ledger/day';
import type { CellValue } from '../../ledger/records';
import type { DocumentKind, Named, NoteType } from '../../ledger/tables';
import type { Profile } from './profile';
import type { Random } from './random';

export type Row = Readonly<Record<string, CellValue>>;

/** A document before it is a row. Amounts are in fen: whole numbers keep the sample's money exact. */
export interface Draft {
  readonly kind: DocumentKind;
  readonly date: Day;
  readonly due?: Day;
  readonly amount: number;
  readonly number?: string;
  readonly settles?: string;
  readonly order?: string;
  readonly noteType?: NoteType;
  readonly disputed?: number;
  readonly disputedOn?: Day;
  readonly acceptedOn?: Day;
  readonly insured?: boolean;
  readonly signed?: boolean;
  readonly agreement?: string;
  readonly approvedBy?: Named;
  readonly note?: Named;
}

export interface Term {
  readonly text: string;
  readonly days: number;
}

export interface Account {
  readonly id: string;
  readonly name: Named;
  readonly profile: Profile;
  /** In fen of its currency. */
  readonly nominal: number;
  readonly term: Term;
  readonly currency: string;
  /** Of its group; '' when it stands alone. */
  readonly parentId: string;
}

/** What a special case of one account is made from. */
export interface Case {
  readonly account: Account;
  readonly today: Day;
  readonly random: Random;
  /** The account's ordinary documents. */
  readonly drafts: readonly Draft[];
  /** The next invoice number. */
  readonly next: () => string;
}

export type Special = (given: Case) => readonly Draft[];
