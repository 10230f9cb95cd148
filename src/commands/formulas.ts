/**
 * Live formulas against the engine: a calculated column must show what its own row's figures give. A typed-over value or
 * a broken formula is found here, at every check made for the book's own 检查日期.
 */
import type { Finding } from '../credit/report';
import { serialOf, type Day } from '../ledger/day';
import { decimalsOf, moneyFromNumber } from '../ledger/money';
import { cellAt, type CellValue, type Ledger, type TableSnapshot } from '../ledger/records';

export interface FormulaComparison {
  readonly state: 'agree' | 'differ' | 'not compared, different date' | 'none';
  readonly findings: readonly Finding[];
}

/** A share is shown to a tenth of a percent; formulas must agree far below that. */
const SHARE_DECIMALS = 6;

export function compareFormulas(ledger: Ledger, asOf: Day, live: boolean): FormulaComparison {
  if (!live) return { state: 'none', findings: [] };
  if (ledger.policy.asOf === null || ledger.policy.asOf !== asOf) {
    return { state: 'not compared, different date', findings: [] };
  }
  const findings = [...customerDifferences(ledger), ...documentDifferences(ledger, asOf)];
  return { state: findings.length === 0 ? 'agree' : 'differ', findings };
}

function customerDifferences(ledger: Ledger): Finding[] {
  const table = ledger.tables.customers;
  const findings: Finding[] = [];
  for (const customer of ledger.customers) {
    const { position } = customer.at;
    const effective = numberAt(table, position, 'effective');
    const exposure = numberAt(table, position, 'exposure');
    const known = effective !== null && exposure !== null;
    const available = known ? effective - exposure : '';
    const utilisation = known && effective > 0 ? Math.max(0, exposure) / effective : '';
    const report = (column: string, computed: CellValue, decimals: number): void => {
      const shown = cellAt(table, position, column);
      if (!sameFigure(shown, computed, decimals)) {
        findings.push(difference({ at: customer.at, column, customer: customer.id }, shown, computed));
      }
    };
    report('available', available, decimalsOf(customer.currency));
    report('utilisation', utilisation, SHARE_DECIMALS);
  }
  return findings;
}

function documentDifferences(ledger: Ledger, asOf: Day): Finding[] {
  const table = ledger.tables.documents;
  const findings: Finding[] = [];
  for (const document of ledger.documents) {
    const { position } = document.at;
    const due = numberAt(table, position, 'dueUsed');
    const open = numberAt(table, position, 'open') ?? 0;
    const computed = due !== null && open > 0 ? Math.max(0, serialOf(asOf) - due) : '';
    const shown = cellAt(table, position, 'daysOverdue');
    if (!sameFigure(shown, computed, 0)) {
      findings.push(
        difference({ at: document.at, column: 'daysOverdue', customer: document.customer }, shown, computed),
      );
    }
  }
  return findings;
}

function difference(
  place: Pick<Finding, 'at' | 'column' | 'customer'>,
  shown: CellValue,
  computed: CellValue,
): Finding {
  const text = (value: CellValue): string =>
    typeof value === 'number' ? moneyFromNumber(value).toFixed() : String(value);
  return {
    rule: 'formula.differs',
    severity: 'medium',
    ...place,
    figures: { shown: text(shown), computed: text(computed) },
  };
}

function sameFigure(shown: CellValue, computed: CellValue, decimals: number): boolean {
  if (typeof shown === 'number' && typeof computed === 'number')
    return Math.abs(shown - computed) < 0.5 / 10 ** decimals;
  return shown === computed;
}

function numberAt(table: TableSnapshot, position: number, key: string): number | null {
  const value = cellAt(table, position, key);
  return typeof value === 'number' ? value : null;
}
