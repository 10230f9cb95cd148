/**
 * Settlement in other words, for comparison only: plain decimals, every list sorted anew on every calendar day, no queues
 * and no state but what is open and who settled what.
 */
import type { Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { ZERO, minMoney } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';

interface Line {
  readonly document: LedgerDocument;
  readonly debit: boolean;
  left: Money;
}

interface Match {
  readonly debit: Line;
  readonly credit: Line;
  amount: Money;
}

/** Open amount by row position, for the documents that count on asOf, in row order. */
export function oracleSettle(
  documents: readonly LedgerDocument[],
  asOf: Day,
  byDue: boolean,
): Map<number, Money> {
  const openings = documents.filter(({ kind, date }) => kind === 'opening' && date <= asOf);
  const opened = Math.max(-Infinity, ...openings.map(({ date }) => date));
  const counts = ({ kind, date }: LedgerDocument): boolean =>
    date > opened || (kind === 'opening' && date === opened);
  const lines = documents
    .filter((document) => document.date <= asOf && counts(document))
    .map((document): Line => ({ document, debit: isDebit(document), left: document.amount.abs() }));
  const future = documents.filter((document) => counts(document) && isDebit(document) && !isRefund(document));
  const matches: Match[] = [];
  const firstDay = Math.min(asOf, ...lines.map(({ document }) => document.date));
  for (let today = firstDay; today <= asOf; today++) replayDay(lines, future, matches, today, byDue);
  return new Map(lines.map(({ document, left }) => [document.at.position, left]));
}

function isRefund({ kind }: LedgerDocument): boolean {
  return kind === 'refund';
}

function isDebit({ kind, amount }: LedgerDocument): boolean {
  return kind === 'opening' ? amount.gte(0) : kind === 'invoice' || kind === 'refund';
}

function replayDay(
  lines: readonly Line[],
  future: readonly LedgerDocument[],
  matches: Match[],
  today: number,
  byDue: boolean,
): void {
  const yesterday = lines.filter(({ document }) => document.date < today);
  const present = lines.filter(({ document }) => document.date <= today);
  const refunds = sortedByAge(present.filter(({ document }) => isRefund(document)));
  for (const refund of refunds.filter(({ document }) => document.date === today)) {
    takeBack(refund, yesterday, matches);
  }
  const debits = present.filter((line) => line.debit && !isRefund(line.document));
  const entered = new Set(
    debits.filter(({ document }) => document.date === today).map(({ document }) => lower(document.number)),
  );
  const credits = sortedByAge(present.filter(({ debit }) => !debit));
  const isNew = ({ document }: Line): boolean => document.date === today;
  for (const credit of credits) {
    const names = credit.document.settles.map(lower);
    if (!isNew(credit) && !names.some((name) => entered.has(name))) continue;
    if (!isNew(credit) && !waits(names, future, today - 1)) continue;
    for (const name of names) {
      const named = sortedByDue(
        debits.filter(({ document }) => document.number !== '' && lower(document.number) === name),
      );
      for (const debit of named) match(debit, credit, matches);
    }
  }
  if (byDue) {
    for (const credit of credits.filter(
      ({ document }) => !waits(document.settles.map(lower), future, today),
    )) {
      for (const debit of sortedByDue(debits)) match(debit, credit, matches);
    }
  }
  for (const refund of refunds) takeBack(refund, present, matches);
}

function waits(names: readonly string[], future: readonly LedgerDocument[], today: number): boolean {
  return future.some(({ number, date }) => number !== '' && date > today && names.includes(lower(number)));
}

function match(debit: Line, credit: Line, matches: Match[]): void {
  const amount = minMoney(debit.left, credit.left);
  if (amount.isZero()) return;
  debit.left = debit.left.minus(amount);
  credit.left = credit.left.minus(amount);
  matches.push({ debit, credit, amount });
}

function takeBack(refund: Line, present: readonly Line[], matches: Match[]): void {
  const credits = sortedByAge(present.filter(({ debit }) => !debit));
  const receipts = refund.document.settles.flatMap((name) =>
    credits.filter(({ document }) => document.number !== '' && lower(document.number) === lower(name)),
  );
  for (const credit of [...receipts, ...credits]) match(refund, credit, matches);
  for (const receipt of receipts) {
    const made = matches.filter(({ credit, debit }) => credit === receipt && !isRefund(debit.document));
    for (const settled of made.reverse()) {
      const amount = minMoney(settled.amount, refund.left);
      settled.amount = settled.amount.minus(amount);
      settled.debit.left = settled.debit.left.plus(amount);
      refund.left = refund.left.minus(amount);
      if (amount.gt(ZERO)) matches.push({ debit: refund, credit: receipt, amount });
    }
  }
}

function lower(text: string): string {
  return text.toLowerCase();
}

function sortedByAge(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => compare(ageKey(a), ageKey(b)));
}

function sortedByDue(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => compare(dueKey(a), dueKey(b)));
}

function ageKey({ document }: Line): (number | string)[] {
  return [document.date, document.number, document.at.position];
}

function dueKey(line: Line): (number | string)[] {
  return [line.document.due ?? line.document.date, ...ageKey(line)];
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
