/** The ledger as it stands, the day and the customer asked about: what every command that thinks begins with. */
import type { Day } from '../ledger/day';
import type { Customer, Ledger } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { readLedger, type BookContext, type BookRead } from '../workbook';
import { customerNamed } from './customerNamed';
import { progress } from './options';
import type { CommandOptions, DayAsked } from './types';

export interface Looked {
  readonly asked: DayAsked;
  readonly read: BookRead;
  readonly ledger: Ledger;
  /** The one customer asked for; null: all of them. */
  readonly customer: Customer | null;
}

export interface LookRequest {
  /** null: the book's 检查日期; none there, today. */
  readonly asOf: Day | null;
  /** A customer's number or name, as a person writes it; null: all. */
  readonly customer: string | null;
}

/** Fails with what reading fails with, and with `customer.unknown` before anything is computed. */
export async function look(
  context: BookContext,
  request: LookRequest,
  options: CommandOptions,
): Promise<Looked> {
  progress(options, 'reading', 0);
  const read = valueOf(await readLedger(context));
  const { ledger } = read;
  const customer = request.customer === null ? null : valueOf(customerNamed(ledger, request.customer));
  progress(options, 'thinking', 0.4);
  return { asked: dayAsked(ledger, request.asOf, options.today), read, ledger, customer };
}

export function dayAsked({ policy }: Ledger, given: Day | null, today: Day): DayAsked {
  if (given !== null) return { asOf: given, asOfFrom: 'given' };
  return policy.asOf === null ? { asOf: today, asOfFrom: 'today' } : { asOf: policy.asOf, asOfFrom: 'book' };
}
