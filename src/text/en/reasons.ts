import type { reasons as reference } from '../zh/reasons';
import type { Translated } from '../shape';

export const reasons = {
  unknown: {
    unreadable: 'a cell could not be read',
    'before.opening': 'the check date is before the opening balance',
    'group.unknown': 'a company of the group has an unknown exposure',
    'rate.missing': 'there is no rate',
    'opening.only': 'there is only an opening balance',
    'payments.none': 'nothing was paid in the time looked at',
    'late.none': 'nothing was late',
    'sales.none': 'nothing was sold in the time looked at',
    'due.unknown': 'a document has no due date',
    'limit.unset': 'the limit is unset',
    'limit.unlimited': 'the limit is unlimited',
    'limit.none': 'there is exposure without a limit',
    'effective.zero': 'the effective limit is zero',
  },
  unreadable: {
    'amount.unreadable': 'not an amount',
    'amount.sign': 'a negative amount, while the kind already gives the sign',
    'date.unreadable': 'not a date',
    'kind.unreadable': 'not one of the choices',
    'number.unreadable': 'a code stored as a number, digits may be lost',
    'setting.unreadable': 'not a valid setting',
    'standard.unreadable': 'not a valid standard',
    dueBeforeDate: 'the due date is before the document date',
    future: 'it is after the check date',
    sentinel: 'it stands for no date, it is not a real one',
    'customer.duplicate': 'customer ID used twice',
    'rowId.duplicate': 'row ID used twice',
  },
  rejected: {
    'amount.unreadable': 'Amount cannot be read',
    'amount.missing': 'Amount missing',
    'amount.tooManyDigits': 'Amount has more than 15 significant digits',
    'date.unreadable': 'Date cannot be read',
    'date.missing': 'Date missing',
    'customer.missing': 'Customer missing',
    'customer.duplicate': 'Customer ID used twice',
    'customer.ambiguous': 'Several customers have this name; give the ID',
    'currency.unreadable': 'Currency cannot be read',
    'limit.withoutCustomer': 'Limit without a customer',
    'customer.unknown': 'No customer of this name',
    'statement.differs': 'Differs from another statement or the ledger; nothing was overwritten',
    'kind.unreadable': 'Kind of document cannot be read',
  },
  skipped: {
    void: 'Void',
    total: 'Subtotal or total',
    blank: 'Blank',
    repeatedHeader: 'Repeated header',
    remark: 'Remark',
    duplicate: 'Repeated row',
    'already.imported': 'Imported before',
    'line.notKept': 'Line the ledger does not keep',
  },
  notes: {
    'customer.filledDown': (cell, count) =>
      `${count} rows from ${cell} name no customer and took the one above them in their group`,
    'customer.codeInName': (cell, count) =>
      `${count} rows from ${cell} hold code and name in one cell: they were taken apart`,
    'rows.hidden': (cell, count) =>
      `${count} rows from ${cell} are hidden or filtered out: they were read all the same`,
    'columns.hidden': (cell, count) =>
      `${count} columns from ${cell} are hidden: they were read all the same`,
    'amounts.red': (cell, count) =>
      `${count} amounts from ${cell} are red without a minus sign and were read as positive: if red means negative, give them a minus sign first`,
    'amounts.redNegative': (cell, count) => `${count} red amounts from ${cell} were read as negative`,
    'balance.breaks': (cell, count, value) =>
      `The balance in ${cell} differs by ${value} from the one before it and what the row moves (${count} such rows in all)`,
    'formulas.unread': (cell, count) =>
      `${count} formulas from ${cell} have no stored result: open the file in Excel, save it, and import it again`,
  },
  refused: {
    'not.a.ledger': 'not a list of customers, limits or documents',
    payables: 'looks like suppliers or payables',
    report: 'a report over details that stand elsewhere; not imported twice',
    ambiguous: 'it is unclear what its columns mean',
    empty: 'no data rows',
  },
  kinds: {
    customers: 'Customers',
    limits: 'Limits',
    documents: 'Documents',
    balances: 'Balances',
    financials: 'Financial statements',
    statement: 'Statement',
  },
  measures: {
    'invoice.amount': 'Invoices',
    'receipt.amount': 'Receipts',
    'limit.amount': 'Limits',
    'opening.amount': 'Opening balances',
  },
  knockOuts: {
    'longestOverdue.90': 'overdue for more than 90 days',
    'longestOverdue.30': 'overdue for more than 30 days',
    netWorth: 'net worth not above zero',
    writtenOff: 'written off and not recovered',
    dishonest: 'listed as defaulter',
    bankrupt: 'bankrupt',
    accountFrozen: 'account frozen by a court',
  },
  blank: 'blank',
} as const satisfies Translated<typeof reference>;
