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
  /** null: the 客户 table does not have it, so nothing can be said at its row. */
  readonly at: RowAt | null;
  /** ≥ 0. */
  readonly exposure: Money;
  /** The same as a double: enough to see that a portfolio's thousands are small, not to decide a close case. */
  readonly size: number;
}

/** Far more than a double is off by. */
const CLOSE = 1e-9;

/**
 * @param holders null where the exposure is unknown: then the total is, and so is every share of it. With five holders or fewer the top five are everybody, and with one the
 * single is: that is said as well, for it is what concentration means.
 */
export function concentrationFindings(
  ledger: Ledger,
  holders: readonly (ExposureHolder | null)[],
): Finding[] {
  const { policy } = ledger;
  const { currency } = policy;
  if (!areKnown(holders)) return [];
  const leading = largest(holders);
  if (areFarBelow(policy, leading, holders)) return [];
  let total = ZERO;
  for (const { size, exposure } of holders) if (size > 0) total = total.plus(exposure);
  if (total.isZero()) return [];
  const bound = policy.concentrationSingle.times(total);
  const single = atLeast(holders, bound).flatMap(({ customer, at, exposure }): Finding[] =>
    at === null
      ? []
      : [
          {
            rule: 'concentration.single',
            severity: 'low',
            customer,
            at,
            column: 'exposure',
            figures: shareFigures(currency, exposure, total),
          },
        ],
  );
  const top = sumMoney(leading.map(({ exposure }) => exposure));
  if (top.lt(policy.concentrationTop.times(total))) return single;
  const place = topPlace(ledger, leading);
  if (place === null) return single;
  return [
    ...single,
    {
      rule: 'concentration.top5',
      severity: 'low',
      customer: null,
      ...place,
      figures: shareFigures(currency, top, total),
    },
  ];
}

function areKnown(holders: readonly (ExposureHolder | null)[]): holders is readonly ExposureHolder[] {
  return !holders.includes(null);
}

/** Doubles are enough to see that nobody comes near a threshold, which saves adding up thousands of exact amounts. */
function areFarBelow(
  { concentrationSingle, concentrationTop }: Ledger['policy'],
  leading: readonly ExposureHolder[],
  holders: readonly ExposureHolder[],
): boolean {
  let total = 0;
  for (const { size } of holders) total += size;
  const near = (share: Money): number => share.toNumber() * total * (1 - CLOSE);
  const top = leading.reduce((sum, { size }) => sum + size, 0);
  return (leading[0]?.size ?? 0) < near(concentrationSingle) && top < near(concentrationTop);
}

function atLeast(holders: readonly ExposureHolder[], bound: Money): ExposureHolder[] {
  const near = bound.toNumber() * (1 - CLOSE);
  return holders.filter(({ size, exposure }) => size > 0 && size >= near && exposure.gte(bound));
}

/** The top few in one pass: a portfolio has thousands. */
function largest(holders: readonly ExposureHolder[]): ExposureHolder[] {
  const top: ExposureHolder[] = [];
  for (const holder of holders) {
    if (holder.size <= 0) continue;
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
/** At the setting it is held against; where 政策 has no row of it, at the largest of the few. */
function topPlace(
  ledger: Ledger,
  leading: readonly ExposureHolder[],
): { readonly at: RowAt; readonly column: string } | null {
  const setting = settingRow(ledger);
  if (setting !== null) return { at: setting, column: 'value' };
  const at = leading.find((holder) => holder.at !== null)?.at ?? null;
  return at && { at, column: 'exposure' };
}

function settingRow({ tables: { policy } }: Ledger): RowAt | null {
  const position = policy.rows.findIndex((_, row) => settingAt(policy, row) === 'concentrationTop');
  return position < 0 ? null : { table: 'policy', id: '', position };
}
