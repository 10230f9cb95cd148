/** What the command line prints under --json: amounts as exact decimal strings, unknown as null with a code in `why`. */
import type { CheckOutcome, CheckReport, CustomerFigures, JournalOutcome, WriteOutcome } from '../commands';
import { isoDay, type Day } from '../ledger/day';
import { moneyText, type Money } from '../ledger/money';
import type { Problem } from '../ledger/result';
import { BUCKETS } from '../ledger/tables';

export interface HostCounts {
  readonly roundTrips: number;
  readonly requestBytes: number;
  readonly maxRequestBytes: number;
}

/** The counts the command line reports, of all the host keeps. */
export function hostCounts({ roundTrips, requestBytes, maxRequestBytes }: HostCounts): HostCounts {
  return { roundTrips, requestBytes, maxRequestBytes };
}

/** Money, in full digits. */
export const text = (amount: Money | null): string | null => (amount === null ? null : moneyText(amount));
export const dayOrNull = (day: Day | null): string | null => (day === null ? null : isoDay(day));
/** A ratio or a number of days. */
export const number = (value: Money | null): number | null => value?.toNumber() ?? null;

export function checkJson(outcome: CheckOutcome, host: HostCounts): object {
  const { report } = outcome;
  const { why, ...totals } = report.totals;
  return {
    asOf: isoDay(report.asOf),
    asOfFrom: outcome.asOfFrom,
    currency: report.currency,
    live: outcome.live,
    formulas: outcome.formulas,
    totals: {
      customers: totals.customers,
      documents: totals.documents,
      voids: totals.voids,
      balance: text(totals.balance),
      exposure: text(totals.exposure),
      overdue: text(totals.overdue),
      overdueAtLeast: totals.overdueAtLeast,
      unapplied: text(totals.unapplied),
      writtenOff: text(totals.writtenOff),
      why,
    },
    byCurrency: byCurrency(report),
    customers: report.customers.map(customerJson),
    findings: outcome.findings.map(({ finding, cell }) => ({
      rule: finding.rule,
      severity: finding.severity,
      customer: finding.customer,
      cell,
      figures: finding.figures,
    })),
    host,
  };
}

function byCurrency(report: CheckReport): object {
  return Object.fromEntries(
    Object.entries(report.byCurrency).map(([currency, totals]) => [
      currency,
      {
        balance: text(totals.balance),
        overdue: text(totals.overdue),
        overdueAtLeast: totals.overdueAtLeast,
        unapplied: text(totals.unapplied),
        writtenOff: text(totals.writtenOff),
      },
    ]),
  );
}

function customerJson(customer: CustomerFigures): object {
  const { limit } = customer;
  const ageing = customer.ageing;
  return {
    id: customer.id,
    name: customer.name,
    currency: customer.currency,
    limit: { state: limit.state, amount: text(limit.amount) },
    limitParts: {
      base: text(limit.base),
      temporary: text(limit.temporary),
      collateral: text(limit.collateral),
      group: text(limit.group),
      endsOn: dayOrNull(limit.endsOn),
      lowerings: limit.lowerings.map(({ kind, endsOn, then }) => ({
        kind,
        endsOn: isoDay(endsOn),
        then: text(then),
      })),
    },
    effective: text(customer.effective),
    balance: text(customer.balance),
    exposure: text(customer.exposure),
    exposureParts: exposureParts(customer),
    disputed: text(customer.disputed),
    cover: text(customer.cover),
    netExposure: text(customer.netExposure),
    contingent: text(customer.contingent),
    writtenOff: text(customer.writtenOff),
    available: text(customer.available),
    utilisation: number(customer.utilisation),
    unapplied: text(customer.unapplied),
    overdue: text(customer.overdue),
    overdueAtLeast: customer.overdueAtLeast,
    maxDaysOverdue: customer.maxDaysOverdue,
    longestOverdue: customer.longestOverdue,
    ageing: ageing && Object.fromEntries(BUCKETS.map((bucket) => [bucket, text(ageing[bucket])])),
    extended: customer.extended.map((one) => ({
      number: one.number,
      currency: one.currency,
      open: text(one.open),
      original: dayOrNull(one.original),
      extended: isoDay(one.extended),
      approvedBy: one.approvedBy,
    })),
    undated: customer.undated,
    behaviour: behaviour(customer),
    riskClass: customer.riskClass,
    why: customer.why,
  };
}

function exposureParts({ exposureParts: parts }: CustomerFigures): object | null {
  if (parts === null) return null;
  return {
    balance: text(parts.balance),
    retention: text(parts.retention),
    notes: text(parts.notes),
    deliveries: text(parts.deliveries),
    orders: text(parts.orders),
  };
}

function behaviour({ behaviour: figures }: CustomerFigures): object {
  return {
    dbtSigned: number(figures.dbtSigned),
    dbtFloored: number(figures.dbtFloored),
    dbtLate: number(figures.dbtLate),
    onTimeShare: number(figures.onTimeShare),
    worsening: number(figures.worsening),
    otherCreditShare: number(figures.otherCreditShare),
    undatedShare: number(figures.undatedShare),
    disputedShare: number(figures.disputedShare),
    onTimeLeftOutShare: number(figures.onTimeLeftOutShare),
    dsoCountBack: number(figures.dsoCountBack),
    dsoAtLeast: figures.dsoAtLeast,
  };
}

export function journalJson(outcome: JournalOutcome, withEntries: boolean): object {
  return {
    entries: outcome.entries.length,
    clients: outcome.clients,
    intact: outcome.intact,
    breaks: outcome.breaks,
    ...(withEntries ? { list: outcome.entries } : {}),
  };
}

/** What a journalled change did. */
export function changeJson({ entry, cells, rows, refused }: WriteOutcome): object {
  return { entry, cells, rows, refused: refused.map(problemJson) };
}

export function problemJson(problem: Problem): object {
  const { code, sheet, cell, value } = problem;
  return { code, sheet: sheet ?? null, cell: cell ?? null, value: value ?? null };
}
