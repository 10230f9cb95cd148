/** What portfolio prints under --json: amounts in the book's currency as exact strings, ratios and days as numbers. */
import type { PortfolioOutcome, PortfolioReport } from '../commands';
import { isoDay } from '../ledger/day';
import type { Money } from '../ledger/money';
import { dayJson } from './analysisJson';
import { dayOrNull, number, text } from './json';

export function portfolioJson(outcome: PortfolioOutcome): object {
  const { report } = outcome;
  const { group, customer } = report.concentration;
  return {
    ...dayJson(outcome),
    currency: report.currency,
    statistics: statisticsJson(report.statistics),
    by: each(report.by, (rows) => rows.map((row) => ({ name: row.name, ...statisticsJson(row) }))),
    ageing: each(report.ageing.buckets, text),
    ageBands: each(report.ageing.bands, text),
    dso: dsoJson(report.dso),
    cei: number(report.dso?.collectionEffectiveness ?? null),
    concentration: {
      ...concentrationJson(group),
      byCustomer: concentrationJson(customer),
    },
    trend: report.trend.map((point) => ({
      day: isoDay(point.day),
      whole: point.whole,
      balance: text(point.balance),
      receivable: text(point.receivable),
      overdue: text(point.overdue),
      sales: text(point.sales),
      collections: text(point.collections),
      why: point.why,
    })),
    months: report.months.map((row) => ({
      month: dayOrNull(row.month),
      receivable: text(row.receivable),
      overdue: text(row.overdue),
      sales: text(row.sales),
      collections: text(row.collections),
    })),
    forecast: report.forecast.map(forecastJson),
    provision: provisionJson(report.provision),
    classes: each(report.classes, ({ customers, balance }) => ({ customers, balance: text(balance) })),
    migration: {
      from: isoDay(report.matrix.from),
      to: isoDay(report.matrix.to),
      cells: report.matrix.cells.map((cell) => ({
        from: cell.from,
        to: cell.to,
        customers: cell.customers,
        start: text(cell.start),
        now: text(cell.now),
      })),
      unknown: report.matrix.unknown,
    },
    creditBalances: report.creditBalances.map((row) => ({
      ...row,
      amount: text(row.amount),
      net: text(row.net),
      tax: text(row.tax),
    })),
    lateInterest: report.lateInterest.map(({ id, amount }) => ({ id, amount: text(amount) })),
    backTest: backTestJson(report.backTest),
  };
}

function each<K extends string, V>(
  record: Readonly<Record<K, V>>,
  json: (value: V) => unknown,
): Record<string, unknown> {
  return Object.fromEntries((Object.entries(record) as [K, V][]).map(([key, value]) => [key, json(value)]));
}

function statisticsJson(figures: PortfolioReport['statistics']): object {
  return {
    customers: figures.customers,
    balance: text(figures.balance),
    receivable: text(figures.receivable),
    retention: text(figures.retention),
    unapplied: text(figures.unapplied),
    overdue: text(figures.overdue),
    overdueAtLeast: figures.overdueAtLeast,
    overdueRate: number(figures.overdueRate),
    exposure: text(figures.exposure),
    sales: text(figures.sales),
    collections: text(figures.collections),
    why: figures.why,
  };
}

/** `add`: average days delinquent. */
function dsoJson(dso: PortfolioReport['dso']): object {
  return {
    simple: number(dso?.simple ?? null),
    simpleWithNotes: number(dso?.simpleWithNotes ?? null),
    countBack: number(dso?.countBack?.days ?? null),
    countBackAtLeast: dso?.countBack?.atLeast ?? false,
    bestPossible: number(dso?.bestPossible ?? null),
    add: number(dso?.averageDaysDelinquent ?? null),
    window: dso?.window ? { from: isoDay(dso.window.from), to: isoDay(dso.window.to) } : null,
    why: dso?.why ?? {},
  };
}

function concentrationJson({ top, hhi, total }: PortfolioReport['concentration']['group']): object {
  return { top5: number(top), hhi: number(hhi), total: text(total) };
}

type Path = NonNullable<PortfolioReport['forecast'][number]['forecast']>['noNewSales'];

function forecastJson({ id, currency, forecast }: PortfolioReport['forecast'][number]): object {
  if (forecast === null) return { id, currency, known: false };
  const { latenessDays, latenessKnown, expected, later, noNewSales, atRecentPace } = forecast;
  return {
    id,
    currency,
    known: true,
    latenessDays,
    latenessKnown,
    expected: text(expected),
    later: text(later),
    noNewSales: pathJson(noNewSales),
    atRecentPace: pathJson(atRecentPace),
  };
}

function pathJson({ points, peak, breachedOn }: Path): object {
  const point = ({ day, exposure, utilisation }: Path['peak']): object => ({
    day: isoDay(day),
    exposure: text(exposure),
    utilisation: number(utilisation),
  });
  return { points: points.map(point), peak: point(peak), breachedOn: dayOrNull(breachedOn) };
}

/** `rates` and `bases` are those of the 账龄 portfolio, band by band; every portfolio stands in `portfolios`. */
function provisionJson({ singles, portfolios, base, amount, why }: PortfolioReport['provision']): object {
  const ageing = portfolios.find(({ portfolio }) => portfolio === 'ageing');
  return {
    rates: ageing?.lines.map(({ rate }) => number(rate)) ?? [],
    bases: ageing?.lines.map((line) => text(line.base)) ?? [],
    total: text(amount),
    base: text(base),
    why,
    portfolios: portfolios.map((portfolio) => ({
      id: portfolio.portfolio,
      base: text(portfolio.base),
      amount: text(portfolio.amount),
      why: portfolio.why,
      bands: portfolio.lines.map((line) => ({
        band: line.band,
        base: text(line.base),
        migration: number(line.migration.rate),
        years: line.migration.years,
        rate: number(line.rate),
        from: line.from,
        amount: text(line.amount),
      })),
    })),
    singles: singles.map((single) => ({
      customer: single.customer,
      document: single.document?.number ?? null,
      reason: single.reason,
      evidence: single.evidence,
      rate: number(single.rate),
      base: text(single.base),
      amount: text(single.amount),
    })),
  };
}

function backTestJson(backTest: PortfolioReport['backTest']): object {
  const { stopped, passed, byLateness, unknown, undated, holdOverdueDays } = backTest;
  const count = ({ invoices, amount }: { invoices: number; amount: Money | null }): object => ({
    invoices,
    amount: text(amount),
  });
  return {
    holdOverdueDays,
    stopped: count(stopped),
    passed: count(passed),
    byLateness: each(byLateness, (score) => ({
      caught: count(score.caught),
      missed: count(score.missed),
      falseAlarm: count(score.falseAlarm),
      cleared: count(score.cleared),
      open: count(score.open),
      lateCaught: text(score.lateCaught),
      lateMissed: text(score.lateMissed),
    })),
    unknown,
    undated,
  };
}
