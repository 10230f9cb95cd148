/** Which column holds which field of a table: one column for a field, and no money twice. */
import { FIELDS, isField, type Field, type HeaderSense } from './fields';
import type { Candidate } from './candidate';
import { contradicts } from './profile';
import type { SourceTableKind } from '../report';
import type { ListedKind } from '../layout/table';

/** @returns the columns that are kept, each with its field */
export function assignFields(
  candidates: readonly Candidate[],
  kind: SourceTableKind,
  listed: ListedKind,
): ReadonlyMap<Candidate, Field> {
  const fields = new Map<Candidate, Field>();
  for (const candidate of candidates) {
    const field = fieldOf(candidate, kind, listed, candidates);
    if (field !== null) fields.set(candidate, field);
  }
  return withoutRivals(withoutUnneeded(fields, kind));
}

const AMOUNT_FIELD: Readonly<Record<ListedKind, Field>> = {
  invoice: 'invoice.amount',
  receipt: 'receipt.amount',
  creditNote: 'creditNote.amount',
  opening: 'opening.amount',
};

/** The field a column has in a table of the kind; null when the table keeps it nowhere. */
function fieldOf(
  candidate: Candidate,
  kind: SourceTableKind,
  listed: ListedKind,
  all: readonly Candidate[],
): Field | null {
  const has = (wanted: HeaderSense): boolean => all.some((other) => other.sense === wanted);
  if (kind !== 'documents') return fieldBesideDocuments(candidate, kind, has);
  const { sense } = candidate;
  if (sense === 'since') return 'document.date';
  if (sense === 'until') return 'document.due';
  if (sense === 'amount') return AMOUNT_FIELD[listed];
  if (listed === 'receipt') return fieldOfReceipt(candidate, has);
  if (listed === 'creditNote' && sense === 'invoice.amount') return 'creditNote.amount';
  return asField(sense);
}

const MOVEMENTS: ReadonlySet<HeaderSense> = new Set([
  'invoice.amount',
  'receipt.amount',
  'creditNote.amount',
]);

/** In lists of customers, limits and balances, amounts that move during a period are not the balance itself. */
function fieldBesideDocuments(
  { sense }: Candidate,
  kind: SourceTableKind,
  has: (sense: HeaderSense) => boolean,
): Field | null {
  if (sense === 'since') return 'limit.from';
  if (sense === 'until') return 'limit.to';
  if (sense === 'row.status' && kind === 'customers') return 'customer.status';
  if (sense === 'amount' && kind === 'limits') return 'limit.amount';
  if (kind === 'balances' && (sense === 'amount' || sense === 'invoice.amount')) {
    return has('balance.amount') || has('opening.amount') ? null : 'balance.amount';
  }
  return sense !== null && MOVEMENTS.has(sense) ? null : asField(sense);
}

function asField(sense: HeaderSense | null): Field | null {
  return sense !== null && isField(sense) ? sense : null;
}

/** In a list of receipts the receipt's day is the document's, and an invoice number is what the receipt settles. */
function fieldOfReceipt({ sense, head }: Candidate, has: (sense: HeaderSense) => boolean): Field | null {
  if (sense === 'receipt.date') return 'document.date';
  if (sense === 'document.date') return has('receipt.date') ? null : 'document.date';
  if (sense === 'document.number' && /发票|invoice/i.test(head.header))
    return has('document.settles') ? null : 'document.settles';
  if (sense === 'invoice.amount' || sense === 'balance.amount' || sense === 'document.due') return null;
  return asField(sense);
}

/** Says that the document itself is done with, not merely that some money came on that day. */
const SETTLED_WORDS = /settle|clear|结清|核销/i;

/**
 * What is open is the original amount less what was received: of the three columns at most two are kept, so that nothing
 * counts twice. Without the amount received, a day of some receipt says nothing about what is open.
 */
function withoutUnneeded(
  fields: ReadonlyMap<Candidate, Field>,
  kind: SourceTableKind,
): ReadonlyMap<Candidate, Field> {
  const has = (field: Field): boolean => [...fields.values()].includes(field);
  const drop = new Set<Field>();
  if (kind === 'documents' && has('balance.amount')) {
    const closes = has('invoice.amount') && has('receipt.amount');
    if (closes) drop.add('balance.amount');
    else drop.add('invoice.amount').add('receipt.amount');
    const settled = [...fields].some(
      ([{ head }, field]) => field === 'receipt.date' && SETTLED_WORDS.test(head.header),
    );
    if (!closes && (!settled || has('invoice.amount'))) drop.add('receipt.date');
  }
  return new Map([...fields].filter(([, field]) => !drop.has(field)));
}

/** One column for a field: what a person said first, then what arithmetic proves, values that agree, then the surer header, the preferred word, the fuller column, the left one. */
function withoutRivals(fields: ReadonlyMap<Candidate, Field>): ReadonlyMap<Candidate, Field> {
  const chosen = new Map<Field, Candidate>();
  for (const [candidate, field] of fields) {
    const rival = chosen.get(field);
    if (rival === undefined || standing(candidate, field) > standing(rival, field))
      chosen.set(field, candidate);
  }
  return new Map([...chosen].map(([field, candidate]) => [candidate, field]));
}

const RANKS = 10_000;

function standing({ head, profile, evidence }: Candidate, field: Field): number {
  const said = head.answered ? 2 : 0;
  const proved = evidence.has('arithmetic.closes') ? 1 : 0;
  const agrees = contradicts(profile, FIELDS[field]) ? 0 : 1;
  const seen = profile.filled + profile.blank;
  const full = seen === 0 ? 0 : Math.round((10 * profile.filled) / seen) / 10;
  const filledFirst = FIELDS[field] === 'code' ? full : 0;
  return (
    (said + proved) * 1000 +
    agrees * 100 +
    filledFirst * 10 +
    head.confidence +
    (RANKS - Math.min(RANKS, head.rank)) / RANKS / 20
  );
}
