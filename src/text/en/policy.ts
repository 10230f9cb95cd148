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
    'How receipts that name no document settle: oldest due first, or only documents that are named.',
  monthTerms: 'How 月结30天 is read: month end plus 30 days, or the end of the next month.',
  orderWeight: 'Share of open orders that counts in exposure; 1 is all of it, 0 none.',
  deliveryWeight:
    'Share of goods delivered and not invoiced that counts in exposure; 1 is all of it, 0 none.',
  orderHorizonDays: 'Orders older than this many days no longer count in exposure; blank is no bound.',
  unbilledDays: 'An alert is raised when a delivery has no invoice after this many days.',
  noteSettleDays: 'A note without result this many days after maturity raises an alert and counts in full.',
  extensions: 'Overdue alerts go by the original due date or by the extended one. Both are shown.',
  disputeDays: 'A document in dispute is left out of score and knock-outs for at most this many days.',
  reissueDays: 'A credit note and an invoice of one amount within this many days look like a reissue.',
  rateOldDays: 'An alert is raised when a rate is older than this many days.',
  insuranceInLimit: 'Whether credit insurance is added to the limit or only shown beside it.',
  insuranceReportDays: 'Insured amounts overdue longer than this should be reported (at home; practice 30).',
  insuranceExportDays:
    'Documents in a foreign currency count as exports: overdue longer than this they should be reported (practice 60).',
  behaviourMonths: 'Months of payments that payment behaviour looks back on.',
  noteCountsPaid:
    'When a note other than a bank acceptance counts as paid: at maturity, or on receipt. Bank acceptances count when received.',
  dsoMonths: 'Months of sales that days sales outstanding (DSO) are taken over.',
  dsoWindow: 'End of the DSO window: the last whole month, or the as-of date.',
  worseningDays:
    'An alert is raised when the last three months are this many days later than the nine before.',
  scoreStaleDays: 'A score older than this many days is out of date.',
  statementsStaleMonths:
    'Financial statements older than this many months are out of date and missing for the score.',
  concentrationSingle: 'Share of all exposure from which one customer raises an alert; 0.1 is 10%.',
  concentrationTop: 'Share of all exposure from which the five largest raise an alert; 0.5 is 50%.',
  statementMonths: 'An alert is raised when a balance was not confirmed for this many months.',
  limitationMonths:
    'Limitation of claims in months, from the due date or the last interruption (three years is 36).',
  limitationWarnDays: 'An alert is raised when fewer days than this are left of the limitation.',
  coverageMin: 'With less known weight than this there is no grade, only a band.',
  gradeFloor: 'Shipments to customers below this grade hold.',
  holdOverdueDays: 'Shipments hold when the longest overdue exceeds this many days.',
  vatRate: 'VAT on forecast sales where the customer has no rate of its own.',
  netWorthShare: 'Net worth method: advised share of the customer’s net worth; 0.1 is 10%.',
  peakFactor: 'History peak method: the highest balance times this factor.',
  peakLateDays: 'The history peak looks only at balances paid at most this many days late.',
  appetiteShare: 'Most for one customer: share of our capital, or of all exposure where capital is blank.',
  capital:
    'Our net worth in the book’s currency, for the most one customer may have; blank: all exposure is used.',
  adviceStep: 'Advised limits are rounded down to a multiple of this.',
  tierA: 'By sales of the last twelve months: customers up to this cumulative share are tier A.',
  tierB: 'Customers up to this cumulative share are tier B, the rest tier C.',
  forwardFactor: 'Forward-looking factor on the loss rates of the provision; 1 is no adjustment.',
  forecastDays: 'Days ahead that receipts are forecast.',
  liveFormulaRowsMax:
    'Up to this many documents, computed columns are live formulas; above it, fixed values.',
  liveSumPairsMax: 'Up to this many customers × documents, sums per customer are live formulas.',
} as const satisfies Record<PolicyKey, string>;
