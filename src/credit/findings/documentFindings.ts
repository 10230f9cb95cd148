/** What is wrong with a customer's documents, each at the cell to correct (domain: Documents, Checks data.*). */
import { isCurrencyCode } from '../../ledger/cells';
import { dayOf, isoDay, type Day } from '../../ledger/day';
import type { Customer, LedgerDocument } from '../../ledger/records';
import { parseTerms } from '../../ledger/terms';
import type { CheckedAccount } from '../basis';
import type { Finding } from '../report';
import type { Account } from '../settlement/account';
import { isCredit, numberKey, settlesOnlyNamed } from '../settlement/roles';
import { fromUnits } from '../settlement/units';
import { firstRowOf, onRow, type CustomerCase } from './finding';
import { grouped } from './grouped';
import { reissueFindings } from './reissueFindings';

export function documentFindings(given: CustomerCase): Finding[] {
  return [
    ...unknownCustomer(given),
    ...given.basis.accounts.flatMap((checked) => [
      ...settlementFindings(given, checked),
      ...commitmentFindings(given, checked),
      ...notePassedFindings(given, checked),
      ...duplicateFindings(given, checked),
      ...dateFindings(given, checked.account),
      ...reissueFindings(given, checked),
      ...currencyFinding(given, checked),
    ]),
    ...given.basis.notBegun.flatMap((account) => dateFindings(given, account)),
  ];
}

/** Documents of somebody the 客户 table does not have: at the first, with their number. */
function unknownCustomer(given: CustomerCase): Finding[] {
  const { id, customer, accounts } = given.basis;
  if (customer !== null) return [];
  const rows = accounts.reduce(
    (sum, { account }) => sum + account.documents.length + account.history.length,
    0,
  );
  const place = { at: firstRowOf(given.basis), column: 'customerId' };
  const finding = onRow(given, 'data.unknownCustomer', 'medium', place, { text: id, rows: String(rows) });
  return [id === '' ? { ...finding, customer: null } : finding];
}

/** What settlement brought to light. */
function settlementFindings(given: CustomerCase, { account, settled, aged }: CheckedAccount): Finding[] {
  const [overlapping] = account.history;
  const undated = aged.entries.filter(({ bucket, entry }) => bucket === 'noDueDate' && entry.open > 0n);
  const [firstUndated] = undated;
  const findings = settled.unlinked.map(({ document, number }) =>
    onRow(given, 'data.unlinked', 'medium', { at: document.at, column: 'settles' }, { number }),
  );
  if (overlapping && account.openingDay !== null) {
    const figures = { rows: String(account.history.length), opening: isoDay(account.openingDay) };
    findings.push(
      onRow(given, 'data.openingOverlap', 'low', { at: overlapping.at, column: 'date' }, figures),
    );
  }
  if (firstUndated) {
    const rows = new Set(undated.map(({ entry }) => entry.document)).size;
    const figures = { rows: String(rows), terms: unreadTerms(given.basis.customer) };
    const place = { at: firstUndated.entry.document.at, column: 'due' };
    findings.push(onRow(given, 'data.dueUnknown', 'medium', place, figures));
  }
  for (const { at, kind, amount, currency } of settled.unnamed) {
    const figures = { currency, kind, amount: amount.abs() };
    findings.push(onRow(given, 'data.unsettledKind', 'medium', { at, column: 'settles' }, figures));
  }
  for (const { document, open } of settled.entries) {
    if (open === 0n || !isBookedByName(document)) continue;
    const { at, kind, amount, currency } = document;
    const figures = { currency, kind, amount: amount.abs(), rest: fromUnits(open, settled.scale) };
    findings.push(onRow(given, 'data.unsettledRest', 'low', { at, column: 'settles' }, figures));
  }
  for (const { at, kind, amount, currency, details } of account.documents) {
    if (kind !== 'offset' || details.agreement !== '') continue;
    const place = { at, column: 'agreement' };
    findings.push(onRow(given, 'data.agreement', 'medium', place, { currency, amount: amount.abs() }));
  }
  return findings;
}

/** What only its names let settle, and so keeps what they do not need. A prepayment waits for its order's next invoice. */
function isBookedByName(document: LedgerDocument): boolean {
  const { kind, settles } = document;
  return settles.length > 0 && kind !== 'prepayment' && isCredit(document) && settlesOnlyNamed(document);
}

/** The terms that could not be read; '' when there are none, or when they are not the reason. */
function unreadTerms(customer: Customer | null): string {
  return customer && parseTerms(customer.termText) === null ? customer.termText : '';
}

/** Orders and deliveries that cannot be matched, deliveries long without an invoice, notes past maturity without a result. */
function commitmentFindings(given: CustomerCase, checked: CheckedAccount): Finding[] {
  const { commitments, notes, account, settled } = checked;
  const { currency } = account;
  const findings = notes.unsettled.map(({ document, amount, maturity }) =>
    onRow(
      given,
      'note.unsettled',
      'medium',
      { at: document.at, column: 'due' },
      {
        currency,
        number: document.number,
        amount: fromUnits(amount, settled.scale),
        maturity: isoDay(maturity),
      },
    ),
  );
  for (const { document, amount, days } of commitments.unbilled) {
    findings.push(
      onRow(
        given,
        'delivery.unbilled',
        'medium',
        { at: document.at, column: 'date' },
        { currency, amount, days: String(days), order: document.order },
      ),
    );
  }
  for (const [first, ...others] of grouped(commitments.unlinked, ({ kind }) => kind)) {
    const figures = { kind: first.kind, rows: String(1 + others.length) };
    findings.push(onRow(given, 'data.orderUnlinked', 'low', { at: first.at, column: 'order' }, figures));
  }
  return findings;
}

/**
 * A note is discounted or endorsed as a whole (domain: Notes); a row that gives another amount than what was outstanding of
 * the notes it names states what came in for them, or means a part, and is to be looked at.
 */
function notePassedFindings(given: CustomerCase, { settled, account }: CheckedAccount): Finding[] {
  const passed = new Map<LedgerDocument, bigint>();
  for (const { changes } of settled.notes) {
    for (const { fact, outstanding } of changes) {
      if (fact?.kind !== 'noteDiscounted' && fact?.kind !== 'noteEndorsed') continue;
      if (!fact.amount.isZero()) passed.set(fact, (passed.get(fact) ?? 0n) + outstanding);
    }
  }
  return [...passed].flatMap(([{ at, amount, number, settles }, units]) => {
    const face = fromUnits(units, settled.scale);
    if (amount.eq(face)) return [];
    const figures = { currency: account.currency, number: settles.join(' ') || number, amount, face };
    return [onRow(given, 'note.partPassed', 'low', { at, column: 'amount' }, figures)];
  });
}

/** Rows of one kind, code and number; at the second of them. Blank numbers are never duplicates. */
function duplicateFindings(given: CustomerCase, { account }: CheckedAccount): Finding[] {
  const numbered = account.all.filter(
    ({ number, date, kind, details }) =>
      number !== '' && date <= given.asOf && !details.void && NUMBERED_ONCE.has(kind),
  );
  // Nearly always no number stands twice, and then there is nothing to compare.
  if (new Set(numbered.map(({ number }) => numberKey(number))).size === numbered.length) return [];
  const identity = ({ kind, number, details }: LedgerDocument): string =>
    [kind, details.invoiceCode, numberKey(number)].join('\u0000');
  return grouped(numbered, identity).flatMap((rows) => {
    const second = rows[1];
    if (!second) return [];
    const figures = { number: second.number, rows: String(rows.length) };
    const place = { at: second.at, column: 'number' };
    return [onRow(given, 'data.duplicateDocument', 'medium', place, figures)];
  });
}

/** Kinds whose number stands for one document: an order's number is on every row of it. */
const NUMBERED_ONCE: ReadonlySet<LedgerDocument['kind']> = new Set([
  'opening',
  'invoice',
  'creditNote',
  'receipt',
  'prepayment',
  'refund',
  'offset',
  'writeOff',
  'recovery',
  'note',
  'factoring',
  'retention',
  'adjustment',
]);

/** What a blank or broken date became in other systems: 1900-01-00 and 1990-01-01. */
const SENTINELS: ReadonlySet<Day> = new Set([dayOf(1899, 12, 31), dayOf(1900, 1, 1), dayOf(1990, 1, 1)]);
/** Without a 检查日期 in the book a replay cannot be told from a slip: only what lies further off than this is one. */
const DAYS_AHEAD_UNSTATED = 366;

/**
 * Due before the document, a document after 检查日期, a date that is only a mark. An opening's part was due before the day it
 * is stated on whenever it is overdue.
 */
function dateFindings(given: CustomerCase, account: Account): Finding[] {
  const { policy, asOf } = given;
  const last = policy.asOf === null ? asOf + DAYS_AHEAD_UNSTATED : Math.max(asOf, policy.asOf);
  const findings: Finding[] = [];
  const report = (document: LedgerDocument, column: string, day: Day, code: string): void => {
    const figures = { value: isoDay(day), code };
    findings.push(onRow(given, 'data.date', 'low', { at: document.at, column }, figures));
  };
  for (const document of account.all) {
    const { date, due, dueFrom, details } = document;
    if (details.void) continue;
    if (SENTINELS.has(date)) report(document, 'date', date, 'sentinel');
    else if (date > last) report(document, 'date', date, 'future');
    if (due === null || dueFrom !== 'cell') continue;
    if (SENTINELS.has(due)) report(document, 'due', due, 'sentinel');
    else if (due < date && document.kind !== 'opening') report(document, 'due', due, 'dueBeforeDate');
  }
  return findings;
}

/** Documents in a currency that has no rate into their customer's, and texts that are no currency; once per account. */
function currencyFinding(given: CustomerCase, { account, worth }: CheckedAccount): Finding[] {
  const { currency } = account;
  if (isCurrencyCode(currency) && (given.basis.customer === null || worth !== null)) return [];
  const first = account.all.find(({ date }) => date <= given.asOf);
  return first
    ? [onRow(given, 'data.currency', 'medium', { at: first.at, column: 'currency' }, { currency })]
    : [];
}
