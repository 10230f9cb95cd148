/** Rules about the rows themselves. */
import type { FindingWords } from '../findingWords';

export const dataFindings = {
  'data.missing': {
    title: 'Data missing',
    brief: ({ completeness }) => `${completeness} complete`,
    message: ({ completeness, fields }) =>
      `The customer’s data is ${completeness} complete; missing: ${fields}.`,
    todo: 'Fill in what is blank in Customers: score and advice become more reliable.',
  },
  'data.uscc': {
    title: 'Doubtful tax ID',
    brief: ({ text }) => `Doubtful tax ID ${text}`,
    message: ({ text }) =>
      `The tax ID “${text}” fails its check or has lost digits: it may be mistyped or stored as a number.`,
    todo: 'Compare it with the business licence; keep the column as text.',
  },
  'data.date': {
    title: 'Doubtful date',
    brief: ({ value }) => `Doubtful date ${value}`,
    message: ({ value, code }) => `The date “${value}” is doubtful: ${code}.`,
    todo: 'Check the original and correct the date.',
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
  'data.orderUnlinked': {
    title: 'No order',
    brief: ({ rows }) => `${rows} rows without an order`,
    message: ({ rows, kind }) =>
      `${rows} rows of the kind “${kind}” name no order the ledger has, so they may count twice against the limit.`,
    todo: 'Fill in the order number, or enter the order.',
  },
  'data.unsettledKind': {
    title: 'Names no document',
    brief: ({ kind, amount }) => `${kind} of ${amount} names no document`,
    message: ({ kind, amount }) =>
      `${kind} of ${amount} does not say which document it settles; it stays unapplied.`,
    todo: 'Enter the number of the document under Settles.',
  },
  'data.unsettledRest': {
    title: 'Left over',
    brief: ({ kind, rest }) => `${kind}: ${rest} left over`,
    message: ({ kind, amount, rest }) =>
      `${kind} of ${amount}: nothing more is open of the documents it names, so ${rest} stays unapplied; it settles no other.`,
    todo: 'Check the amount, or add the other documents under Settles; for a claim that came back with a dishonoured note, give the note’s number.',
  },
  'data.agreement': {
    title: 'Offset without agreement',
    brief: ({ amount }) => `Offset of ${amount} without agreement`,
    message: ({ amount }) => `The offset of ${amount} gives no agreement number, so nothing backs it.`,
    todo: 'Enter the number of the agreement under Agreement.',
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
  'data.rateOld': {
    title: 'Old rate',
    brief: ({ currency, days }) => `${currency} rate is ${days} days old`,
    message: ({ currency, date, days }) => `The latest rate of ${currency} is of ${date}, ${days} days old.`,
    todo: 'Enter a recent rate in Rates.',
  },
  'data.dueUnknown': {
    title: 'No due date',
    brief: ({ rows }) => `${rows} without due date`,
    message: ({ rows, terms }) =>
      terms === ''
        ? `${rows} documents have no due date and no terms that give one; they stand under “No due date”.`
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
  'data.standard': {
    title: 'Invalid standard',
    brief: ({ list }) => `Invalid row in “${list}”`,
    message: ({ value, list }) => `“${value}” in “${list}” cannot be used; the default stands in for it.`,
    todo: 'Correct the row, or delete it to keep the default.',
  },
  'data.columnRenamed': {
    title: 'Header renamed',
    brief: ({ fields }) => `Column “${fields}” is missing`,
    message: ({ text, fields }) =>
      `The column “${fields}” is gone, and “${text}” stands in its place; nothing in it counts now.`,
    todo: 'If it was renamed, give it its name back; add columns of your own at the right of the table.',
  },
  'data.cardShorter': {
    title: 'Scorecard shortened',
    brief: ({ list, value }) => `“${list}” scorecard: version ${value} is shorter`,
    message: ({ list, value }) =>
      `Version ${value} of the “${list}” scorecard has fewer characteristics than the one before it; scores go by those it has.`,
    todo: 'A new version must hold every characteristic: copy the unchanged ones too. If they were left out on purpose, nothing is to be done.',
  },
  'data.repeatedRow': {
    title: 'Repeated entry',
    brief: ({ value }) => `“${value}” stands twice`,
    message: ({ list, value }) =>
      `“${value}” stands more than once in “${list}”; only the topmost row counts.`,
    todo: 'Keep the right row and delete the others.',
  },
  'formula.differs': {
    title: 'Formula differs',
    brief: ({ shown }) => `Formula column shows ${shown}`,
    message: ({ shown, computed }) =>
      `The cell shows ${shown}; by its own row it should be ${computed}. The formula may have been overwritten.`,
    todo: 'Copy the formula from another row of the same column.',
  },
  'formula.overwritten': {
    title: 'Formula overwritten',
    brief: ({ shown }) => `Typed value ${shown} in a formula column`,
    message: ({ shown, computed }) =>
      `A calculated column holds the typed value ${shown}; its formula gives ${computed}.`,
    todo: 'Copy the formula from another row of the same column.',
  },
  'ledger.identity': {
    title: 'Does not reconcile',
    brief: ({ difference }) => `Difference ${difference}`,
    message: ({ balance, parts, difference, currency }) =>
      `The ${currency} balance ${balance} is not the ageing and unapplied credit together, ${parts}; difference ${difference}.`,
    todo: 'Do not use this customer’s figures yet; send a copy of the workbook to the maintainers.',
  },
} as const satisfies Partial<FindingWords>;
