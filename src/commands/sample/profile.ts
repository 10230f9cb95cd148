/** What each sample customer is there to show. Shares and days are relative to its limit and to the day of creation. */
import type { Named } from '../../ledger/named';
import type { LimitKind, LimitMode } from '../../ledger/tables';

export interface SampleLimit {
  readonly kind: LimitKind;
  readonly mode?: LimitMode;
  /** Of the customer's nominal limit; null = left blank, 0 = no credit. */
  readonly share: number | null;
  readonly unlimited?: boolean;
  readonly percent?: number;
  /** Days before and after the day of creation; null = blank. */
  readonly from: number | null;
  readonly to: number | null;
  readonly approved?: number;
  readonly insuredTermDays?: number;
}

export interface Profile {
  readonly name: string;
  readonly count: number;
  readonly limits: readonly SampleLimit[];
  /** Open invoices: share of the nominal limit each, and days late (negative: not yet due). */
  readonly open: readonly { readonly share: number; readonly late: readonly [number, number] }[];
  /** How late settled invoices were paid, in days. */
  readonly paid: readonly [number, number];
  /** The same before the last three months, when it was otherwise. */
  readonly paidBefore?: readonly [number, number];
  /** Months of settled invoices; a year when not said, 0 for a customer that never had any. */
  readonly months?: number;
  /** Its finances, qualities and master data; `bare` leaves them blank. */
  readonly quality: 'good' | 'fair' | 'poor' | 'bare';
  /** Years since its last statements beyond the newest there can be; null = it gave none. */
  readonly statementsBehind?: number | null;
  /** Months since it last confirmed its balance; null = it never did. */
  readonly confirmed?: number | null;
  /** What a special case adds (`specials.ts`). */
  readonly extra?: Extra;
  /** Nominal limit in 万元, where the case needs a certain one. */
  readonly nominal?: number;
  readonly currency?: string;
  readonly termText?: string;
  /** Group it belongs to: the first customer of a group's name is its parent. */
  readonly group?: 'sound' | 'strained';
  /** Further cells of its row in 客户, in days from the day of creation where they are dates. */
  readonly reviewDue?: number;
  readonly badTaxId?: boolean;
  readonly relatedParty?: boolean;
  readonly single?: { readonly rate: number; readonly reason: Named };
}

export type Extra =
  | 'unapplied'
  | 'duplicate'
  | 'unlinked'
  | 'opening'
  | 'openingOverlap'
  | 'termless'
  | 'creditNote'
  | 'refund'
  | 'frozen'
  | 'orders'
  | 'unlinkedDelivery'
  | 'notesHeld'
  | 'noteDishonoured'
  | 'project'
  | 'disputed'
  | 'insured'
  | 'writtenOff'
  | 'oldClaim'
  | 'reissued'
  | 'offset'
  | 'confirmedOtherwise'
  | 'dueBeforeDate'
  | 'extended';

export const standing: SampleLimit = { kind: 'base', share: 1, from: -200, to: 165 };
export const notDue = (share: number) => ({ share, late: [-28, -2] as const });
export const late = (share: number, from: number, to: number) => ({ share, late: [from, to] as const });
