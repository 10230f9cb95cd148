/** `portfolio BOOK [--as-of DATE]`. */
import { readPortfolio, type CommandOptions, type PortfolioReport } from '../../commands';
import { isoDay } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { valueOf } from '../../ledger/result';
import { BUCKET, BUCKETS, RISK_CLASS, RISK_CLASSES, type Language } from '../../ledger/tables';
import { formatCount, moneyOrUnknown, formatShare, UNKNOWN_MARK } from '../../text';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { onlyFile, openHost } from '../book';
import { portfolioJson } from '../portfolioJson';
import type { CommandResult } from '../result';

const DAY_DECIMALS = 1;
const HHI_DECIMALS = 4;

export async function portfolio(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  valueOf(await openHost(onlyFile(given), given.language));
  const outcome = valueOf(await readPortfolio({ asOf: given.asOf }, options));
  const { language } = outcome.ledger;
  const words = commandLineWords(language);
  return {
    json: portfolioJson(outcome),
    lines: [
      words.asOf(isoDay(outcome.asOf), words.asOfFrom[outcome.asOfFrom]),
      ...totalLines(outcome.report, language),
      ...outcome.report.trend.map((point) =>
        words.trend(
          isoDay(point.day),
          ...shownAll([point.balance, point.overdue, point.sales, point.collections], outcome.report),
        ),
      ),
      ...breachLines(outcome.report, language),
      ...classLines(outcome.report, language),
    ],
    code: 0,
  };
}

function money(amount: Money | null, { currency }: PortfolioReport): string {
  return moneyOrUnknown(amount, currency);
}

type Four<T> = readonly [T, T, T, T];

function shownAll([a, b, c, d]: Four<Money | null>, report: PortfolioReport): Four<string> {
  return [money(a, report), money(b, report), money(c, report), money(d, report)];
}

function totalLines(report: PortfolioReport, language: Language): string[] {
  const words = commandLineWords(language);
  const { statistics, ageing, dso, concentration, provision } = report;
  const days = (value: Money | null | undefined): string => value?.toFixed(DAY_DECIMALS) ?? UNKNOWN_MARK;
  const share = (value: Money | null | undefined): string => (value ? formatShare(value) : UNKNOWN_MARK);
  const { group } = concentration;
  const overdue = money(statistics.overdue, report);
  return [
    words.totals(
      formatCount(statistics.customers),
      money(statistics.balance, report),
      statistics.overdueAtLeast && statistics.overdue !== null ? words.atLeast(overdue) : overdue,
      money(statistics.exposure, report),
    ),
    words.ageing,
    ...BUCKETS.map((bucket) => `  ${BUCKET[bucket][language]} ${money(ageing.buckets[bucket], report)}`),
    words.dso(
      days(dso?.simple),
      `${dso?.countBack?.atLeast === true ? '≥ ' : ''}${days(dso?.countBack?.days)}`,
      days(dso?.bestPossible),
      days(dso?.averageDaysDelinquent),
    ),
    words.cei(share(dso?.collectionEffectiveness)),
    words.concentration(share(group.top), group.hhi?.toFixed(HHI_DECIMALS) ?? UNKNOWN_MARK),
    words.provision(money(provision.amount, report), money(provision.base, report)),
  ];
}

/** Customers that would be above their limit if sales go on as they do; those above it today stand in the check. */
function breachLines({ forecast, asOf }: PortfolioReport, language: Language): string[] {
  const words = commandLineWords(language);
  return forecast.flatMap(({ id, name, forecast: own }) => {
    const day = own?.atRecentPace.breachedOn ?? null;
    return day === null || day === asOf ? [] : [words.breach(`${id} ${name}`, isoDay(day))];
  });
}

function classLines(report: PortfolioReport, language: Language): string[] {
  const words = commandLineWords(language);
  return [...RISK_CLASSES, 'unknown' as const].map((name) => {
    const { customers, balance } = report.classes[name];
    const title = name === 'unknown' ? words.unknownClass : RISK_CLASS[name][language];
    return words.riskClass(title, formatCount(customers), money(balance, report));
  });
}
