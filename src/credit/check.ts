/** A check: every customer's figures and every finding, as of one day. Pure: the same ledger and day give the same report. */
import type { Day } from '../ledger/day';
import { maxMoney, ZERO } from '../ledger/money';
import type { Ledger } from '../ledger/records';
import { analyse, type Analysis } from './analysis';
import { concentrationFindings, type ExposureHolder } from './findings/concentrationFindings';
import { findingsOf } from './findings/findingsOf';
import { ledgerFindings } from './findings/ledgerFindings';
import { itemsOf } from './items';
import { groupFindings } from './limits/groupFindings';
import type { Group } from './limits/groups';
import { convert, rateFindings } from './limits/rates';
import type { CheckReport, CustomerFigures, Finding } from './report';
import { totalsOf } from './totals';

export function checkLedger(ledger: Ledger, asOf: Day): CheckReport {
  return reportOf(analyse(ledger, asOf));
}

export function reportOf(analysis: Analysis): CheckReport {
  const { ledger, asOf, bases, customers } = analysis;
  const items = bases
    .flatMap(({ accounts }) => itemsOf(accounts))
    .sort((a, b) => a.at.position - b.at.position);
  const findings = bases.flatMap((basis, index) =>
    findingsOf({ basis, figures: customers[index] as CustomerFigures, policy: ledger.policy, asOf }),
  );
  return {
    asOf,
    ...totalsOf(analysis, items.length),
    customers,
    items,
    findings: [...findings, ...bookFindings(analysis)],
  };
}

/** What concerns more than one customer: rates, groups, concentration, and rows that are nobody's. */
function bookFindings(analysis: Analysis): Finding[] {
  const { ledger, asOf, bases, groups } = analysis;
  const rows = new Map(ledger.customers.map(({ id, at }) => [id, at]));
  const used = [
    ...bases.flatMap(({ accounts, limit, cover }) => [
      ...accounts.flatMap(({ rates }) => rates),
      ...limit.rates,
      ...cover.rates,
    ]),
    ...groups.rates,
  ];
  return [
    ...groupFindings(groups, (id) => rows.get(id) ?? null),
    ...rateFindings(used, asOf, ledger.policy.rateOldDays),
    ...concentrationFindings(ledger, holdersOf(analysis)),
    ...ledgerFindings(ledger),
  ];
}

/** Groups as one, everybody else by themselves, in the book's currency; what is unknown or has no rate is left out. */
function holdersOf({ ledger, asOf, rates, customers, groups }: Analysis): ExposureHolder[] {
  const holders = new Map<string, ExposureHolder>();
  for (const { id, at, exposure, currency } of customers) {
    if (exposure === null || at === null) continue;
    const { amount } = convert(exposure, currency, ledger.policy.currency, asOf, rates);
    if (amount === null) continue;
    const head = topOf(groups.shares.get(id)?.group ?? null) ?? id;
    const known = holders.get(head);
    const place = known === undefined || id === head ? { customer: id, at } : known;
    holders.set(head, { ...place, exposure: maxMoney(ZERO, amount).plus(known?.exposure ?? ZERO) });
  }
  return [...holders.values()];
}

function topOf(group: Group | null): string | null {
  let top = group;
  while (top?.above) top = top.above;
  return top?.head ?? null;
}
