/** Figures as lengths: how much of a limit is used, and how what is open spreads over the ageing buckets. */
import type { Ageing, CustomerFigures } from '../commands';
import { sumMoney, ZERO, type Money } from '../ledger/money';
import { BUCKETS, type Bucket } from '../ledger/tables';

export interface UtilisationBar {
  /** 0 to 1 of the bar's length up to the limit. */
  readonly used: number;
  /** 0 to 1 of the bar's length beyond the limit. */
  readonly over: number;
  /** Where the limit stands on the bar, 0 to 1; 1 unless it is exceeded. */
  readonly limitAt: number;
  /** Exposure beyond the effective limit; zero when within. */
  readonly overAmount: Money;
}

/**
 * Up to 100 % the bar's length is the limit. Beyond, its length is the exposure and a mark shows where the limit is, so
 * 120 % and 300 % look different. null when utilisation has no meaning.
 */
export function utilisationBar(figures: CustomerFigures): UtilisationBar | null {
  const { utilisation, exposure, effective } = figures;
  if (utilisation === null || exposure === null || effective === null) return null;
  if (utilisation.lte(1)) return { used: utilisation.toNumber(), over: 0, limitAt: 1, overAmount: ZERO };
  const limitAt = utilisation.pow(-1).toNumber();
  return { used: limitAt, over: 1 - limitAt, limitAt, overAmount: exposure.minus(effective) };
}

export interface AgeingPart {
  readonly bucket: Bucket;
  readonly amount: Money;
  /** Of the total, 0 to 1; null when no bar can be drawn. */
  readonly share: Money | null;
}

export interface AgeingBar {
  readonly total: Money;
  /** Buckets that hold something, youngest first. */
  readonly parts: readonly AgeingPart[];
  /** A negative bucket has no length: figures only. */
  readonly drawable: boolean;
}

export function ageingBar(ageing: Ageing): AgeingBar {
  const filled = BUCKETS.filter((bucket) => !ageing[bucket].isZero());
  const total = sumMoney(filled.map((bucket) => ageing[bucket]));
  const drawable = filled.length > 0 && filled.every((bucket) => ageing[bucket].isPositive());
  const parts = filled.map((bucket) => {
    const amount = ageing[bucket];
    return { bucket, amount, share: drawable ? amount.div(total) : null };
  });
  return { total, parts, drawable };
}
