/** What a customer owed on a past day, gross of unapplied credit, and DSO and CEI from it (domain: Payment behaviour). */
import { addDays, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import { dueOn, openOn } from '../settlement/entry';
import type { SettledAccount } from '../settlement/settle';
import { fromUnits } from '../settlement/units';
import {
  averageDaysDelinquent,
  collectionEffectiveness,
  dsoBestPossible,
  dsoCountBack,
  dsoSimple,
  type CountBack,
} from './dso';
import { salesBetween, salesMonths, salesWindow, type SalesHistory, type Window } from './sales';

/** In units of one account. */
export interface GrossReceivables {
  /** Σ buckets on that day: open debits, retention only once it is due (without a due date it is in a bucket). */
  readonly gross: bigint;
  /** Of `gross`: due that day or later. */
  readonly notDue: bigint;
}

/** Receivables at the end of a day; the log holds every day up to the one the account was settled to. */
export function receivablesOn({ entries }: SettledAccount, day: Day): GrossReceivables {
  let gross = 0n;
  let notDue = 0n;
  for (const entry of entries) {
    if (entry.role === 'credit' || entry.entered > day) continue;
    const due = dueOn(entry, day);
    if (entry.retention && due !== null && due > day) continue;
    const open = openOn(entry, day);
    gross += open;
    // A refund is never itself overdue.
    if (entry.role === 'refund' || (due !== null && due >= day)) notDue += open;
  }
  return { gross, notDue };
}

/** Written off within the days given, both included, and not undone within them; in units of the account. */
export function writtenOffBetween({ entries }: SettledAccount, from: Day, to: Day): bigint {
  let sum = 0n;
  for (const { role, settlements } of entries) {
    if (role !== 'debit') continue;
    for (const { credit, amount, on } of settlements) {
      if (credit.document.kind === 'writeOff' && on >= from && on <= to) sum += amount;
    }
  }
  return sum;
}

export interface ReceivablesAccount {
  readonly settled: SettledAccount;
  /** What one unit of the account is worth in the currency of the figures. */
  readonly weight: Money;
}

export type DsoWhy =
  /** Nothing but an opening, or no sale at all. */
  | 'sales.none'
  /** Sales of the window are not above 0. */
  | 'sales.notPositive'
  /** The window begins before an opening: what was owed or sold until then is not known. */
  | 'before.opening'
  /** Nothing was there to be collected. */
  | 'nothing.toCollect';

export interface DsoFigures {
  /** Days sales outstanding: AR ÷ sales × days, at the end of the window. */
  readonly simple: Money | null;
  /** The same with notes in hand added to AR. */
  readonly simpleWithNotes: Money | null;
  readonly bestPossible: Money | null;
  readonly averageDaysDelinquent: Money | null;
  /** Counted back from `asOf` itself. */
  readonly countBack: CountBack | null;
  readonly collectionEffectiveness: Money | null;
  /** null when there is none: dealings began after it. */
  readonly window: Window | null;
  /** At the end of the window; null before the opening that states them. */
  readonly receivables: Money | null;
  readonly sales: Money;
  readonly why: Readonly<Partial<Record<'simple' | 'countBack' | 'collectionEffectiveness', DsoWhy>>>;
}

export interface DsoInputs {
  readonly accounts: readonly ReceivablesAccount[];
  readonly sales: SalesHistory;
  readonly asOf: Day;
  readonly settings: Pick<Policy, 'dsoMonths' | 'dsoWindow'>;
  /** Notes in hand at the end of the window, at face, in the currency of the figures. */
  readonly notes: Money;
}

/** DSO three ways, ADD and CEI of a customer, or of any set of accounts whose sales are given together. */
export function dsoFigures({ accounts, sales, asOf, settings, notes }: DsoInputs): DsoFigures {
  const window = sales.sales.length === 0 ? null : salesWindow(asOf, settings, sales.since);
  const end = window?.to ?? asOf;
  const closing = balanceOf(accounts, end);
  const isHidden = accounts.some(({ settled }) => opensAfter(settled, end));
  const hidesSales = window !== null && sales.hiddenUntil !== null && sales.hiddenUntil >= window.from;
  const inWindow = window === null ? ZERO : salesBetween(sales, window.from, window.to);
  const days = window?.days ?? 0;
  const known = isHidden || hidesSales ? null : dsoOf(closing, inWindow, days, notes);
  const countBack =
    sales.sales.length === 0 ? null : dsoCountBack(balanceOf(accounts, asOf).gross, salesMonths(sales, asOf));
  const collected = window === null ? null : effectivenessOf(accounts, inWindow, window);
  return {
    ...(known ?? NO_DSO),
    countBack,
    collectionEffectiveness: typeof collected === 'string' ? null : collected,
    window,
    receivables: isHidden ? null : closing.gross,
    sales: inWindow,
    why: whyOf(known, countBack, collected, sales),
  };
}

/** @param known null: the window begins before an opening that hides sales, or ends before one */
function whyOf(
  known: Dso | null,
  countBack: CountBack | null,
  collected: Money | 'before.opening' | null,
  { sales }: SalesHistory,
): DsoFigures['why'] {
  const none = sales.length === 0 ? 'sales.none' : null;
  return {
    ...(known === null ? { simple: 'before.opening' } : {}),
    ...(known?.simple === null ? { simple: none ?? 'sales.notPositive' } : {}),
    ...(countBack === null ? { countBack: none ?? 'before.opening' } : {}),
    ...(collected === null ? { collectionEffectiveness: none ?? 'nothing.toCollect' } : {}),
    ...(typeof collected === 'string' ? { collectionEffectiveness: collected } : {}),
  };
}

type Dso = Pick<DsoFigures, 'simple' | 'simpleWithNotes' | 'bestPossible' | 'averageDaysDelinquent'>;

const NO_DSO: Dso = { simple: null, simpleWithNotes: null, bestPossible: null, averageDaysDelinquent: null };

function dsoOf(
  { gross, notDue }: { readonly gross: Money; readonly notDue: Money },
  sales: Money,
  days: number,
  notes: Money,
): Dso {
  const simple = dsoSimple(gross, sales, days);
  const bestPossible = dsoBestPossible(notDue, sales, days);
  return {
    simple,
    simpleWithNotes: dsoSimple(gross.plus(notes), sales, days),
    bestPossible,
    averageDaysDelinquent: averageDaysDelinquent(simple, bestPossible),
  };
}

function effectivenessOf(
  accounts: readonly ReceivablesAccount[],
  sales: Money,
  { from, to }: Window,
): Money | 'before.opening' | null {
  const before = addDays(from, -1);
  const hidden = accounts.some(({ settled }) => opensAfter(settled, before));
  if (hidden) return 'before.opening';
  const opening = balanceOf(accounts, before);
  const closing = balanceOf(accounts, to);
  const writtenOff = accounts.reduce(
    (sum, { settled, weight }) => sum.plus(weighted(writtenOffBetween(settled, from, to), weight)),
    ZERO,
  );
  return collectionEffectiveness({
    opening: opening.gross,
    sales,
    closing: closing.gross,
    closingCurrent: closing.notDue,
    writtenOff,
  });
}

/** What was owed on that day is not known: the opening that states it comes later. */
function opensAfter({ account: { openingDay } }: SettledAccount, day: Day): boolean {
  return openingDay !== null && openingDay > day;
}

function balanceOf(accounts: readonly ReceivablesAccount[], day: Day): { gross: Money; notDue: Money } {
  let gross = ZERO;
  let notDue = ZERO;
  for (const { settled, weight } of accounts) {
    const units = receivablesOn(settled, day);
    gross = gross.plus(weighted(units.gross, weight));
    notDue = notDue.plus(weighted(units.notDue, weight));
  }
  return { gross, notDue };
}

function weighted(units: bigint, weight: Money): Money {
  return fromUnits(units, 0).times(weight);
}
