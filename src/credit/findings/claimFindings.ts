/** What was agreed with the customer and what may lapse: statements of account and the limitation of claims (domain: Checks). */
import { addMonths, isoDay, type Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { CheckedAccount } from '../basis';
import { balanceOn } from '../balance';
import type { Finding } from '../report';
import type { Entry } from '../settlement/settle';
import { keysOf, numberKey } from '../settlement/roles';
import { fromUnits } from '../settlement/units';
import { onCustomer, onRow, type CustomerCase } from './finding';

/** Nothing of a customer with a row that cannot be counted, or of an account before its opening: what is owed is unknown. */
export function claimFindings(given: CustomerCase): Finding[] {
  if (given.basis.unreadable) return [];
  const known = given.basis.accounts.filter(({ account }) => !account.beforeOpening);
  return known.flatMap((checked) => [
    ...differenceFinding(given, checked),
    ...noneFinding(given, checked),
    ...limitationFinding(given, checked),
  ]);
}

function eventsOf({ account }: CheckedAccount, kind: LedgerDocument['kind'], asOf: Day): LedgerDocument[] {
  return account.all.filter(
    (document) => document.kind === kind && document.date <= asOf && !document.details.void,
  );
}

/** The last statement of an account: earlier ones were settled by it. */
function lastStatement(checked: CheckedAccount, asOf: Day): LedgerDocument | null {
  return eventsOf(checked, 'statement', asOf).reduce<LedgerDocument | null>(
    (last, document) => (last === null || document.date >= last.date ? document : last),
    null,
  );
}

/** The balance the customer confirmed is not ours on that day. */
function differenceFinding(given: CustomerCase, checked: CheckedAccount): Finding[] {
  const statement = lastStatement(checked, given.asOf);
  if (statement === null) return [];
  const ours = balanceOn(checked.settled, statement.date);
  if (ours === null) return [];
  const balance = fromUnits(ours, checked.settled.scale);
  if (balance.eq(statement.amount)) return [];
  return [
    onRow(
      given,
      'statement.difference',
      'medium',
      { at: statement.at, column: 'amount' },
      {
        currency: statement.currency,
        confirmed: statement.amount,
        balance,
        difference: statement.amount.minus(balance),
        date: isoDay(statement.date),
      },
    ),
  ];
}

/** Something is open, the account is older than the interval, and nothing was confirmed within it. */
function noneFinding(given: CustomerCase, checked: CheckedAccount): Finding[] {
  const { policy, asOf } = given;
  const since = addMonths(asOf, -policy.statementMonths);
  const statement = lastStatement(checked, asOf);
  if (statement !== null && statement.date > since) return [];
  const isOld = checked.settled.entries.some(({ entered }) => entered <= since);
  if (!isOld || isTrifling(checked, policy)) return [];
  return [
    onCustomer(given, 'statement.none', 'low', 'balance', {
      currency: checked.account.currency,
      last: statement === null ? '' : isoDay(statement.date),
    }),
  ];
}

/** Nothing owed, or less than the floor below which lateness does not count either; in another currency nothing is too little. */
function isTrifling({ aged, account, settled }: CheckedAccount, policy: CustomerCase['policy']): boolean {
  if (aged.balance <= 0n) return true;
  return (
    account.currency === policy.currency && fromUnits(aged.balance, settled.scale).lt(policy.overdueFloor)
  );
}

/**
 * Claims whose limitation ends soon or has ended: months after the later of the due date and the last interruption (a signed
 * statement, a reminder, a payment on it, a lawsuit). 民法典 art. 188 and 195; the interval is a setting.
 */
function limitationFinding(given: CustomerCase, checked: CheckedAccount): Finding[] {
  const { policy, asOf } = given;
  const acts = { interruptions: interruptionsOf(checked, asOf), paid: lastPayments(checked, asOf) };
  let units = 0n;
  let first: { readonly entry: Entry; readonly ends: Day } | null = null;
  for (const entry of checked.settled.entries) {
    if (entry.role !== 'debit' || entry.open === 0n || entry.due === null || entry.due >= asOf) continue;
    const ends = addMonths(lastInterruption(entry, entry.due, acts), policy.limitationMonths);
    if (ends - asOf > policy.limitationWarnDays) continue;
    units += entry.open;
    if (first === null || ends < first.ends) first = { entry, ends };
  }
  if (first === null) return [];
  const days = first.ends - asOf;
  return [
    onRow(
      given,
      'claim.limitation',
      days < 0 ? 'high' : 'medium',
      { at: first.entry.document.at, column: 'due' },
      {
        currency: checked.account.currency,
        amount: fromUnits(units, checked.settled.scale),
        ends: isoDay(first.ends),
        days: String(days),
      },
    ),
  ];
}

interface Acts {
  readonly interruptions: readonly Interruption[];
  readonly paid: ReadonlyMap<LedgerDocument, Day>;
}

interface Interruption {
  readonly on: Day;
  /** Numbers it names; empty = everything due by then. */
  readonly numbers: ReadonlySet<string>;
}

function interruptionsOf(checked: CheckedAccount, asOf: Day): Interruption[] {
  const signed = eventsOf(checked, 'statement', asOf).filter(({ details }) => details.signed);
  const acts = [...eventsOf(checked, 'reminder', asOf), ...eventsOf(checked, 'lawsuit', asOf), ...signed];
  return acts.map(({ date, settles }) => ({ on: date, numbers: new Set(settles.map(numberKey)) }));
}

/** What a claim went through before it came back with a dishonoured note counts too: the note itself acknowledged it. */
function lastInterruption({ document, documentDate, revives }: Entry, due: Day, acts: Acts): Day {
  let last = revives === null ? due : lastInterruption(revives, due, acts);
  const own = keysOf(document);
  // A reissue is the claim of before; what an opening states may be as old as its due date.
  const since = document.kind === 'opening' ? due : documentDate;
  for (const { on, numbers } of acts.interruptions) {
    if (on >= since && on > last && (numbers.size === 0 || own.some((key) => numbers.has(key)))) last = on;
  }
  const payment = acts.paid.get(document);
  return payment !== undefined && payment > last ? payment : last;
}

/** The last payment on each document: what is paid of one instalment acknowledges the others. */
function lastPayments({ settled }: CheckedAccount, asOf: Day): ReadonlyMap<LedgerDocument, Day> {
  const last = new Map<LedgerDocument, Day>();
  for (const { document, settlements } of settled.entries) {
    for (const { credit, amount, on } of settlements) {
      if (amount <= 0n || on > asOf || !PAYMENTS.has(credit.document.kind)) continue;
      const known = last.get(document);
      if (known === undefined || known < on) last.set(document, on);
    }
  }
  return last;
}

/** Paying a part acknowledges the claim; what we book ourselves (a write-off, an adjustment) does not. */
const PAYMENTS: ReadonlySet<LedgerDocument['kind']> = new Set(['receipt', 'prepayment', 'note', 'offset']);
