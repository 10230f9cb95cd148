import type { Translated } from '../shape';
import type { analysis as reference } from '../zh/analysis';

export const analysis = {
  noGrade: 'no grade',
  decisions: { pass: 'May be shipped', warn: 'May be shipped, with care', hold: 'Hold the shipment' },
  reasons: {
    'customer.frozen': () => 'The customer is frozen.',
    'customer.closed': () => 'The customer is closed.',
    'limit.unset': ({ exposure }) => `The limit is unset; exposure is ${exposure}.`,
    'limit.zero': ({ exposure }) => `The limit is zero; exposure is ${exposure}.`,
    'limit.lowering': ({ head, kind, amount, then, ends, days }) =>
      `${kind}${head === '' ? '' : ` of the group (${head})`} ends on ${ends}, in ${days} days; the limit then falls from ${amount} to ${then}.`,
    'group.expired': ({ head, amount, exposure }) =>
      `The limit ${amount} of the group (${head}) has expired; its exposure would be ${exposure}.`,
    'grade.floor': ({ grade, floor }) => `Grade ${grade} is below the floor for shipments, ${floor}.`,
    'input.unknown': ({ figure, why }) => `Cannot be told: ${figure} is unknown (${why}).`,
  },
  figures: {
    amount: 'the amount of the shipment',
    exposure: 'exposure',
    heldByOrder: 'what the order holds',
    limit: 'the limit',
    effective: 'the effective limit',
    group: 'the limit of the group',
    status: 'the status of the customer',
    longestOverdue: 'the longest overdue',
    grade: 'the grade',
  },
  releases: {
    payment: ({ amount, by }) => `collect ${amount} by ${by}`,
    temporaryLimit: ({ customer, amount }) =>
      `approve a temporary limit of ${amount} for ${customer}, replacing the present one`,
    recovery: ({ amount }) => `recover the ${amount} written off`,
    status: () => 'lift the freeze or closure',
    grade: () => 'have the grade changed by who may',
    data: () => 'complete or correct the data',
  },
  methods: {
    need: 'need',
    netWorth: 'net worth',
    workingAssets: 'working assets',
    historyPeak: 'history peak',
    capacity: 'capacity',
    appetite: 'appetite',
    group: 'what the group leaves',
    grade: 'grade factor',
  },
  changes: {
    'term+10': 'terms 10 days longer',
    'sales+10%': 'sales up 10%',
    'equity+10%': 'net worth up 10%',
    'turnover+10%': 'turnover up 10%',
    'peak+10%': 'history peak up 10%',
    'grade+1': 'one grade better',
    'grade-1': 'one grade worse',
    'group+10%': 'what the group leaves up 10%',
    'appetite+10%': 'our appetite up 10%',
  },
  twoSignatures: (who) => `${who}, two signatures`,
  why: {
    'grade.none': 'no grade',
    'standard.missing': 'Standards has no such row',
    'methods.none': 'no method could be computed',
    'forecast.missing': 'no forecast of annual sales',
    'term.unknown': 'the terms are unknown',
    'statement.missing': 'no financial statements in force',
    denominator: 'a denominator is not above zero',
    'history.none': 'no past balance that was paid in time',
    'exposure.none': 'nobody owes us anything yet, and our capital is not given',
    'exposure.unknown': 'our whole exposure is unknown',
    'rate.missing': 'there is no rate',
  },
} as const satisfies Translated<typeof reference>;
