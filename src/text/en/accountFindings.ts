/** Rules about what is owed and how the customer pays. */
import type { FindingWords } from '../findingWords';

export const accountFindings = {
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
  'behaviour.worsening': {
    title: 'Paying later',
    brief: ({ days }) => `Pays ${days} days later`,
    message: ({ recent, before, days }) =>
      `Days beyond terms are ${recent} in the last three months and were ${before} in the nine before: ${days} days later.`,
    todo: 'Find out why, shorten terms or lower the limit, and review the customer early.',
  },
  'grade.override': {
    title: 'Override incomplete',
    brief: ({ grade }) => `Grade ${grade} set without its grounds`,
    message: ({ grade, fields }) => `The grade ${grade} set by a person lacks: ${fields}.`,
    todo: 'Enter reason, approver and end date in Changes.',
  },
  'grade.fell': {
    title: 'Grade fell',
    brief: ({ before, now }) => `Grade fell from ${before} to ${now}`,
    message: ({ before, now, notches }) => `The grade fell from ${before} to ${now}, by ${notches} notches.`,
    todo: 'Review the customer early, with its limit and terms.',
  },
  'review.due': {
    title: 'Review due',
    brief: ({ due }) => `Review was due ${due}`,
    message: ({ due }) => `The review of this customer was due on ${due} and is late.`,
    todo: 'Hold the review and enter the date of the next one.',
  },
  'score.stale': {
    title: 'Score out of date',
    brief: ({ scored }) => `Last scored ${scored}`,
    message: ({ scored }) => `The last score is of ${scored}, older than a score may be.`,
    todo: 'Bring the customer’s data up to date and score again.',
  },
  'financials.stale': {
    title: 'Financials out of date',
    brief: ({ periodEnd }) => `Last statements ${periodEnd}`,
    message: ({ periodEnd }) =>
      `The last financial statements are of ${periodEnd}: too old, so the score treats them as missing.`,
    todo: 'Ask the customer for recent statements and enter them in Financials.',
  },
  'financials.unbalanced': {
    title: 'Financials do not balance',
    brief: ({ periodEnd }) => `Statements ${periodEnd} do not balance`,
    message: ({ periodEnd, total, parts }) =>
      `The statements of ${periodEnd} do not balance: total assets ${total}, liabilities and equity ${parts}. A figure may be mistyped, or in another unit (thousands, ten thousands).`,
    todo: 'Compare the row of Financials with the original: score and advised limit rest on it.',
  },
  'credit.balance': {
    title: 'Credit balance',
    brief: ({ balance }) => `Credit balance ${balance}`,
    message: ({ currency, balance }) =>
      `The ${currency} balance is ${balance}, a credit: on a reporting date it belongs to contract liabilities.`,
    todo: 'See whether too much was received or an invoice is missing; list it for reclassification.',
  },
  'frozen.shipped': {
    title: 'Shipped while frozen',
    brief: ({ rows }) => `${rows} shipments while frozen`,
    message: ({ rows, date }) =>
      `The customer is frozen or closed, yet ${rows} deliveries or invoices followed, the last on ${date}.`,
    todo: 'Find out who released them and stop; to supply again, lift the freeze first.',
  },
  'writtenOff.open': {
    title: 'Written off, not recovered',
    brief: ({ amount }) => `Written off ${amount}`,
    message: ({ date, amount }) =>
      `Of what was written off on ${date}, ${amount} is not recovered: the grade is at most C and shipments hold.`,
    todo: 'Keep the claim alive and pursue it; enter what comes in as a recovery.',
  },
  'note.unsettled': {
    title: 'Note without result',
    brief: ({ number }) => `Note ${number} not settled`,
    message: ({ number, amount, maturity }) =>
      `Note ${number} of ${amount} fell due on ${maturity} and has no result; it counts in exposure in full.`,
    todo: 'Ask the bank or the acceptor, and enter it as honoured or dishonoured.',
  },
  'note.partPassed': {
    title: 'Passed on at another amount',
    brief: ({ number }) => `Note ${number} passed on at another amount`,
    message: ({ number, amount, face }) =>
      `${face} of note ${number} was outstanding, and it was passed on at ${amount}; it counts as passed on whole.`,
    todo: 'Leave the amount blank or enter the face for a whole note; enter a part as a note of its own.',
  },
  'delivery.unbilled': {
    title: 'Delivered, not invoiced',
    brief: ({ days }) => `${days} days not invoiced`,
    message: ({ amount, order, days }) =>
      `${amount} was delivered on order ${order} and is not invoiced after ${days} days.`,
    todo: 'Issue or enter the invoice; where the order number is missing, fill it in.',
  },
  'invoice.reissued': {
    title: 'Looks reissued',
    brief: ({ number }) => `Invoice ${number} looks reissued`,
    message: ({ number, amount, days }) =>
      `Invoice ${number} of ${amount} matches a credit note over an invoice that was ${days} days late by then: it may restart the terms.`,
    todo: 'If so, enter the old number under Reissue of: lateness then counts from the old due date.',
  },
  'statement.difference': {
    title: 'Statement differs',
    brief: ({ difference }) => `Statement differs by ${difference}`,
    message: ({ date, confirmed, balance, difference }) =>
      `On ${date} the customer confirmed ${confirmed}; our balance that day was ${balance}, a difference of ${difference}.`,
    todo: 'Go through the difference with the customer; correct the documents or get it explained in writing.',
  },
  'statement.none': {
    title: 'No statement',
    brief: ({ last }) => (last === '' ? 'Never confirmed' : `Last confirmed ${last}`),
    message: ({ last }) =>
      last === ''
        ? 'There is a balance, and the customer has never confirmed it.'
        : `The balance was last confirmed on ${last}, longer ago than it should be.`,
    todo: 'Send a statement, have it signed, and enter a row of the kind Statement.',
  },
  'claim.limitation': {
    title: 'Limitation runs out',
    brief: ({ days }) =>
      days.startsWith('-') ? `Limitation ended ${days.slice(1)} days ago` : `Limitation in ${days} days`,
    message: ({ amount, ends, days }) =>
      days.startsWith('-')
        ? `The limitation of claims on ${amount} ended on ${ends}, ${days.slice(1)} days ago.`
        : `The limitation of claims on ${amount} ends on ${ends}, in ${days} days.`,
    todo: 'Obtain a signed statement or send a reminder with receipt, so that the period starts anew.',
  },
} as const satisfies Partial<FindingWords>;
