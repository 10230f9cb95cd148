/** What a customer has of a characteristic of the scorecard, as a reader sees it. */
import type { AdvisedCustomer } from '../commands';
import type { Money } from '../ledger/money';
import { ANSWER, type Characteristic, type Language } from '../ledger/tables';
import { formatAmount, formatShare, UNKNOWN_MARK } from '../text';
import { creditWords } from '../text/credit';

export type ScoredLine = AdvisedCustomer['score']['score']['lines'][number];

export const POINT_DECIMALS = 1;
const RATIO_DECIMALS = 2;

type Kind = 'days' | 'share' | 'years' | 'ratio' | 'tenThousand' | 'count';

const KIND: Readonly<Record<Exclude<Characteristic, 'externalRating' | 'qualitative'>, Kind>> = {
  dbt: 'days',
  onTimeShare: 'share',
  longestOverdue: 'days',
  worsening: 'days',
  yearsAsCustomer: 'years',
  salesGrowth: 'share',
  peakUtilisation: 'share',
  zScore: 'ratio',
  currentRatio: 'ratio',
  liabilitiesToAssets: 'share',
  netMargin: 'share',
  operatingCashFlow: 'count',
  yearsInBusiness: 'years',
  paidInCapital: 'tenThousand',
};

export function characteristicValue({ characteristic, input }: ScoredLine, language: Language): string {
  return input.values.map((value) => shown(characteristic, value, language)).join(' / ');
}

function shown(
  characteristic: Characteristic,
  value: ScoredLine['input']['values'][number],
  language: Language,
): string {
  if (value === null) return UNKNOWN_MARK;
  if (typeof value === 'string') return isAnswer(value) ? ANSWER[value][language] : value;
  return measure(KIND[characteristic as keyof typeof KIND], value, language);
}

function measure(kind: Kind, value: Money, language: Language): string {
  const { score, behaviour } = creditWords(language);
  switch (kind) {
    case 'days':
      return behaviour.days(value.isInteger() ? value.toFixed() : value.toFixed(POINT_DECIMALS));
    case 'share':
      return formatShare(value);
    case 'years':
      return score.years(value.toFixed(POINT_DECIMALS));
    case 'ratio':
      return value.toFixed(RATIO_DECIMALS);
    case 'tenThousand':
      return score.tenThousand(formatAmount(value));
    case 'count':
      return score.negativePeriods(value.toFixed());
  }
}

function isAnswer(value: string): value is keyof typeof ANSWER {
  return Object.hasOwn(ANSWER, value);
}
