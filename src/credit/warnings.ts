/**
 * The warnings as conditions on the cells of one row, for native conditional formats. They look at the stamped and live
 * columns and must say what the findings say; N() makes a blank cell count as nothing, so that what is unknown never fires.
 */
import { YES_WORDS } from '../ledger/cells';
import type { WarningRule } from '../ledger/changes';
import { LIMIT_STATE, type LimitStateName } from '../ledger/tables';

/**
 * A binary product such as 0.9 × 100.10 must not miss the bound it equals; an amount of three decimals times a share of two
 * comes no nearer to the bound than twice this.
 */
const ROUNDING = '0.000005';

const isState = (state: LimitStateName): string =>
  Object.values(LIMIT_STATE[state])
    .map((name) => `[limitState]="${name}"`)
    .join(',');

/** A row that grants without an amount. */
const UNLIMITED = YES_WORDS.map((word) => `[unlimited]="${word}"`).join(',');

/** Exposure although nothing is granted: the limit is unset, or the effective limit is zero. */
const NONE = `AND(N([exposure])>0,OR(${isState('unset')},AND([effective]<>"",N([effective])=0)))`;
const OVER = 'AND(N([effective])>0,N([exposure])>N([effective]))';
const near = (share: 'nearMedium' | 'nearHigh'): string =>
  `AND(N([effective])>0,N([exposure])>0,N([exposure])-{${share}}*N([effective])>=-${ROUNDING})`;

const USE = ['exposure', 'available', 'utilisation'] as const;
const LATE = ['overdue', 'longestOverdue'] as const;

const later = (days: string): string => `N([longestOverdue])>${days}`;
const openLater = (days: string): string => `AND(N([open])>0,N([daysOverdue])>${days})`;

/** In order of priority: the first that holds gives a cell its look. */
const RULES: readonly WarningRule[] = [
  rule('limit.over:1', 'customers', USE, `OR(${OVER},${NONE})`, 'high'),
  rule('limit.near:1', 'customers', USE, near('nearHigh'), 'high'),
  rule('limit.near:2', 'customers', USE, near('nearMedium'), 'medium'),
  rule('limit.expired:1', 'customers', ['limitState'], `OR(${isState('expired')})`, 'high'),
  rule('overdue.90:1', 'customers', LATE, later('90'), 'high'),
  rule('overdue.30:1', 'customers', LATE, later('30'), 'medium'),
  rule('overdue.any:1', 'customers', LATE, later('{graceDays}'), 'low'),
  rule('overdue.90:2', 'documents', ['daysOverdue'], openLater('90'), 'high'),
  rule('overdue.30:2', 'documents', ['daysOverdue'], openLater('30'), 'medium'),
  rule('overdue.any:2', 'documents', ['daysOverdue'], openLater('{graceDays}'), 'low'),
  rule(
    'limit.expiring:1',
    'limits',
    ['to'],
    `AND(N([to])>={asOf},N([to])-{asOf}<={expiringDays},OR([amount]<>"",${UNLIMITED}),N([from])<={asOf})`,
    'medium',
  ),
  // A row that ended is history, not yet a finding: the finding is its customer's, when no other limit took its place.
  rule('limit.ended:1', 'limits', ['to'], 'AND(N([to])>0,N([to])<{asOf})', 'low'),
];

function rule(
  name: string,
  table: WarningRule['table'],
  columns: readonly string[],
  condition: string,
  look: WarningRule['look'],
): WarningRule {
  return { name, table, columns, condition, look };
}

export function warningRules(): WarningRule[] {
  return [...RULES];
}
