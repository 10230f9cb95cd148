/** What the ledger says: settlement, ageing, exposure, limits and findings as of a day. */
export { checkLedger } from './check';
export { stampChanges } from './stamps';
export { warningRules } from './warnings';
export type {
  Ageing,
  CheckReport,
  CurrencyFigures,
  CurrencyTotals,
  CustomerFigures,
  Finding,
  Known,
  LimitFigures,
  OpenItem,
  Why,
  WhyCode,
} from './report';
