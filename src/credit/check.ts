/** A check: every customer's figures and every finding, as of one day. Pure: the same ledger and day give the same report. */
import type { Day } from '../ledger/day';
import type { Ledger } from '../ledger/records';
import { analyse, type Analysis } from './analysis';
import type { CustomerBasis } from './basis';
import { bookFindings, holderOf } from './findings/bookFindings';
import type { ExposureHolder } from './findings/concentrationFindings';
import { findingsOf } from './findings/findingsOf';
import { ledgerFindings } from './findings/ledgerFindings';
import { itemCount, itemsOf } from './items';
import { poolFindings } from './limits/standings';
import type { CheckReport, CustomerFigures, Finding, OpenItem } from './report';
import { TotalSums } from './totals';

export function checkLedger(ledger: Ledger, asOf: Day): CheckReport {
  return startCheck(ledger, asOf).report;
}

/** A check with what it takes to bring it up to date after a few documents changed (recheck.ts). */
export interface CheckState {
  readonly analysis: Analysis;
  /** Per customer, in the order of the analysis. */
  readonly findings: readonly (readonly Finding[])[];
  /** What each owes in the book's currency, for concentration. */
  readonly holders: readonly (ExposureHolder | null)[];
  /** Findings that no document has a part in. */
  readonly ofLedger: readonly Finding[];
  readonly sums: TotalSums;
  readonly report: CheckReport;
}

export function startCheck(ledger: Ledger, asOf: Day): CheckState {
  const analysis = analyse(ledger, asOf);
  const { bases, customers } = analysis;
  const sums = new TotalSums();
  bases.forEach((basis, place) => {
    sums.add(basis, customers[place] as CustomerFigures, itemCount(basis.accounts));
  });
  return withReport({
    analysis,
    findings: bases.map((basis, place) => ownFindings(analysis, basis, place)),
    holders: customers.map((figures) => holderOf(analysis, figures)),
    ofLedger: ledgerFindings(ledger),
    sums,
  });
}

export function ownFindings(analysis: Analysis, basis: CustomerBasis, place: number): Finding[] {
  const { customers, ledger, asOf } = analysis;
  const own = { analysis, basis, figures: customers[place] as CustomerFigures, policy: ledger.policy, asOf };
  return [...poolFindings(analysis, basis), ...findingsOf(own)];
}

export function withReport(state: Omit<CheckState, 'report'>): CheckState {
  const { analysis, findings, holders, ofLedger, sums } = state;
  let inRowOrder: readonly OpenItem[] | null = null;
  const report: CheckReport = {
    asOf: analysis.asOf,
    ...sums.totals(analysis),
    customers: analysis.customers,
    get items() {
      return (inRowOrder ??= byRow(analysis.bases));
    },
    findings: joined([...findings, bookFindings(analysis, holders), ofLedger]),
  };
  return { ...state, report };
}

function joined(lists: readonly (readonly Finding[])[]): Finding[] {
  const all: Finding[] = [];
  for (const list of lists) for (const finding of list) all.push(finding);
  return all;
}

/** Every item has a row of its own. */
function byRow(bases: readonly CustomerBasis[]): OpenItem[] {
  const rows: (OpenItem | undefined)[] = [];
  for (const { accounts } of bases) for (const item of itemsOf(accounts)) rows[item.at.position] = item;
  return rows.filter((item) => item !== undefined);
}
