/**
 * Every rule a check can report, with the figures its sentence names (domain: Checks). Figures are strings: money exact,
 * days as ISO dates, counts and day counts as integers, shares as decimals (0.85 is 85 %).
 */
export const RULES = {
  'limit.over': ['exposure', 'effective', 'over'],
  'limit.near': ['exposure', 'effective', 'utilisation'],
  'limit.none': ['exposure'],
  'limit.expired': ['amount', 'exposure', 'ended'],
  'limit.expiring': ['amount', 'ends', 'days'],
  'limit.noExpiry': ['amount'],
  'limit.overlap': ['kind', 'rows'],
  'limit.temporaryLapsed': ['exposure', 'effective', 'lapsed', 'ended'],
  'limit.loweredBelowUse': ['amount', 'exposure'],
  'overdue.any': ['overdue', 'days'],
  'overdue.30': ['overdue', 'days'],
  'overdue.90': ['overdue', 'days'],
  'overdue.ratio': ['overdue', 'balance', 'ratio'],
  'data.unknownCustomer': ['text', 'rows'],
  'data.duplicateCustomer': ['text'],
  'data.duplicateDocument': ['number', 'rows'],
  'data.unlinked': ['number'],
  'data.openingOverlap': ['rows', 'opening'],
  'data.unreadable': ['value', 'code'],
  'data.repeatedRowId': ['value'],
  'data.currency': ['currency'],
  'data.dueUnknown': ['rows', 'terms'],
  'data.policy': ['setting', 'value', 'used'],
  'formula.differs': ['shown', 'computed'],
  'ledger.identity': ['balance', 'parts', 'difference', 'currency'],
} as const satisfies Record<string, readonly string[]>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as RuleId[];
