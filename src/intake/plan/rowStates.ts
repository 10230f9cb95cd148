/** What becomes of a row on its way through the passes of a plan. */
import type { Currency } from '../../ledger/money';
import type { RejectedCell, SkippedRow } from '../report';
import type { RowRecord } from '../rows/records';
import { identityOf, standingFor, type ImportedCustomer } from './customers';
import { isWritten, type GatheredDocument, type GatheredLimit } from './gather';

export type RowState =
  | { readonly as: 'skipped'; readonly why: SkippedRow['why'] }
  | { readonly as: 'rejected'; readonly cells: readonly RejectedCell[] }
  | {
      readonly as: 'placed';
      readonly drafts: Pick<RowRecord, 'documents' | 'limits'>;
      readonly identity: string;
      readonly customer: ImportedCustomer;
      /** The row itself made its customer known. */
      readonly customerAdded: boolean;
      /** What was gathered of the drafts. */
      documents: readonly GatheredDocument[];
      limits: readonly GatheredLimit[];
    };

export type Placed = Extract<RowState, { readonly as: 'placed' }>;

const IMPORTED = { as: 'imported' } as const;
const NO_DOCUMENTS: readonly GatheredDocument[] = [];
const NO_LIMITS: readonly GatheredLimit[] = [];

export type RowOutcome = { readonly as: 'imported' } | Exclude<RowState, { readonly as: 'placed' }>;

/** A row whose customer was found. Of its record only what is still needed is kept: an import may have a million of them. */
export function placed(record: RowRecord, customer: ImportedCustomer, customerAdded: boolean): Placed {
  return {
    as: 'placed',
    drafts: { documents: record.documents, limits: record.limits },
    identity: identityOf(record.customer),
    customer,
    customerAdded,
    documents: NO_DOCUMENTS,
    limits: NO_LIMITS,
  };
}

/** When identities are settled. */
export function outcomeOfRow(state: RowState): RowOutcome {
  if (state.as !== 'placed') return state;
  const { documents, limits } = state;
  if (state.customerAdded && state.customer.mergedInto === null) return IMPORTED;
  if (documents.some(isTaken) || limits.some(isTaken)) return IMPORTED;
  const outcomes = [...documents, ...limits].map(({ outcome }) => outcome);
  if (outcomes.includes('changed')) return { as: 'skipped', why: 'changed' };
  if (outcomes.includes('already.imported')) return { as: 'skipped', why: 'already.imported' };
  if (outcomes.includes('duplicate')) return { as: 'skipped', why: 'duplicate' };
  return standingFor(state.customer).existing ? { as: 'skipped', why: 'already.imported' } : IMPORTED;
}

function isTaken({ outcome }: GatheredDocument | GatheredLimit): boolean {
  return isWritten(outcome);
}

export function countCurrency({ currencies }: ImportedCustomer, currency: Currency | null): void {
  if (currency !== null) currencies.set(currency, (currencies.get(currency) ?? 0) + 1);
}
