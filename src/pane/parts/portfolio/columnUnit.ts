/** Several columns of amounts beside each other fit a narrow pane in ten thousands only. */
import { Exact, type Currency, type Money } from '../../../ledger/money';
import { formatCount, UNKNOWN_MARK } from '../../../text';
import type { CreditWords } from '../../../text/credit';

/** From here on the columns would not fit. */
const LARGE = new Exact(1_000_000);
const TEN_THOUSAND = new Exact(10_000);
const ONE = new Exact(1);

export interface ColumnUnit {
  /** Rounded to whole units. */
  readonly shown: (value: Money | null) => string;
  /** 元 or 万元, with the currency. */
  readonly name: string;
}

/** @param amounts all that stand in the columns */
export function columnUnit(
  amounts: readonly (Money | null)[],
  currency: Currency,
  { portfolio: words }: Pick<CreditWords, 'portfolio'>,
): ColumnUnit {
  const large = amounts.some((amount) => amount?.abs().gte(LARGE) === true);
  const unit = large ? TEN_THOUSAND : ONE;
  return {
    shown: (value) => (value === null ? UNKNOWN_MARK : formatCount(value.div(unit).round().toNumber())),
    name: large ? words.unitLarge(currency) : words.unit(currency),
  };
}
