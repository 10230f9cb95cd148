import type { PolicyKey } from '../../ledger/policy';

export const policy = {
  schemaVersion: 'Version of the ledger’s tables; kept by the add-in, do not change.',
  asOf: 'The day the figures are true as of; set by every check, independent of today.',
  currency: 'Three-letter code of the book’s currency, such as CNY; used where a customer states none.',
  graceDays: 'No alert up to this many days late; affects alerts only, not amounts.',
  overdueFloor:
    'Open amounts below this in total (book currency) do not make a customer overdue, so that small differences raise no alert.',
  nearMedium: 'Utilisation from which a customer is marked Medium; 0.8 is 80%.',
  nearHigh: 'Utilisation from which a customer is marked High; 0.9 is 90%.',
  overdueRatio: 'Overdue share of receivables from which an alert is raised; 0.3 is 30%.',
  expiringDays: 'An alert is raised when a limit ends within this many days.',
  settlement:
    'fifo: receipts that name no document settle by due date; named: only named documents are settled.',
  monthTerms: 'How 月结30天 is read. days: end of month plus 30 days; months: end of the next month.',
} as const satisfies Record<PolicyKey, string>;
