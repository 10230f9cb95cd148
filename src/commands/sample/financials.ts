/** Rows of 财务 and 汇率: two years of statements for most customers, and rates of the currencies in use. */
import { addDays, dayOf, partsOf, serialOf, type Day } from '../../ledger/day';
import { FLAG, type Language } from '../../ledger/tables';
import type { Profile } from './profile';
import type { Random } from './random';
import type { Account, Row } from './types';

/** Shares of total assets, profit and cash flow of revenue. */
interface Shape {
  readonly turnover: number;
  readonly currentAssets: number;
  readonly inventory: number;
  readonly currentLiabilities: number;
  readonly totalLiabilities: number;
  readonly retainedEarnings: number;
  readonly ebit: number;
  readonly margin: number;
  readonly cash: number;
}

const SHAPE: Readonly<Record<Exclude<Profile['quality'], 'bare'>, Shape>> = {
  good: {
    turnover: 1.3,
    currentAssets: 0.62,
    inventory: 0.15,
    currentLiabilities: 0.31,
    totalLiabilities: 0.38,
    retainedEarnings: 0.26,
    ebit: 0.1,
    margin: 0.062,
    cash: 0.07,
  },
  fair: {
    turnover: 1.5,
    currentAssets: 0.6,
    inventory: 0.2,
    currentLiabilities: 0.46,
    totalLiabilities: 0.58,
    retainedEarnings: 0.12,
    ebit: 0.055,
    margin: 0.026,
    cash: 0.015,
  },
  poor: {
    turnover: 1.2,
    currentAssets: 0.52,
    inventory: 0.27,
    currentLiabilities: 0.6,
    totalLiabilities: 0.83,
    retainedEarnings: -0.04,
    ebit: -0.01,
    margin: -0.015,
    cash: -0.03,
  },
};
/** Statements take this long to be drawn up and sent. */
const RECEIVED_AFTER_DAYS = 60;
const DAYS_A_YEAR = 365;
const FEN_A_YUAN = 100;
const ROUNDED_TO = 1_000;

/** Of the customers that are asked, two in three send theirs. */
function sends({ profile, id }: Account): boolean {
  if (profile.quality === 'bare' || profile.statementsBehind === null) return false;
  return profile.statementsBehind !== undefined || Number(id.slice(1)) % 3 !== 0;
}

export function statementRows(
  accounts: readonly Account[],
  language: Language,
  today: Day,
  random: Random,
): Row[] {
  return accounts.filter(sends).flatMap((account) => {
    const scale = random.whole(20, 45);
    const newest = newestYear(today) - (account.profile.statementsBehind ?? 0);
    return [newest - 1, newest].map((year, index) =>
      statementRow(account, year, scale * (index === 0 ? 0.92 : 1), language, random),
    );
  });
}

/** The last calendar year whose statements have had time to come. */
function newestYear(today: Day): number {
  return partsOf(addDays(today, -RECEIVED_AFTER_DAYS)).year - 1;
}

function statementRow(
  account: Account,
  year: number,
  scale: number,
  language: Language,
  random: Random,
): Row {
  const { quality } = account.profile;
  const shape = SHAPE[quality === 'bare' ? 'fair' : quality];
  const about = (amount: number): number => {
    const varied = amount * (0.94 + random.whole(0, 120) / 1_000);
    return Math.round(varied / ROUNDED_TO) * ROUNDED_TO;
  };
  const revenue = about((account.nominal / FEN_A_YUAN) * scale);
  const totalAssets = about(revenue / shape.turnover);
  const totalLiabilities = Math.min(about(totalAssets * shape.totalLiabilities), totalAssets * 1.1);
  const end = dayOf(year, 12, 31);
  return {
    customerId: account.id,
    customerName: account.name[language],
    periodEnd: serialOf(end),
    months: 12,
    audited: quality === 'good' ? FLAG.yes[language] : '',
    receivedOn: serialOf(addDays(end, RECEIVED_AFTER_DAYS)),
    currency: account.currency,
    currentAssets: about(totalAssets * shape.currentAssets),
    inventory: about(totalAssets * shape.inventory),
    totalAssets,
    intangibles: about(totalAssets * 0.03),
    currentLiabilities: Math.min(about(totalAssets * shape.currentLiabilities), totalLiabilities),
    totalLiabilities,
    retainedEarnings: about(totalAssets * shape.retainedEarnings),
    equity: totalAssets - totalLiabilities,
    revenue,
    ebit: about(totalAssets * shape.ebit),
    netProfit: about(revenue * shape.margin),
    operatingCashFlow: about(revenue * shape.cash),
  };
}

/** The newest euro rate is older than a rate should be. */
const RATES = [
  { currency: 'USD', ages: [2 * DAYS_A_YEAR + 30, DAYS_A_YEAR + 20, 95, 5], rates: [7.21, 7.18, 7.15, 7.12] },
  { currency: 'EUR', ages: [2 * DAYS_A_YEAR + 30, DAYS_A_YEAR + 20, 50], rates: [7.74, 7.83, 7.78] },
] as const;

export function rateRows(today: Day): Row[] {
  return RATES.flatMap(({ currency, ages, rates }) =>
    ages.map((age, index) => ({
      currency,
      units: 1,
      rate: rates[index] ?? '',
      date: serialOf(addDays(today, -age)),
      rateSource: 'PBOC',
    })),
  );
}
