/**
 * Every figure of a customer taken apart into the rows that made it: the lines add up to the figure, and each names the cell to
 * look at. What a check shows can so be followed to what somebody typed.
 */
import type { Day } from '../ledger/day';
import { sumMoney, ZERO, type Currency, type Money } from '../ledger/money';
import type { Limit, RowAt } from '../ledger/records';
import { BUCKETS, type Bucket } from '../ledger/tables';
import type { AgedEntry } from './ageing/age';
import type { CheckedAccount, CustomerBasis } from './basis';
import { lastApproved } from './limits/limits';
import type { Entry } from './settlement/entry';
import { extendedDues, unrecovered } from './settlement/memo';
import { fromUnits } from './settlement/units';

export type TracedFigure =
  | 'balance'
  | 'exposure'
  | 'overdue'
  | 'unapplied'
  | 'disputed'
  | 'retention'
  | 'notes'
  | 'deliveries'
  | 'orders'
  | 'writtenOff'
  | Bucket;

export interface TraceLine {
  readonly at: RowAt;
  readonly column: string;
  /** What it adds to the figure, in the customer's currency; exact, signed. */
  readonly amount: Money;
  /** The same in the currency of its row. */
  readonly original: Money;
  readonly currency: Currency;
  /** Of a claim: as first agreed; null for anything else, and where it is not known. */
  readonly due: Day | null;
  /** A later one it was given (展期); null without. */
  readonly extendedTo: Day | null;
}

/**
 * Lines in the order of accounts and rows, without those that add nothing.
 * @returns null when the figure itself is unknown: an account has no rate, or is asked for before its opening.
 */
export function traceOf({ accounts, unreadable }: CustomerBasis, figure: TracedFigure): TraceLine[] | null {
  if (unreadable) return null;
  const lines: TraceLine[] = [];
  for (const checked of accounts) {
    const { account, worth } = checked;
    if (account.beforeOpening) return null;
    const extended = extendedDues(checked.settled.extended);
    for (const { at, column, amount, claim } of partsOf(checked, figure)) {
      if (amount.isZero()) continue;
      if (worth === null) return null;
      lines.push({
        at,
        column,
        amount: amount.times(worth),
        original: amount,
        currency: account.currency,
        due: claim?.originalDue ?? null,
        extendedTo: (claim && extended.get(claim)) ?? null,
      });
    }
  }
  return lines;
}

/** What the lines add up to. */
export function totalOfTrace(lines: readonly TraceLine[]): Money {
  return sumMoney(lines.map(({ amount }) => amount));
}

/** In the account's currency. */
interface Part {
  readonly at: RowAt;
  readonly column: string;
  readonly amount: Money;
  readonly claim?: Entry | undefined;
}

/** What has a due date; a credit has none. */
function claimOf(entry: Entry): Entry | undefined {
  return entry.role === 'debit' ? entry : undefined;
}

function partsOf(checked: CheckedAccount, figure: TracedFigure): Part[] {
  switch (figure) {
    case 'balance':
      return balanceParts(checked);
    case 'exposure':
      return [
        ...balanceParts(checked),
        ...noteParts(checked),
        ...orderParts(checked, 'delivery'),
        ...orderParts(checked, 'order'),
      ];
    case 'notes':
      return noteParts(checked);
    case 'deliveries':
      return orderParts(checked, 'delivery');
    case 'orders':
      return orderParts(checked, 'order');
    case 'overdue':
      return openParts(checked, ({ bucket }) => isLateBucket(bucket));
    case 'retention':
      return openParts(checked, ({ bucket, entry }) => bucket === null && entry.role === 'debit');
    case 'unapplied':
      return openParts(checked, ({ entry }) => entry.role === 'credit');
    case 'disputed':
      return disputedParts(checked);
    case 'writtenOff':
      return writtenOffParts(checked);
    default:
      return openParts(checked, ({ bucket }) => bucket === figure);
  }
}

/** Buckets of what is late: all but the first and the one without due dates. */
const LATE: ReadonlySet<Bucket | null> = new Set(
  BUCKETS.filter((bucket) => bucket !== 'notDue' && bucket !== 'noDueDate'),
);

function isLateBucket(bucket: Bucket | null): boolean {
  return LATE.has(bucket);
}

/** Every document with its sign: the balance is their sum, whatever settled what. */
function balanceParts({ settled }: CheckedAccount): Part[] {
  return settled.entries.map((entry) => ({
    at: entry.document.at,
    column: 'amount',
    amount: fromUnits(entry.signed, settled.scale),
    claim: claimOf(entry),
  }));
}

function openParts({ aged, settled }: CheckedAccount, belongs: (aged: AgedEntry) => boolean): Part[] {
  return aged.entries.filter(belongs).map(({ entry }) => ({
    at: entry.document.at,
    column: 'open',
    amount: fromUnits(entry.role === 'credit' ? -entry.open : entry.open, settled.scale),
    claim: claimOf(entry),
  }));
}

function disputedParts({ aged, settled }: CheckedAccount): Part[] {
  return [...aged.disputes].map(([entry, { amount }]) => ({
    at: entry.document.at,
    column: 'disputed',
    amount: fromUnits(amount, settled.scale),
    claim: claimOf(entry),
  }));
}

/** Each write-off with what of it has not come back. */
function writtenOffParts({ settled }: CheckedAccount): Part[] {
  return settled.writtenOff.map((one) => ({
    at: one.document.at,
    column: 'amount',
    amount: fromUnits(unrecovered(one), settled.scale),
  }));
}

function noteParts({ notes, settled }: CheckedAccount): Part[] {
  return notes.notes.map(({ note, amount, weight }) => ({
    at: note.document.at,
    column: 'amount',
    amount: fromUnits(amount, settled.scale).times(weight),
  }));
}

/** What an order still binds stands at its first row of that kind; rows without an order each for themselves. */
function orderParts({ commitments }: CheckedAccount, kind: 'order' | 'delivery'): Part[] {
  const { byOrder, loose, orderWeight, deliveryWeight } = commitments;
  const weight = kind === 'order' ? orderWeight : deliveryWeight;
  const bound = [...byOrder.values()].flatMap(
    ({ openOrder, openDelivery, orderRow, deliveryRow }): Part[] => {
      const row = kind === 'order' ? orderRow : deliveryRow;
      const amount = (kind === 'order' ? openOrder : openDelivery).times(weight);
      return row ? [{ at: row.at, column: 'order', amount }] : [];
    },
  );
  const unlinked = loose
    .filter(({ document }) => document.kind === kind)
    .map(({ document, amount }) => ({ at: document.at, column: 'amount', amount: amount.times(weight) }));
  return [...bound, ...unlinked];
}

/** A row of 授信 that counts in the limit, and with how much in the limit's own currency. */
export interface LimitLine {
  readonly limit: Limit;
  readonly counted: Money;
}

/** The rows in force the limit is made of: base or temporary, guarantees and collateral at their percentage. */
export function limitTrace({ limit: decision }: Pick<CustomerBasis, 'limit'>): LimitLine[] {
  const { inForce, base } = decision;
  const temporary = lastApproved(inForce.filter(({ kind }) => kind === 'temporary'));
  const own = temporary?.mode === 'replaces' ? [temporary] : [base, temporary].filter((row) => row !== null);
  const security = inForce.filter(({ kind }) => kind === 'guarantee' || kind === 'collateral');
  return [...own, ...security].map((limit) => ({
    limit,
    counted: (limit.amount ?? ZERO).times(limit.percent),
  }));
}
