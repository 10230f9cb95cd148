/** Whether the sheets already say what a check found, so that the pane can tell when their colours are older. */
import type { CheckOutcome } from '../commands';
import { isoDay, parseIsoDay, serialOf } from '../ledger/day';
import { moneyToNumber, roundMoney, type Money } from '../ledger/money';
import type { CellValue, TableSnapshot } from '../ledger/records';

/** True when the outcome's figures or warnings are not those written in the sheets it read. */
export function sheetsAreStale(outcome: CheckOutcome): boolean {
  if (outcome.written !== null) return outcome.written.refused.length > 0;
  return warningsDiffer(outcome) || figuresDiffer(outcome);
}

function warningsDiffer({ ledger, findings, asOf }: CheckOutcome): boolean {
  const table = ledger.tables.findings;
  if (table.rows.length !== findings.length) return true;
  return findings.some(({ finding, cell }, row) => {
    const day = valueAt(table, row, 'asOf');
    const sameDay = day === serialOf(asOf) || parseIsoDay(String(day)) === parseIsoDay(isoDay(asOf));
    return !sameDay || valueAt(table, row, 'rule') !== finding.rule || valueAt(table, row, 'cell') !== cell;
  });
}

const STAMPED = ['exposure', 'balance', 'overdue', 'effective'] as const;

function figuresDiffer({ ledger, report }: CheckOutcome): boolean {
  const table = ledger.tables.customers;
  return report.customers.some((figures) => {
    const { at, currency } = figures;
    if (at === null) return false;
    return STAMPED.some((key) => moneyDiffers(valueAt(table, at.position, key), figures[key], currency));
  });
}

function moneyDiffers(shown: CellValue, figure: Money | null, currency: string): boolean {
  if (figure === null) return typeof shown === 'number';
  return shown !== moneyToNumber(roundMoney(figure, currency));
}

function valueAt(table: TableSnapshot, row: number, key: string): CellValue {
  const column = table.columns.get(key);
  return column === undefined ? '' : (table.rows[row]?.[column] ?? '');
}
