/** What all findings share: what a customer's are made from, where they point and how their figures are written. */
import type { Day } from '../../ledger/day';
import { moneyText, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { RowAt } from '../../ledger/records';
import type { RuleId } from '../../ledger/rules';
import type { Severity } from '../../ledger/tables';
import type { Analysis } from '../analysis';
import type { CustomerBasis } from '../basis';
import type { CustomerFigures, Finding } from '../report';

export interface CustomerCase {
  /** Of all customers: a buyer's documents stand in its payer's account. */
  readonly analysis: Analysis;
  readonly basis: CustomerBasis;
  readonly figures: CustomerFigures;
  readonly policy: Policy;
  readonly asOf: Day;
}

/** A finding about the customer as a whole, at a cell of its row. */
export function onCustomer(
  { basis }: Pick<CustomerCase, 'basis'>,
  rule: RuleId,
  severity: Severity,
  column: string,
  figures: Parameters<typeof figuresText>[0],
): Finding {
  return {
    rule,
    severity,
    customer: basis.id,
    ...placeOf(basis, column),
    figures: figuresText(figures),
  };
}

/** A finding about one row, whichever table it stands in. */
export function onRow(
  { basis }: Pick<CustomerCase, 'basis'>,
  rule: RuleId,
  severity: Severity,
  place: { readonly at: RowAt; readonly column: string },
  figures: Parameters<typeof figuresText>[0],
): Finding {
  return {
    rule,
    severity,
    customer: basis.id,
    at: place.at,
    column: place.column,
    figures: figuresText(figures),
  };
}

/** What the figures of a limit without an amount say: the key of that state. */
export const UNLIMITED = 'unlimited';

/** Decimals of a share in a finding: a hundredth of a basis point. */
const SHARE_DECIMALS = 6;

/** Money as exact strings, a text as it is; what is unknown is left out. `currency` says what the money is in. */
export function figuresText(
  figures: Readonly<Record<string, Money | string | null>>,
): Readonly<Record<string, string>> {
  const text: Record<string, string> = {};
  for (const [name, figure] of Object.entries(figures)) {
    if (figure !== null) text[name] = typeof figure === 'string' ? figure : moneyText(figure);
  }
  return text;
}

export function shareText(share: Money): string {
  return share.toDecimalPlaces(SHARE_DECIMALS).toFixed();
}

/** The customer's row, at that column; for a customer the 客户 table does not have, its first document. */
export function placeOf(basis: CustomerBasis, column: string): Pick<Finding, 'at' | 'column'> {
  if (basis.customer) return { at: basis.customer.at, column };
  return { at: firstRowOf(basis), column: 'customerId' };
}

/** A customer without a row of its own exists only through documents that count: at the uppermost of them. */
export function firstRowOf({ accounts, id }: Pick<CustomerBasis, 'accounts' | 'id'>): RowAt {
  let first: RowAt | null = null;
  for (const { account } of accounts) {
    for (const rows of [account.documents, account.history]) {
      for (const { at } of rows) if (first === null || at.position < first.position) first = at;
    }
  }
  if (!first) throw new RangeError(`customer ${id} has neither a row nor a document`);
  return first;
}
