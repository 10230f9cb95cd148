/** A check: every customer's figures and every finding, as of one day. Pure: the same ledger and day give the same report. */
import type { Day } from '../ledger/day';
import type { Customer, CustomerId, Ledger, Limit, Unreadable } from '../ledger/records';
import { moneyText } from '../ledger/money';
import { accountsOf, type Account } from './settlement/account';
import { ageAccount, type AgedEntry } from './ageing/age';
import { accountFindings, dataFindings } from './dataFindings';
import {
  currencyOfStranger,
  customerFigures,
  floorIn,
  type CheckedAccount,
  type CustomerBasis,
} from './figures';
import { identityBreak } from './identity';
import { limitFindings } from './limits/limitFindings';
import { decideLimit } from './limits/limits';
import { overdueFindings } from './overdueFindings';
import type { CheckReport, CustomerFigures, Finding, OpenItem } from './report';
import { settleAccount, type Entry } from './settlement/settle';
import { placeOf } from './findings';
import { hidesAnAmount, totalsOf } from './totals';
import { fromUnits, toUnitsUp } from './settlement/units';

/**
 * Documents dated after `asOf` have no effect, but for one thing: a credit that names one waits for it. A customer that
 * documents name and the 客户 table does not have gets figures of its own (`at` null), so that nothing leaves the totals.
 * What rests on a cell that cannot be read is null with a reason, never 0.
 */
export function checkLedger(ledger: Ledger, asOf: Day): CheckReport {
  const bases = basesOf(ledger, asOf);
  const customers = bases.map(customerFigures);
  const items = itemsOf(bases);
  const { policy } = ledger;
  const findings = bases.flatMap((basis, index): Finding[] => {
    const figures = customers[index] as CustomerFigures;
    return [
      ...limitFindings({ basis, figures, policy, asOf }),
      ...overdueFindings(basis, figures, policy),
      ...accountFindings(basis),
      ...identityFindings(basis),
    ];
  });
  return {
    asOf,
    ...totalsOf(ledger, bases, customers, items.length),
    customers,
    items,
    findings: [...findings, ...dataFindings(ledger, asOf)],
  };
}

/** The ledger's customers in row order, then those only documents name. */
function basesOf(ledger: Ledger, asOf: Day): CustomerBasis[] {
  const accounts = accountsOf(ledger.documents, asOf);
  const limits = grouped(ledger.limits, ({ customer }) => customer);
  const unreadable = grouped(ledger.unreadable, ({ customer }) => customer ?? '');
  const known = new Set(ledger.customers.map(({ id }) => id));
  const strangers = [...accounts].filter(
    ([id, own]) =>
      !known.has(id) && own.some(({ documents, history }) => documents.length + history.length > 0),
  );
  const basis = (id: CustomerId, customer: Customer | null): CustomerBasis =>
    basisOf(ledger, asOf, {
      id,
      customer,
      accounts: accounts.get(id) ?? [],
      limits: id === '' ? [] : (limits.get(id) ?? []),
      unreadable: unreadable.get(id) ?? [],
    });
  return [
    ...ledger.customers.map((customer) => basis(customer.id, customer)),
    ...strangers.map(([id]) => basis(id, null)),
  ];
}

interface Parts {
  readonly id: CustomerId;
  readonly customer: Customer | null;
  readonly accounts: readonly Account[];
  readonly limits: readonly Limit[];
  readonly unreadable: readonly Unreadable[];
}

function basisOf({ policy }: Ledger, asOf: Day, parts: Parts): CustomerBasis {
  const { id, customer, accounts, limits, unreadable } = parts;
  const currency =
    customer?.currency ??
    currencyOfStranger(
      accounts.flatMap(({ all }) => all),
      policy.currency,
    );
  const limitUnreadable = unreadable.some(
    ({ at, code }) => at.table === 'limits' && code !== 'rowId.duplicate',
  );
  return {
    id,
    customer,
    currency,
    accounts: accounts.map((account): CheckedAccount => {
      const settled = settleAccount(account, policy.settlement);
      const floor = floorIn(account.currency, policy.currency, policy.overdueFloor);
      return { account, settled, aged: ageAccount(settled, asOf, toUnitsUp(floor, settled.scale)) };
    }),
    limit: decideLimit(limits, currency, asOf, limitUnreadable),
    unreadable: unreadable.some(hidesAnAmount),
  };
}

/** One per counting document, in the order of the 往来 table. */
function itemsOf(bases: readonly CustomerBasis[]): OpenItem[] {
  return bases
    .flatMap(({ accounts }) =>
      accounts.flatMap(({ aged, settled }) => aged.entries.map((entry) => itemOf(entry, settled.scale))),
    )
    .sort((a, b) => a.at.position - b.at.position);
}

function itemOf({ entry, daysLate, bucket }: AgedEntry, scale: number): OpenItem {
  return {
    at: entry.document.at,
    open: fromUnits(entry.credit ? -entry.open : entry.open, scale),
    due: bucket === null ? null : entry.document.due,
    daysLate,
    bucket,
    settledBy: entry.settlements
      .filter(({ amount }) => amount !== 0n)
      .map(({ debit, credit, amount, on }) => ({
        at: otherOf(entry, debit, credit).document.at,
        amount: fromUnits(amount, scale),
        on,
      })),
  };
}

function otherOf(entry: Entry, debit: Entry, credit: Entry): Entry {
  return entry === debit ? credit : debit;
}

function identityFindings(basis: CustomerBasis): Finding[] {
  return basis.accounts.flatMap((checked): Finding[] => {
    const broken = identityBreak(checked);
    if (!broken) return [];
    const { scale } = checked.settled;
    const text = (units: bigint): string => moneyText(fromUnits(units, scale));
    return [
      {
        rule: 'ledger.identity',
        severity: 'high',
        customer: basis.id,
        ...placeOf(basis, 'balance'),
        figures: {
          currency: checked.account.currency,
          balance: text(broken.balance),
          parts: text(broken.parts),
          difference: text(broken.balance - broken.parts),
        },
      },
    ];
  });
}

function grouped<T>(elements: readonly T[], key: (element: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const element of elements) {
    const group = found.get(key(element));
    if (group) group.push(element);
    else found.set(key(element), [element]);
  }
  return found;
}
