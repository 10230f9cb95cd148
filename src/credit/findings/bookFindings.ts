/** What concerns more than one customer: groups, rates and concentration. */
import { maxMoney, ZERO } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import type { Analysis } from '../analysis';
import { groupFindings } from '../limits/groupFindings';
import { topHead } from '../limits/groups';
import { convert, rateFindings } from '../limits/rates';
import type { Finding } from '../report';
import { concentrationFindings, type ExposureHolder } from './concentrationFindings';

export function bookFindings(analysis: Analysis): Finding[] {
  const { ledger, asOf, groups, bases, index } = analysis;
  const rowOf = (id: string) => bases[index.get(id) ?? -1]?.customer?.at ?? null;
  return [
    ...groupFindings(groups, rowOf),
    ...(ledger.rates.length === 0 ? [] : rateFindings(ratesUsed(analysis), asOf, ledger.policy.rateOldDays)),
    ...concentrationFindings(ledger, holdersOf(analysis)),
  ];
}

function ratesUsed({ bases, groups }: Analysis): Set<Rate> {
  const used = new Set(groups.rates);
  for (const { accounts, limit, cover } of bases) {
    for (const { rates } of accounts) for (const rate of rates) used.add(rate);
    for (const rate of limit.rates) used.add(rate);
    for (const rate of cover.rates) used.add(rate);
  }
  return used;
}

/** Groups as one, everybody else by themselves, in the book's currency; what is unknown or has no rate is left out. */
function holdersOf({ ledger, asOf, rates, customers, groups }: Analysis): ExposureHolder[] {
  const holders = new Map<string, ExposureHolder>();
  for (const { id, at, exposure, currency } of customers) {
    if (exposure === null || at === null) continue;
    const { amount } = convert(exposure, currency, ledger.policy.currency, asOf, rates);
    if (amount === null) continue;
    const head = topHead(groups.shares.get(id)?.group ?? null) ?? id;
    const known = holders.get(head);
    const place = known === undefined || id === head ? { customer: id, at } : known;
    const own = maxMoney(ZERO, amount);
    holders.set(head, { ...place, exposure: known ? known.exposure.plus(own) : own });
  }
  return [...holders.values()];
}
