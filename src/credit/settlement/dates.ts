/** Dates a claim has from before its own row: of the invoice it reissues, of its delivery or acceptance (domain: Documents, Ageing). */
import type { Day } from '../../ledger/day';
import { billedDeliveries } from '../../ledger/deliveries';
import { PLAIN, type Instalment, type LedgerDocument } from '../../ledger/records';
import type { Account } from './account';
import type { Dates } from './entry';
import { belongsToOrder, keysOf, namesIn, numberKey } from './roles';

/**
 * Dates of the documents that do not simply have their own. A reissue (重开) keeps the due and document dates of the blue
 * invoice behind the red-letter one it names. Age counts from acceptance, or from the delivery an invoice of the same order
 * bills first, where that is earlier. Only rows dated up to the document's own date are looked at.
 */
export function datesOf(account: Account): ReadonlyMap<LedgerDocument, Dates> {
  const found = new Map<LedgerDocument, Dates>();
  const delivered = deliveredOn(account);
  const reissues = new Reissues(account);
  for (const document of account.documents) {
    const { kind, details } = document;
    if (kind !== 'invoice' && kind !== 'retention') continue;
    if (details === PLAIN && delivered.size === 0) continue;
    const dates = datesOfClaim(document, delivered, reissues);
    if (dates) found.set(document, dates);
  }
  return found;
}

function datesOfClaim(
  document: LedgerDocument,
  delivered: ReadonlyMap<LedgerDocument, Day>,
  reissues: Reissues,
): Dates | null {
  const before = reissues.chainOf(document);
  const origin = before.at(-1) ?? null;
  const claim = origin ?? document;
  const date = earliest([document.date, ...eventDays(document, delivered), ...originDays(origin, delivered)]);
  if (origin === null && date === document.date) return null;
  return {
    documentDate: claim.date,
    date,
    shares: origin === null ? null : sharesOf(origin),
    reissues: before,
  };
}

function eventDays(document: LedgerDocument, delivered: ReadonlyMap<LedgerDocument, Day>): (Day | null)[] {
  return [document.details.acceptedOn, delivered.get(document) ?? null];
}

function originDays(origin: LedgerDocument | null, delivered: ReadonlyMap<LedgerDocument, Day>) {
  return origin === null ? [] : [origin.date, ...eventDays(origin, delivered)];
}

function earliest([first, ...others]: readonly [Day, ...(Day | null)[]]): Day {
  return others.reduce<Day>((least, day) => (day !== null && day < least ? day : least), first);
}

function sharesOf({ instalments, due, amount }: LedgerDocument): readonly Instalment[] {
  return instalments.length === 0 ? [{ due, amount }] : instalments;
}

/** One invoice for several may not make any of them look younger: the one due first counts. */
function isDueBefore(a: LedgerDocument, b: LedgerDocument): boolean {
  return (a.due ?? a.date) < (b.due ?? b.date);
}

/** Which blue invoice an invoice of the account was issued anew for. */
export class Reissues {
  #byNumber: ReadonlyMap<string, readonly LedgerDocument[]> | null = null;

  constructor(readonly account: Account) {}

  /** The first blue invoice behind a reissue, through any number of reissues; null when it is none, or none is found. */
  originOf(document: LedgerDocument): LedgerDocument | null {
    return this.chainOf(document).at(-1) ?? null;
  }

  /** The blue invoices behind a reissue, the nearest first. */
  chainOf(document: LedgerDocument): readonly LedgerDocument[] {
    const seen = new Set([document]);
    let before = this.#reissued(document);
    while (before !== null && !seen.has(before)) {
      seen.add(before);
      before = this.#reissued(before);
    }
    return [...seen].slice(1);
  }

  #reissued(document: LedgerDocument): LedgerDocument | null {
    const { reissue } = document.details;
    if (document.kind !== 'invoice' || reissue === '') return null;
    const named = namesIn(reissue).flatMap((name) => this.#named(name, document));
    const reds = named.filter(({ kind }) => kind === 'creditNote');
    const names =
      reds.length === 0
        ? named
        : reds.flatMap((red) => red.settles.flatMap((number) => this.#named(number, document)));
    return names
      .filter((one) => one.kind === 'invoice' && one !== document)
      .reduce<LedgerDocument | null>(
        (first, one) => (first === null || isDueBefore(one, first) ? one : first),
        null,
      );
  }

  #named(number: string, { date }: LedgerDocument): readonly LedgerDocument[] {
    this.#byNumber ??= grouped(
      this.account.all.filter(({ kind }) => kind === 'invoice' || kind === 'creditNote'),
      keysOf,
    );
    return (this.#byNumber.get(numberKey(number)) ?? []).filter((document) => document.date <= date);
  }
}

/** Of each invoice of an order the day of the delivery its first yuan bills: deliveries are billed oldest first. */
function deliveredOn({ all, asOf }: Account): ReadonlyMap<LedgerDocument, Day> {
  const found = new Map<LedgerDocument, Day>();
  const dated = (document: LedgerDocument): boolean => document.order !== '' && document.date <= asOf;
  const shipped = grouped(
    all.filter((one) => dated(one) && one.kind === 'delivery' && one.amount.gt(0)),
    orderOf,
  );
  if (shipped.size === 0) return found;
  const bills = grouped(
    all.filter((one) => dated(one) && belongsToOrder(one)),
    orderOf,
  );
  for (const [order, deliveries] of shipped) {
    for (const [bill, { date }] of billedDeliveries(deliveries, bills.get(order) ?? []))
      found.set(bill, date);
  }
  return found;
}

function orderOf({ order }: LedgerDocument): readonly string[] {
  return [numberKey(order)];
}

function grouped(
  documents: readonly LedgerDocument[],
  keys: (document: LedgerDocument) => readonly string[],
): Map<string, LedgerDocument[]> {
  const found = new Map<string, LedgerDocument[]>();
  for (const document of documents) {
    for (const key of keys(document)) {
      const rows = found.get(key);
      if (rows) rows.push(document);
      else found.set(key, [document]);
    }
  }
  return found;
}
