import type { FindingWords } from '../findingWords';

export const findings = {
  'limit.over': {
    title: 'Over limit',
    brief: ({ over }) => `Over limit by ${over}`,
    message: ({ exposure, effective, over }) =>
      `Exposure ${exposure} is above the effective limit ${effective} by ${over}.`,
    todo: 'Collect or stop shipping; to keep supplying, get a temporary limit approved first.',
  },
  'limit.near': {
    title: 'Near limit',
    brief: ({ utilisation }) => `${utilisation} of limit used`,
    message: ({ exposure, effective, utilisation }) =>
      `Exposure ${exposure} uses ${utilisation} of the effective limit ${effective}.`,
    todo: 'Check the available limit before the next shipment; collect first or ask for a higher limit.',
  },
  'limit.none': {
    title: 'No limit',
    brief: ({ exposure }) => `No limit, exposure ${exposure}`,
    message: ({ exposure }) => `The limit is unset or zero, yet exposure is ${exposure}.`,
    todo: 'Get a limit approved and enter it in Limits, or ship against payment only.',
  },
  'limit.expired': {
    title: 'Limit expired',
    brief: ({ ended }) => `Limit expired on ${ended}`,
    message: ({ amount, exposure, ended }) =>
      `The limit ${amount} expired on ${ended}; exposure is ${exposure}.`,
    todo: 'Renew the approval; no new credit sales until it is renewed.',
  },
  'limit.expiring': {
    title: 'Limit expiring',
    brief: ({ days }) => `Limit ends in ${days} days`,
    message: ({ amount, ends, days }) => `The limit ${amount} ends on ${ends}, in ${days} days.`,
    todo: 'Schedule the review so that the renewal is approved in time.',
  },
  'limit.noExpiry': {
    title: 'Open-ended limit',
    brief: ({ amount }) => `Limit ${amount} has no end`,
    message: ({ amount }) => `The limit ${amount} has no end date and stays in force.`,
    todo: 'Enter the approved end date in Limits.',
  },
  'limit.overlap': {
    title: 'Overlapping limits',
    brief: ({ kind }) => `Overlapping: ${kind}`,
    message: ({ kind, rows }) =>
      `${rows} limits of the kind “${kind}” are in force together; the one approved last counts.`,
    todo: 'Check the approvals and give the replaced limit an end date.',
  },
  'limit.temporaryLapsed': {
    title: 'Temporary limit lapsed',
    brief: ({ ended }) => `Temporary limit lapsed on ${ended}`,
    message: ({ exposure, effective, lapsed, ended }) =>
      `The temporary limit ${lapsed} ended on ${ended}, so exposure ${exposure} is above the effective limit ${effective}.`,
    todo: 'Collect the part above the limit, or have a new temporary limit approved.',
  },
  'limit.loweredBelowUse': {
    title: 'Limit below exposure',
    brief: ({ amount }) => `Approved limit ${amount} is below exposure`,
    message: ({ amount, exposure }) =>
      `The approved limit ${amount} is below the present exposure ${exposure}.`,
    todo: 'Agree how exposure comes down; no new credit sales until it is within the limit.',
  },
  'overdue.any': {
    title: 'Overdue',
    brief: ({ days }) => `${days} days overdue`,
    message: ({ overdue, days }) => `${overdue} is overdue, by up to ${days} days.`,
    todo: 'Ask the customer for a payment date and note the answer.',
  },
  'overdue.30': {
    title: 'Overdue over 30 days',
    brief: ({ days }) => `${days} days overdue`,
    message: ({ overdue, days }) => `${overdue} is overdue, by up to ${days} days: more than 30.`,
    todo: 'Send a written reminder, stop new credit sales, and have the sales manager follow up.',
  },
  'overdue.90': {
    title: 'Overdue over 90 days',
    brief: ({ days }) => `${days} days overdue`,
    message: ({ overdue, days }) => `${overdue} is overdue, by up to ${days} days: more than 90.`,
    todo: 'Stop shipping, send a demand with a statement, and consider legal action and a provision.',
  },
  'overdue.ratio': {
    title: 'High overdue share',
    brief: ({ ratio }) => `${ratio} overdue`,
    message: ({ overdue, balance, ratio }) => `${overdue} is overdue: ${ratio} of receivables ${balance}.`,
    todo: 'Agree the balance and a payment plan before selling on credit again.',
  },
  'data.unknownCustomer': {
    title: 'Unknown customer',
    brief: ({ text }) => `Unknown customer “${text}”`,
    message: ({ text, rows }) =>
      `Customers has no “${text}”; rows concerned: ${rows}, counted for no known customer.`,
    todo: 'Correct the customer ID or name, or add the customer to Customers.',
  },
  'data.duplicateCustomer': {
    title: 'Duplicate customer',
    brief: ({ text }) => `Duplicate customer “${text}”`,
    message: ({ text }) =>
      `“${text}” stands more than once in Customers; it may be one and the same customer.`,
    todo: 'If it is one company, keep one row and use its ID for limits and documents.',
  },
  'data.duplicateDocument': {
    title: 'Duplicate document',
    brief: ({ number }) => `Duplicate document ${number}`,
    message: ({ number, rows }) => `Document ${number} stands in ${rows} rows; its amount may count twice.`,
    todo: 'Check the original, then delete the repeated row or correct its number.',
  },
  'data.unlinked': {
    title: 'Settled document missing',
    brief: ({ number }) => `No document ${number} to settle`,
    message: ({ number }) =>
      `This customer has no document “${number}” to settle; the credit was applied by due date instead.`,
    todo: 'Correct the Settles column, or enter the missing document.',
  },
  'data.openingOverlap': {
    title: 'Overlaps opening',
    brief: ({ rows }) => `${rows} documents before opening`,
    message: ({ rows, opening }) =>
      `${rows} documents are dated on or before the opening of ${opening}: taken as part of it, they do not count again.`,
    todo: 'Check the date of the opening balance; correct the date of documents it leaves out.',
  },
  'data.unreadable': {
    title: 'Unreadable',
    brief: ({ value }) => `“${value}” is unreadable`,
    message: ({ value, code }) => `“${value}”: ${code}; figures that depend on it are not computed.`,
    todo: 'Correct this cell, then check again.',
  },
  'data.repeatedRowId': {
    title: 'Repeated row ID',
    brief: ({ value }) => `Repeated row ID ${value}`,
    message: ({ value }) => `Row ID “${value}” stands more than once, most likely from a copied row.`,
    todo: 'Make sure nothing is entered twice; the lower row gets a new ID at the next write.',
  },
  'data.currency': {
    title: 'Mixed currencies',
    brief: ({ currency }) => `Documents in ${currency}`,
    message: ({ currency }) =>
      `There are documents in ${currency}, not the currency of the limit; totals are not computed.`,
    todo: 'Check the Currency column; if the business is in several currencies, read the balance per currency.',
  },
  'data.dueUnknown': {
    title: 'No due date',
    brief: ({ rows }) => `${rows} without due date`,
    message: ({ rows, terms }) =>
      terms === ''
        ? `${rows} documents have no due date and the customer has no terms; they stand under “No due date”.`
        : `${rows} documents have no due date and the terms “${terms}” cannot be read; they stand under “No due date”.`,
    todo: 'Enter the due date, or write the terms as 30天, 月结30天 or 次月25日.',
  },
  'data.policy': {
    title: 'Invalid setting',
    brief: ({ setting }) => `Invalid setting “${setting}”`,
    message: ({ setting, value, used }) =>
      used === ''
        ? `The value “${value}” of “${setting}” in Policy is not valid and was left out.`
        : `The value “${value}” of “${setting}” in Policy is not valid; ${used} was used.`,
    todo: 'Correct the value as the Meaning column describes.',
  },
  'formula.differs': {
    title: 'Formula differs',
    brief: ({ shown }) => `Formula column shows ${shown}`,
    message: ({ shown, computed }) =>
      `The cell shows ${shown}; by its own row it should be ${computed}. The formula may have been overwritten.`,
    todo: 'Copy the formula from another row of the same column.',
  },
  'ledger.identity': {
    title: 'Does not reconcile',
    brief: ({ difference }) => `Difference ${difference}`,
    message: ({ balance, parts, difference, currency }) =>
      `The ${currency} balance ${balance} is not the ageing and unapplied credit together, ${parts}; difference ${difference}.`,
    todo: 'Do not use this customer’s figures yet; send a copy of the workbook to the maintainers.',
  },
} as const satisfies FindingWords;
