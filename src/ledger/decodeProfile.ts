/** What a customer's row says beyond the account. A cell that cannot be read is reported; it and a blank one are null. */
import { choiceReader } from './decodeRows';
import type { Money } from './money';
import type { CellValue, CustomerProfile } from './records';
import type { RowCells } from './rowCells';
import { ANSWER, LEGAL_STATUS, type Answer, type LegalStatus } from './tables';

const MONTH_DAYS_MAX = 31;
const WARRANTY_MONTHS_MAX = 120;
const TEN_THOUSAND = 10_000;

export interface ProfileReaders {
  readonly answer: (value: CellValue) => Answer | null;
  readonly legalStatus: (value: CellValue) => LegalStatus | null;
}

export function profileReaders(): ProfileReaders {
  return { answer: choiceReader(ANSWER), legalStatus: choiceReader(LEGAL_STATUS) };
}

/** The column counts in 万元; a text that names its own unit is taken at its word. */
function tenThousands(cells: RowCells): Money | null {
  const amount = cells.positive('paidInCapital');
  return amount && /[万元]/.test(cells.text('paidInCapital')) ? amount.div(TEN_THOUSAND) : amount;
}

export function profileOf(cells: RowCells, readers: ProfileReaders): CustomerProfile {
  return {
    relatedParty: cells.flag('relatedParty'),
    cutOffDay: cells.count('cutOffDay', 1, MONTH_DAYS_MAX),
    payDay: cells.count('payDay', 1, MONTH_DAYS_MAX),
    warrantyMonths: cells.count('warrantyMonths', 0, WARRANTY_MONTHS_MAX),
    since: cells.day('since'),
    founded: cells.day('founded'),
    paidInCapital: tenThousands(cells),
    externalRating: cells.text('externalRating'),
    answers: {
      management: cells.choice('management', readers.answer),
      standing: cells.choice('standing', readers.answer),
      cooperation: cells.choice('cooperation', readers.answer),
    },
    legalStatus: cells.choice('legalStatus', readers.legalStatus),
    forecastSales: cells.positive('forecastSales'),
    vatRate: cells.share('vatRate'),
    interestRate: cells.share('interestRate'),
    reviewDue: cells.day('reviewDue'),
    singleRate: cells.share('singleRate'),
    singleReason: cells.written('singleReason'),
    singleEvidence: cells.written('singleEvidence'),
  };
}
