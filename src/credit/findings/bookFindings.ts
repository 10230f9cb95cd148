/** What concerns more than one customer: groups, rates and concentration. */
import { maxMoney, ZERO } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import type { Analysis } from '../analysis';
import { groupFindings } from '../limits/groupFindings';
import { topHead } from '../limits/groups';
import { convert, rateFindings } from '../limits/rates';
import type { CustomerFigures, Finding } from '../report';
import { concentrationFindings, type ExposureHolder } from './concentrationFindings';

/** @param holders of `holderOf`, one per customer */
export function bookFindings(analysis: Analysis, holders: readonly (ExposureHolder | null)[]): Finding[] {
  const { ledger, asOf, groups, bases, index } = analysis;
  const rowOf = (id: string) => bases[index.get(id) ?? -1]?.customer?.at ?? null;
  return [
    ...groupFindings(groups, rowOf),
    ...(ledger.rates.length === 0 ? [] : rateFindings(ratesUsed(analysis), asOf, ledger.policy.rateOldDays)),
    ...concentrationFindings(ledger, together(analysis, holders)),
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

/** What a customer owes in the book's currency, floored at 0; null for what is unknown or has no rate. */
export function holderOf(
  { ledger, asOf, rates }: Pick<Analysis, 'ledger' | 'asOf' | 'rates'>,
  { id, at, exposure, currency }: CustomerFigures,
): ExposureHolder | null {
  if (exposure === null) return null;
  const { amount } = convert(exposure, currency, ledger.policy.currency, asOf, rates);
  if (amount === null) return null;
  const floored = maxMoney(ZERO, amount);
  return { customer: id, at, exposure: floored, size: floored.toNumber() };
}

/** Groups as one, at the row of the head where it has one, and everybody else by themselves. */
function together(
  { groups }: Analysis,
  holders: readonly (ExposureHolder | null)[],
): readonly (ExposureHolder | null)[] {
  if (groups.groups.length === 0) return holders;
  const alone: ExposureHolder[] = [];
  const heads = new Map<string, ExposureHolder>();
  for (const holder of holders) {
    if (holder === null) return holders;
    const head = topHead(groups.shares.get(holder.customer)?.group ?? null);
    if (head === null) {
      alone.push(holder);
      continue;
    }
    const known = heads.get(head);
    const exposure = known ? known.exposure.plus(holder.exposure) : holder.exposure;
    const leads = holder.customer === head && holder.at !== null;
    const { customer, at } = !known?.at || leads ? holder : known;
    heads.set(head, { customer, at, exposure, size: exposure.toNumber() });
  }
  return [...alone, ...heads.values()];
}
