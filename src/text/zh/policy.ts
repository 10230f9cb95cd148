import type { PolicyKey } from '../../ledger/policy';

export const policy = {
  schemaVersion: '台账表结构的版本，由加载项维护，请勿修改。',
  asOf: '表中数字截至的日期，每次检查时更新；不随系统日期变动。',
  currency: '本位币的三位代码，如 CNY；客户未填币种时按此计算。',
  graceDays: '逾期不超过这个天数时不提醒；只影响提醒，不影响金额。',
  overdueFloor: '未结金额合计低于此数（本位币）时不视为逾期，避免尾差触发提醒。',
  nearMedium: '使用率达到此比例时提示「关注」，如 0.8 即 80%。',
  nearHigh: '使用率达到此比例时提示「严重」，如 0.9 即 90%。',
  overdueRatio: '逾期占应收的比例达到此值时提醒，如 0.3 即 30%。',
  expiringDays: '额度在这么多天内到期时提醒。',
  settlement: 'fifo：未指明单据的回款按到期日先后核销；named：只核销指明的单据。',
  monthTerms: '「月结30天」的算法。days：月末加 30 天；months：次月月末。',
} as const satisfies Record<PolicyKey, string>;
