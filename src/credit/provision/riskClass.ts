/** Five-level class (五级分类) from the longest overdue (domain: Class and provision). */
import type { Money } from '../../ledger/money';
import { RISK_CLASSES, type RiskClass } from '../../ledger/tables';

/** From the worst to the second best: the first whose days are exceeded counts; 正常 needs none. */
const WORST_FIRST: readonly RiskClass[] = RISK_CLASSES.filter((name) => name !== 'normal').reverse();

/**
 * At least the level whose bound the longest overdue exceeds; an unrecovered write-off makes it 损失.
 * @param longestOverdue whole days, without what is below the floor, in dispute or retained; null: unknown.
 * @param bounds `standards.riskClass`: days by class, each exceeded from the next day on; a class without a row never fires.
 * @returns null when the longest overdue is unknown and nothing is written off.
 */
export function riskClassOf(
  longestOverdue: number | null,
  bounds: ReadonlyMap<string, Money>,
  writtenOff: boolean,
): RiskClass | null {
  if (writtenOff) return 'loss';
  if (longestOverdue === null) return null;
  return WORST_FIRST.find((name) => bounds.get(name)?.lt(longestOverdue) ?? false) ?? 'normal';
}
