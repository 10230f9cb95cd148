/** What a customer's limit gives cause to say (domain: Checks, limit.*). */
import { isoDay } from '../../ledger/day';
import { ZERO } from '../../ledger/money';
import type { Limit } from '../../ledger/records';
import type { Severity } from '../../ledger/tables';
import type { CustomerBasis } from '../basis';
import { figuresText, placeOf, shareText, UNLIMITED, type CustomerCase } from '../findings/finding';
import { replayOf } from '../replay';
import type { Finding } from '../report';
import { lastApproved } from './limits';

/** At most one of limit.over, limit.near and limit.none; the others stand beside it. */
export function limitFindings(subject: CustomerCase): Finding[] {
  const rows = rowFindings(subject);
  if (subject.basis.limit.unknown !== null) return rows;
  return [
    ...useFindings(subject),
    ...expiredFinding(subject),
    ...lapsedFinding(subject),
    ...loweredFinding(subject),
    ...belowBaseFinding(subject),
    ...rows,
  ];
}

function useFindings({ basis, figures, policy }: CustomerCase): Finding[] {
  const { exposure, effective, limit, utilisation, currency } = figures;
  if (exposure === null || !exposure.gt(0)) return [];
  // Unlimited, or what its group leaves is unknown: nothing that could be exceeded for certain.
  if (effective === null && limit.state !== 'unset') return [];
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
  const column = rule === 'limit.loweredBelowUse' || rule === 'limit.belowBase' ? 'amount' : 'to';
  return { rule, severity, customer: limit.customer, at: limit.at, column, figures };
}

function expiredFinding({ basis, figures }: CustomerCase): Finding[] {
  const { base } = basis.limit;
  if (figures.limit.state !== 'expired' || !base?.to) return [];
  const { exposure, currency } = figures;
  const text = {
    ...figuresText({ currency, amount: figures.limit.amount, exposure }),
    ended: isoDay(base.to),
  };
  return [onRow(base, 'limit.expired', 'high', text)];
}

/** The exposure fits only with a temporary limit that ended; where nothing is in force, the limit it exceeds is 0. */
function lapsedFinding({ basis, figures }: CustomerCase): Finding[] {
  const { lapsed } = basis.limit;
  const { exposure, currency, limit } = figures;
  if (!lapsed?.limit.to || exposure === null || limit.state === 'unlimited') return [];
  const effective = limit.amount ?? ZERO;
  if (!exposure.gt(effective) || exposure.gt(lapsed.withIt)) return [];
  const text = {
    ...figuresText({ currency, exposure, effective, lapsed: lapsed.amount }),
    ended: isoDay(lapsed.limit.to),
  };
  return [onRow(lapsed.limit, 'limit.temporaryLapsed', 'high', text)];
}

/**
 * The base limit was approved (or, without that date, began) when exposure already exceeded the limit, and exposure still
 * does. What the group leaves has no part in it: nobody lowered that.
 */
function loweredFinding({ analysis, basis, figures }: CustomerCase): Finding[] {
  const { base } = basis.limit;
  const { exposure, currency, limit } = figures;
  const since = base?.approvedOn ?? base?.from ?? null;
  if (!base?.amount || since === null || limit.state !== 'set' || limit.amount === null) return [];
  if (exposure === null || !exposure.gt(limit.amount)) return [];
  const then = replayOf(analysis).exposureOn(basis, since, since);
  if (then === null || !then.gt(limit.amount)) return [];
  const text = figuresText({ currency, amount: limit.base, exposure });
  return [onRow(base, 'limit.loweredBelowUse', 'medium', text)];
}

/** A temporary limit that was to raise the limit lowers it. */
function belowBaseFinding({ basis, figures: { currency } }: CustomerCase): Finding[] {
  const { belowBase } = basis.limit;
  if (belowBase === null) return [];
  const { limit, amount, base } = belowBase;
  return [onRow(limit, 'limit.belowBase', 'medium', figuresText({ currency, amount, base }))];
}

/** What a row of 授信 says by itself: it ends soon, it never ends, or another of its kind is in force with it. */
function rowFindings({ basis, policy, asOf }: CustomerCase): Finding[] {
  const findings: Finding[] = [];
  for (const limit of basis.limit.inForce) {
    const { currency, to, kind } = limit;
    const granted = figuresText({ currency, amount: limit.unlimited ? UNLIMITED : limit.amount });
    if (to !== null && to - asOf <= policy.expiringDays) {
      const text = { ...granted, ends: isoDay(to), days: String(to - asOf) };
      findings.push(onRow(limit, 'limit.expiring', 'medium', text));
    }
    if (to === null && (kind === 'base' || kind === 'temporary')) {
      findings.push(onRow(limit, 'limit.noExpiry', 'low', granted));
    }
  }
  for (const { kind, rows } of basis.limit.overlaps) {
    const superseded = rows.find((limit) => limit !== lastApproved(rows));
    if (!superseded) continue;
    findings.push(onRow(superseded, 'limit.overlap', 'medium', { kind, rows: String(rows.length) }));
  }
  return findings;
}
