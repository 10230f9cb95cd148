import type { Translated } from '../shape';
import type { cells as reference } from '../zh/cells';

export const cells = {
  stampLine: (asOf, live) =>
    live
      ? `As of ${asOf}. Available, utilisation and days overdue are live formulas; all other figures are true as of the check date.`
      : `As of ${asOf}. The ledger is large: all figures are true as of the check date. Check again after changes.`,
  refusedSheet: (why) => `Not imported: ${why}`,
  printedDiffers: (difference) =>
    `The printed total differs from its own rows by ${difference}: look at the source`,
  changedDocuments: (count) => `${count} differences from the ledger, not written over`,
  notKept: (count) =>
    `${count} more rows of this import could not be read, too many to keep in Import problems: a column was probably mistaken; correct it and import again`,
  tooLong: (amount) => `The total ${amount} has more than 15 digits, too many for a cell`,
  rejectedCell: (cell, value, why) => (value === '' ? `${cell}: ${why}` : `${cell} "${value}": ${why}`),
  alreadyThere: 'The ledger has the same document already; it was not imported twice',
  otherwiseThere: 'The ledger has this document with another amount or day; nothing was written over',
  importAgain:
    'Rows of statements cannot be tried again here: correct their sheet and import it again, or type the figure into Financials',
  notUnderstood:
    'Its source row stands twice, or the Reading of its header was changed: import it from its file again',
  correction: (header, from, to) =>
    `${header === '' ? 'Such tables' : `Column "${header}"`}: ${from === '' ? '' : `"${from}" `}corrected to "${to}"`,
  retried: 'Rows of Import problems, tried again',
} as const satisfies Translated<typeof reference>;
