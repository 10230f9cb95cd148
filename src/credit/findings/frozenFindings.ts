/** Shipments to customers that were frozen or closed (domain: Checks, frozen.shipped). */
import { isoDay, type Day } from '../../ledger/day';
import type { Customer, CustomerId, LedgerDocument } from '../../ledger/records';
import type { Severity } from '../../ledger/tables';
import type { CustomerBasis } from '../basis';
import { customerOn, factBook, type FactBook } from '../limits/facts';
import type { Finding } from '../report';
import { onRow, type CustomerCase } from './finding';

/** A freeze without a date is held against what was shipped in this many days. */
const UNDATED_FREEZE_DAYS = 30;

/** A customer that is, or ever was, frozen or closed. */
interface Freeze {
  readonly customer: Customer;
  readonly facts: FactBook;
}

interface Stopped {
  rows: number;
  last: LedgerDocument;
  severity: Severity;
}

/**
 * Shipments or invoices dated while the buyer was frozen or closed, or, the buyer being active, while its payer was: by the
 * rows of 变更 in force on their day, and where none is by what 客户 says now. Nobody dated that, so it is held against the last
 * weeks only, and less severely. One finding for each who was frozen, at the latest of the rows.
 */
export function frozenFindings(given: CustomerCase): Finding[] {
  const { basis, analysis } = given;
  const payer = freezeOf(basis);
  const buyers = new Map<CustomerId, Freeze | null>();
  const buyerOf = ({ customer }: LedgerDocument): Freeze | null => {
    if (customer === null || customer === basis.id) return payer;
    const known = buyers.get(customer);
    if (known !== undefined) return known;
    const freeze = freezeOf(analysis.bases[analysis.index.get(customer) ?? -1]);
    buyers.set(customer, freeze);
    return freeze;
  };
  const found = new Map<CustomerId, Stopped>();
  for (const { account } of basis.accounts) {
    for (const document of account.all) {
      const buyer = buyerOf(document);
      if (buyer === null && payer === null) continue;
      if (!isShipment(document) || document.date > given.asOf) continue;
      const stop = stopOf(buyer, document, given.asOf) ?? stopOf(payer, document, given.asOf);
      if (stop) note(found, stop, document);
    }
  }
  return [...found].map(([customer, { rows, last, severity }]) => {
    const figures = { rows: String(rows), date: isoDay(last.date) };
    const finding = onRow(given, 'frozen.shipped', severity, { at: last.at, column: 'date' }, figures);
    return { ...finding, customer };
  });
}

function freezeOf(basis: CustomerBasis | undefined): Freeze | null {
  if (!basis?.customer) return null;
  const dated = basis.facts.filter(({ fact }) => fact === 'status');
  if (basis.customer.status === 'active' && dated.length === 0) return null;
  return { customer: basis.customer, facts: factBook(dated) };
}

interface Stop {
  readonly customer: CustomerId;
  readonly severity: Severity;
}

function stopOf(freeze: Freeze | null, { date }: LedgerDocument, asOf: Day): Stop | null {
  if (freeze === null) return null;
  const { customer, facts } = freeze;
  const { status, facts: inForce } = customerOn(facts, customer, date);
  if (status === 'active' || status === null) return null;
  if (inForce.status) return { customer: customer.id, severity: 'high' };
  return date > asOf - UNDATED_FREEZE_DAYS ? { customer: customer.id, severity: 'medium' } : null;
}

function note(found: Map<CustomerId, Stopped>, { customer, severity }: Stop, document: LedgerDocument): void {
  const known = found.get(customer);
  if (!known) {
    found.set(customer, { rows: 1, last: document, severity });
    return;
  }
  known.rows++;
  if (severity === 'high') known.severity = severity;
  if (document.date >= known.last.date) known.last = document;
}

function isShipment({ kind, details, amount }: LedgerDocument): boolean {
  return (kind === 'delivery' || kind === 'invoice') && !details.void && amount.gt(0);
}
