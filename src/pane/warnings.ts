/** Warnings as the list shows them: in words, filtered, grouped by severity. */
import type { CheckOutcome, FindingPlace } from '../commands';
import type { Severity } from '../ledger/tables';
import { findingSentences, type Messages } from '../text';
import { matcher } from './search';
import { SEVERITIES, type WarningFilter } from './state';

export interface Warning {
  readonly key: string;
  readonly severity: Severity;
  readonly title: string;
  readonly customerId: string | null;
  /** '' for a finding about the ledger as a whole. */
  readonly customerName: string;
  readonly message: string;
  readonly todo: string;
  readonly cell: string;
}

export type WarningRow =
  | { readonly kind: 'group'; readonly severity: Severity; readonly count: number; readonly open: boolean }
  | { readonly kind: 'warning'; readonly warning: Warning };

/** The outcome's findings in words, in its order. */
export function warningsOf(outcome: CheckOutcome, words: Messages): Warning[] {
  const names = new Map(outcome.report.customers.map((customer) => [customer.id, customer.name]));
  return outcome.findings.map((place, index) => warningOf(place, index, names, words));
}

function warningOf(
  { finding, cell }: FindingPlace,
  index: number,
  names: ReadonlyMap<string, string>,
  words: Messages,
): Warning {
  const customerId = finding.customer;
  return {
    key: `${finding.rule} ${cell} ${index}`,
    severity: finding.severity,
    title: words.findings[finding.rule].title,
    customerId,
    customerName: customerId === null ? '' : names.get(customerId) || customerId,
    ...findingSentences(finding, words),
    cell,
  };
}

/** Those of the wanted severities whose customer, words or cell hold every word of the search. */
export function filterWarnings(warnings: readonly Warning[], filter: WarningFilter): Warning[] {
  const found = matcher(filter.text);
  return warnings.filter(
    ({ severity, customerId, customerName, title, message, cell }) =>
      (filter.severities.size === 0 || filter.severities.has(severity)) &&
      found([customerId ?? '', customerName, title, message, cell]),
  );
}

/** One flat list for a virtual list: each group's heading, then its warnings unless it is folded. Empty groups are left out. */
export function warningRows(warnings: readonly Warning[], collapsed: ReadonlySet<Severity>): WarningRow[] {
  return SEVERITIES.flatMap((severity): WarningRow[] => {
    const group = warnings.filter((warning) => warning.severity === severity);
    if (group.length === 0) return [];
    const open = !collapsed.has(severity);
    const rows = open ? group.map((warning): WarningRow => ({ kind: 'warning', warning })) : [];
    return [{ kind: 'group', severity, count: group.length, open }, ...rows];
  });
}

export function countBySeverity(warnings: readonly Warning[]): Record<Severity, number> {
  const counts = { high: 0, medium: 0, low: 0 };
  for (const warning of warnings) counts[warning.severity] += 1;
  return counts;
}
