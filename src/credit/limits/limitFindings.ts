/** What a customer's limit gives cause to say (domain: Checks, limit.*). */
import { isoDay, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { Limit } from '../../ledger/records';
import type { Severity } from '../../ledger/tables';
import type { CustomerBasis } from '../figures';
import { lastApproved } from './limits';
import { figuresText, placeOf, shareText } from '../findings';
import type { CustomerFigures, Finding } from '../report';
import { fromUnits } from '../settlement/units';

export interface LimitCase {
  readonly basis: CustomerBasis;
  readonly figures: CustomerFigures;
  readonly policy: Policy;
  readonly asOf: Day;
}

/** At most one of limit.over, limit.near and limit.none; the others stand beside it. */
export function limitFindings(subject: LimitCase): Finding[] {
  const rows = rowFindings(subject);
  if (subject.basis.limit.unknown !== null) return rows;
  return [
    ...useFindings(subject),
    ...expiredFinding(subject),
    ...lapsedFinding(subject),
    ...loweredFinding(subject),
    ...rows,
  ];
}

function useFindings({ basis, figures, policy }: LimitCase): Finding[] {
  const { exposure, effective, limit, utilisation, currency } = figures;
  if (exposure === null || !exposure.gt(0) || limit.state === 'unlimited') return [];
  if (effective === null || effective.isZero()) {
    return [use(basis, 'limit.none', 'high', 'exposure', figuresText({ currency, exposure }))];
  }
  if (exposure.gt(effective)) {
    const over = exposure.minus(effective);
    const text = figuresText({ currency, exposure, effective, over });
    return [use(basis, 'limit.over', 'high', 'available', text)];
  }
  if (utilisation === null || exposure.lt(policy.nearMedium.times(effective))) return [];
  const severity = exposure.gte(policy.nearHigh.times(effective)) ? 'high' : 'medium';
  const text = { ...figuresText({ currency, exposure, effective }), utilisation: shareText(utilisation) };
  return [use(basis, 'limit.near', severity, 'utilisation', text)];
}

function use(
  basis: CustomerBasis,
  rule: Finding['rule'],
  severity: Severity,
  column: string,
  figures: Finding['figures'],
): Finding {
  return { rule, severity, customer: basis.id, ...placeOf(basis, column), figures };
}

function onRow(
  limit: Limit,
  rule: Finding['rule'],
  severity: Severity,
  figures: Finding['figures'],
): Finding {
  const column = rule === 'limit.loweredBelowUse' ? 'amount' : 'to';
  return { rule, severity, customer: limit.customer, at: limit.at, column, figures };
}

function expiredFinding({ basis, figures }: LimitCase): Finding[] {
  const { base } = basis.limit;
  if (figures.limit.state !== 'expired' || !base?.to) return [];
  const { effective: amount, exposure, currency } = figures;
  const text = { ...figuresText({ currency, amount, exposure }), ended: isoDay(base.to) };
  return [onRow(base, 'limit.expired', 'high', text)];
}

/** The exposure fits only with a temporary limit that ended; where nothing is in force, the limit it exceeds is 0. */
function lapsedFinding({ basis, figures }: LimitCase): Finding[] {
  const { lapsed } = basis.limit;
  const { exposure, currency, limit } = figures;
  if (!lapsed?.limit.to || exposure === null || limit.state === 'unlimited') return [];
  const effective = figures.effective ?? ZERO;
  if (!exposure.gt(effective) || exposure.gt(lapsed.withIt)) return [];
  const text = {
    ...figuresText({ currency, exposure, effective, lapsed: lapsed.limit.amount }),
    ended: isoDay(lapsed.limit.to),
  };
  return [onRow(lapsed.limit, 'limit.temporaryLapsed', 'high', text)];
}

/** The base limit was approved (or, without that date, began) when the balance already exceeded the limit, and still does. */
function loweredFinding({ basis, figures }: LimitCase): Finding[] {
  const { base } = basis.limit;
  const { exposure, effective, currency, limit } = figures;
  const since = base?.approvedOn ?? base?.from ?? null;
  if (!base?.amount || since === null || limit.state !== 'set') return [];
  if (exposure === null || effective === null || effective.isZero() || !exposure.gt(effective)) return [];
  const then = balanceOn(basis, since);
  if (then === null || !then.gt(effective)) return [];
  const text = figuresText({ currency, amount: base.amount, exposure });
  return [onRow(base, 'limit.loweredBelowUse', 'medium', text)];
}

/** The balance in the customer's currency at the end of that day; null before the opening. */
function balanceOn({ accounts, currency }: CustomerBasis, day: Day): Money | null {
  const own = accounts.find(({ account }) => account.currency === currency);
  if (!own) return ZERO;
  const { openingDay } = own.account;
  if (openingDay !== null && day < openingDay) return null;
  const units = own.settled.entries
    .filter(({ document }) => document.date <= day)
    .reduce((sum, { signed }) => sum + signed, 0n);
  return fromUnits(units, own.settled.scale);
}

/** What a row of 授信 says by itself: it ends soon, it never ends, or another of its kind is in force with it. */
function rowFindings({ basis, policy, asOf }: LimitCase): Finding[] {
  const findings: Finding[] = [];
  for (const limit of basis.limit.inForce) {
    const { amount, currency, to, kind } = limit;
    if (amount === null) continue;
    if (to !== null && to - asOf <= policy.expiringDays) {
      const text = { ...figuresText({ currency, amount }), ends: isoDay(to), days: String(to - asOf) };
      findings.push(onRow(limit, 'limit.expiring', 'medium', text));
    }
    if (to === null && (kind === 'base' || kind === 'temporary')) {
      findings.push(onRow(limit, 'limit.noExpiry', 'low', figuresText({ currency, amount })));
    }
  }
  for (const { kind, rows } of basis.limit.overlaps) {
    const superseded = rows.find((limit) => limit !== lastApproved(rows));
    if (!superseded) continue;
    findings.push(onRow(superseded, 'limit.overlap', 'medium', { kind, rows: String(rows.length) }));
  }
  return findings;
}
