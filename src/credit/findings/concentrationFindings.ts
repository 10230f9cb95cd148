/** How much of all exposure lies with few (domain: Checks, concentration; a group counts as one). */
import { Exact, sumMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { Ledger, RowAt } from '../../ledger/records';
import type { Finding } from '../report';
import { figuresText, shareText } from './finding';
import { settingAt } from '../../ledger/decodePolicy';

const TOP = 5;

/** A group, or a customer outside any: its exposure in the book's currency, floored at 0. */
export interface ExposureHolder {
  readonly customer: string;
  readonly at: RowAt;
  /** ≥ 0. */
  readonly exposure: Money;
  /** The same as a double: enough to see that a portfolio's thousands are small, not to decide a close case. */
  readonly size: number;
}

/** Far more than a double is off by. */
const CLOSE = 1e-9;

/**
 * @param holders null where the exposure is unknown. With five holders or fewer the top five are everybody, and with one the
 * single is: that is said as well, for it is what concentration means.
 */
export function concentrationFindings(
  ledger: Ledger,
  holders: readonly (ExposureHolder | null)[],
): Finding[] {
  const { policy } = ledger;
  const { currency } = policy;
  let total = ZERO;
  for (const holder of holders) if (holder && holder.size > 0) total = total.plus(holder.exposure);
  if (total.isZero()) return [];
  const bound = policy.concentrationSingle.times(total);
  const single = atLeast(holders, bound).map(({ customer, at, exposure }): Finding => ({
    rule: 'concentration.single',
    severity: 'low',
    customer,
    at,
    column: 'exposure',
    figures: shareFigures(currency, exposure, total),
  }));
  const top = sumMoney(largest(holders).map(({ exposure }) => exposure));
  const setting = settingRow(ledger);
  if (setting === null || top.lt(policy.concentrationTop.times(total))) return single;
  return [
    ...single,
    {
      rule: 'concentration.top5',
      severity: 'low',
      customer: null,
      at: setting,
      column: 'value',
      figures: shareFigures(currency, top, total),
    },
  ];
}

function atLeast(holders: readonly (ExposureHolder | null)[], bound: Money): ExposureHolder[] {
  const near = bound.toNumber() * (1 - CLOSE);
  const found: ExposureHolder[] = [];
  for (const holder of holders) {
    if (holder && holder.size > 0 && holder.size >= near && holder.exposure.gte(bound)) found.push(holder);
  }
  return found;
}

/** The top few in one pass: a portfolio has thousands. */
function largest(holders: readonly (ExposureHolder | null)[]): ExposureHolder[] {
  const top: ExposureHolder[] = [];
  for (const holder of holders) {
    if (holder === null || holder.size <= 0) continue;
    const last = top[TOP - 1];
    if (last && (holder.size < last.size * (1 - CLOSE) || !holder.exposure.gt(last.exposure))) continue;
    const place = top.findIndex(({ exposure }) => holder.exposure.gt(exposure));
    top.splice(place < 0 ? top.length : place, 0, holder);
    top.length = Math.min(top.length, TOP);
  }
  return top;
}

function shareFigures(currency: Currency, exposure: Money, total: Money): Finding['figures'] {
  const ratio = new Exact(exposure).div(total);
  return { ...figuresText({ currency, exposure, total }), ratio: shareText(ratio) };
}

/** The row of the threshold: what a finding about everybody can point to. */
function settingRow({ tables: { policy } }: Ledger): RowAt | null {
  const position = policy.rows.findIndex((_, row) => settingAt(policy, row) === 'concentrationTop');
  return position < 0 ? null : { table: 'policy', id: '', position };
}
