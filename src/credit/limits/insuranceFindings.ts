/** What credit insurance asks for (domain: Exposure — insurance.*). */
import { daysBetween, type Day } from '../../ledger/day';
import { sumMoney, type Currency } from '../../ledger/money';
import { onRow, type CustomerCase } from '../findings/finding';
import type { Finding } from '../report';
import { insuredPartsOf, policiesOf, type InsuredPart, type PolicyCover } from './insurance';

/**
 * `insurance.reportDue`: covered and overdue for more than the policy's days, at home or export, one per currency, at the document that
 * is latest; its amount is the sum, its days the most. `insurance.outsideTerms`: at every document whose terms (document
 * date to due date) are longer than its policy covers.
 */
export function insuranceFindings(given: Insured): Finding[] {
  const { basis, asOf } = given;
  if (basis.unreadable) return [];
  const policies = policiesOf(basis.limits, insuredPartsOf(basis.accounts, asOf));
  return [...reportFindings(given, policies), ...termFindings(given, policies)];
}

type Insured = Pick<CustomerCase, 'basis' | 'policy' | 'asOf'>;

type Dated = InsuredPart & { readonly due: Day };

function isDated(part: InsuredPart): part is Dated {
  return part.due !== null;
}

function reportFindings(given: Insured, policies: readonly PolicyCover[]): Finding[] {
  const { asOf, policy } = given;
  const late = policies
    .flatMap(({ parts }) => parts.filter(isDated))
    .filter(({ due, currency }) => daysBetween(due, asOf) > reportDays(currency, policy));
  return [...new Set(late.map(({ currency }) => currency))].map((currency) => {
    const own = late.filter((part) => part.currency === currency);
    const { at, due } = own.reduce((found, part) => (part.due < found.due ? part : found));
    return onRow(
      given,
      'insurance.reportDue',
      'high',
      { at, column: 'due' },
      {
        currency,
        amount: sumMoney(own.map(({ open }) => open)),
        days: String(daysBetween(due, asOf)),
      },
    );
  });
}

/** A document in another currency than the book's is an export. */
function reportDays(currency: Currency, policy: Insured['policy']): number {
  return currency === policy.currency ? policy.insuranceReportDays : policy.insuranceExportDays;
}

function termFindings(given: Insured, policies: readonly PolicyCover[]): Finding[] {
  return policies.flatMap(({ limit: { insuredTermDays: covered }, parts }) => {
    if (covered === null) return [];
    return parts
      .filter(isDated)
      .filter(({ date, due }) => daysBetween(date, due) > covered)
      .map(({ at, date, due, open, currency }) =>
        onRow(
          given,
          'insurance.outsideTerms',
          'medium',
          { at, column: 'due' },
          {
            currency,
            amount: open,
            terms: String(daysBetween(date, due)),
            covered: String(covered),
          },
        ),
      );
  });
}
