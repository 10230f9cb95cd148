/** From a sheet to a table: the header, the kind, and one meaning for every column that has one. */
import { columnLetters } from '../ledger/records';
import { FIELDS, type Field, type HeaderSense } from './fields';
import { findHeader, type FieldMap, type HeaderColumn, type HeaderRow } from './headers';
import { kindOf, speaksOfCustomers } from './kinds';
import { COLUMNS_MAX } from './limits';
import { contradicts, profileOf, type Profile } from './profile';
import type { SourceTableKind } from './report';
import type { SourceSheet } from './source';
import { surroundingsOf, type Surroundings } from './stated';
import type { ListedKind, Refusal, SheetFinding, SourceTable, TableColumn } from './table';

interface Candidate {
  readonly head: HeaderColumn;
  readonly profile: Profile;
  sense: HeaderSense | null;
}

/** Headers matched by a part of their text need values that agree. */
const SURE_CONFIDENCE = 0.75;
/** A 类型 column tells documents apart when this share of its values are kinds of documents. */
const KINDS_MIN = 0.8;

export function findTable(file: string, sheet: SourceSheet, map: FieldMap): SheetFinding {
  const refused = (why: Refusal['why'], detail: string): SheetFinding => ({
    file,
    sheet,
    refused: { why, detail },
    table: null,
  });
  if (sheet.rows.length === 0) return refused('empty', '');
  if (sheet.columnCount > COLUMNS_MAX) return refused('not.a.ledger', columnLetters(sheet.columnCount - 1));
  const header = findHeader(sheet, map);
  if (header === null) return refused('not.a.ledger', '');
  const around = surroundingsOf(file, sheet, header.row);
  const candidates = header.columns.map((head) => ({
    head,
    profile: profileOf(sheet, head.column, header.row + 1),
    sense: head.sense,
  }));
  const headers = header.columns.map((column) => column.header).join(' | ');
  settleCustomers(candidates, speaksOfCustomers({ headers, words: around.words }));
  settleByValues(candidates);
  const senses = new Set(candidates.flatMap(({ sense }) => sense ?? []));
  const buckets = new Set(candidates.filter(({ sense }) => sense === 'bucket').map(({ head }) => head.header))
    .size;
  const found = kindOf({ senses, buckets, headers, sheetName: sheet.name, words: around.words });
  if ('refused' in found) return refused(found.refused, found.detail);
  return {
    file,
    sheet,
    refused: null,
    table: buildTable(file, sheet, header, around, found.kind, candidates),
  };
}

/** 名称 and 编号 are a customer's on a sheet that speaks of customers; 单位 is a company when its values are companies. */
function settleCustomers(candidates: readonly Candidate[], customers: boolean): void {
  const named = candidates.some(({ sense }) => sense === 'customer.name');
  for (const candidate of candidates) {
    if (candidate.sense === 'unit')
      candidate.sense = !named && candidate.profile.companies >= 0.5 ? 'customer.name' : null;
    if (candidate.sense === 'name') candidate.sense = customers && !named ? 'customer.name' : null;
    if (candidate.sense === 'code') candidate.sense = settledCode(candidates, customers);
  }
}

/** A bare 编号 beside a customer's name is the document's when the sheet has dates, else the customer's. */
function settledCode(candidates: readonly Candidate[], customers: boolean): HeaderSense | null {
  const has = (sense: HeaderSense): boolean => candidates.some((candidate) => candidate.sense === sense);
  if (has('document.date') || has('receipt.date')) return has('document.number') ? null : 'document.number';
  return customers && !has('customer.code') ? 'customer.code' : null;
}

function settleByValues(candidates: readonly Candidate[]): void {
  for (const candidate of candidates) {
    const { profile, head } = candidate;
    const isDates = profile.dates > 0.5;
    if (candidate.sense === 'terms') candidate.sense = isDates ? 'document.due' : 'customer.termText';
    if (candidate.sense === 'receipt') candidate.sense = isDates ? 'receipt.date' : 'receipt.amount';
    if (
      candidate.sense === 'document.kind' &&
      head.confidence < 1 &&
      profile.filled > 0 &&
      profile.kinds < KINDS_MIN
    )
      candidate.sense = null;
    const type = typeOf(candidate.sense);
    if (type !== null && head.confidence < SURE_CONFIDENCE && contradicts(profile, type))
      candidate.sense = null;
  }
}

function typeOf(sense: HeaderSense | null): 'code' | 'text' | 'amount' | 'date' | null {
  if (sense === null) return null;
  if (sense === 'amount') return 'amount';
  if (sense === 'since' || sense === 'until') return 'date';
  return sense in FIELDS ? FIELDS[sense as Field] : null;
}

function buildTable(
  file: string,
  sheet: SourceSheet,
  header: HeaderRow,
  around: Surroundings,
  kind: SourceTableKind,
  candidates: readonly Candidate[],
): SourceTable {
  const listed = listedKind(kind, candidates, around, sheet.name);
  const fields = new Map<Candidate, Field>();
  for (const candidate of candidates) {
    const field = fieldOf(candidate, kind, listed, candidates);
    if (field !== null) fields.set(candidate, field);
  }
  const kept = withoutRivals(withoutUnneeded(fields, kind));
  const columns = candidates.map((candidate) => tableColumn(candidate, kept.get(candidate) ?? null, around));
  const byField = new Map(
    columns.flatMap((column) => (column.field === null ? [] : [[column.field, column] as const])),
  );
  const main = columns.find((column) => column.field !== null && FIELDS[column.field] === 'amount');
  const isOpening = byField.has('opening.amount');
  return {
    file,
    sheet,
    header,
    kind,
    listed,
    columns,
    byField,
    unit: main?.unit ?? 1,
    currency: around.currency,
    balanceDay: isOpening ? around.dayBefore : around.day,
  };
}

function tableColumn({ head, sense }: Candidate, field: Field | null, around: Surroundings): TableColumn {
  return {
    column: head.column,
    header: head.header,
    field,
    confidence: field === null && sense === null ? 0 : head.confidence,
    unit: head.unit ?? around.unit ?? 1,
    currency: head.currency,
  };
}

const RECEIPT_WORDS = /回款|收款|到账|receipt|payment|collection/i;
const CREDIT_NOTE_WORDS = /红字|退货|折让|credit.?(?:note|memo)/i;

function listedKind(
  kind: SourceTableKind,
  candidates: readonly Candidate[],
  around: Surroundings,
  sheetName: string,
): ListedKind {
  if (kind !== 'documents') return 'opening';
  const has = (sense: HeaderSense): boolean => candidates.some((candidate) => candidate.sense === sense);
  if (has('invoice.amount') || has('balance.amount'))
    return CREDIT_NOTE_WORDS.test(sheetName) ? 'creditNote' : 'invoice';
  if (has('creditNote.amount')) return 'creditNote';
  if (has('receipt.amount'))
    return has('amount') && !RECEIPT_WORDS.test(around.words) ? 'invoice' : 'receipt';
  if (CREDIT_NOTE_WORDS.test(around.words)) return 'creditNote';
  if (has('opening.amount') && !has('amount')) return 'opening';
  if (RECEIPT_WORDS.test(around.words) && !has('document.due')) return 'receipt';
  return has('receipt.date') && !has('document.date') ? 'receipt' : 'invoice';
}

const AMOUNT_FIELD: Readonly<Record<ListedKind, Field>> = {
  invoice: 'invoice.amount',
  receipt: 'receipt.amount',
  creditNote: 'creditNote.amount',
  opening: 'opening.amount',
};

function fieldOf(
  candidate: Candidate,
  kind: SourceTableKind,
  listed: ListedKind,
  all: readonly Candidate[],
): Field | null {
  const { sense } = candidate;
  const has = (wanted: HeaderSense): boolean => all.some((other) => other.sense === wanted);
  const documents = kind === 'documents';
  if (sense === null) return null;
  if (sense === 'since') return documents ? 'document.date' : 'limit.from';
  if (sense === 'until') return documents ? 'document.due' : 'limit.to';
  if (sense === 'row.status' && kind === 'customers') return 'customer.status';
  if (sense === 'amount')
    return documents ? AMOUNT_FIELD[listed] : kind === 'limits' ? 'limit.amount' : 'balance.amount';
  if (documents && listed === 'receipt') return fieldOfReceipt(candidate, has);
  if (documents && listed === 'creditNote' && sense === 'invoice.amount') return 'creditNote.amount';
  if (kind === 'balances' && sense === 'invoice.amount')
    return has('balance.amount') ? null : 'balance.amount';
  if (
    !documents &&
    (sense === 'invoice.amount' || sense === 'receipt.amount' || sense === 'creditNote.amount')
  )
    return null;
  return sense in FIELDS ? (sense as Field) : null;
}

/** In a list of receipts the receipt's day is the document's, and an invoice number is what the receipt settles. */
function fieldOfReceipt({ sense, head }: Candidate, has: (sense: HeaderSense) => boolean): Field | null {
  if (sense === 'receipt.date') return 'document.date';
  if (sense === 'document.date') return has('receipt.date') ? null : 'document.date';
  if (sense === 'document.number' && /发票|invoice/i.test(head.header))
    return has('document.settles') ? null : 'document.settles';
  if (sense === 'invoice.amount' || sense === 'balance.amount' || sense === 'document.due') return null;
  return sense !== null && sense in FIELDS ? (sense as Field) : null;
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
  if (kind !== 'documents') {
    if (has('opening.amount')) drop.add('balance.amount');
  } else if (has('balance.amount')) {
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

/** One column for a field: values that agree first, then the surer header, the preferred word, the fuller column, the left one. */
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

function standing({ head, profile }: Candidate, field: Field): number {
  const agrees = contradicts(profile, FIELDS[field]) ? 0 : 1;
  const seen = profile.filled + profile.blank;
  const full = seen === 0 ? 0 : Math.round((10 * profile.filled) / seen) / 10;
  const filledFirst = FIELDS[field] === 'code' ? full : 0;
  return (
    agrees * 100 + filledFirst * 10 + head.confidence + (RANKS - Math.min(RANKS, head.rank)) / RANKS / 20
  );
}
