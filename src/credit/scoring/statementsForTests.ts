/** Statements for tests: what a test does not say is blank. */
import { money } from '../../ledger/money';
import { FINANCIAL_FIGURES, type FinancialFigure, type FinancialStatement } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';

export interface StatementSpec {
  readonly months?: number | null;
  readonly audited?: boolean;
  readonly receivedOn?: string;
  readonly customer?: string;
  readonly currency?: string;
  readonly row?: number;
}

export function statement(
  periodEnd: string,
  figures: Partial<Record<FinancialFigure, number | string>> = {},
  spec: StatementSpec = {},
): FinancialStatement {
  const amounts = FINANCIAL_FIGURES.map((figure) => {
    const amount = figures[figure];
    return [figure, amount === undefined ? null : money(String(amount))] as const;
  });
  return {
    at: { table: 'financials', id: `F${spec.row ?? 0}`, position: spec.row ?? 0 },
    customer: spec.customer ?? 'C1',
    periodEnd: day(periodEnd),
    months: spec.months === undefined ? 12 : spec.months,
    audited: spec.audited ?? false,
    receivedOn: spec.receivedOn === undefined ? null : day(spec.receivedOn),
    currency: spec.currency ?? 'CNY',
    figures: Object.fromEntries(amounts) as FinancialStatement['figures'],
  };
}

/** Z'' 2.8697, and 0.8222 for the share of working assets. */
export const VECTOR = {
  currentAssets: 800,
  inventory: 300,
  currentLiabilities: 500,
  totalAssets: 2000,
  retainedEarnings: 300,
  ebit: 160,
  equity: 900,
  totalLiabilities: 1100,
} as const;
