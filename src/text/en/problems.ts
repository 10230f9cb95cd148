import { formatBytes, formatDigits } from '../format';
import type { ProblemFacts, ProblemWords } from '../problemWords';

/** How large it is and may be, as far as the problem says. */
function sizes({ figure }: ProblemFacts): string {
  const parts = [
    figure('bytes') && formatBytes(figure('bytes')),
    figure('inflatedBytes') && `${formatBytes(figure('inflatedBytes'))} unpacked`,
    figure('bytesMax') && `at most ${formatBytes(figure('bytesMax'))}`,
    figure('sheets') && `${formatDigits(figure('sheets'))} sheets`,
    figure('rows') && `${formatDigits(figure('rows'))} rows`,
    figure('columns') && `${formatDigits(figure('columns'))} columns`,
    figure('cells') && `${formatDigits(figure('cells'))} cells`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const after = (value: string): string => value && ` ${value}`;

export const problems = {
  place: {
    file: (name) => `File “${name}”`,
    sheet: (name) => `sheet “${name}”`,
    cell: (address) => `cell ${address}`,
    separator: ', ',
    end: ': ',
  },
  quote: (text) => `“${text}”`,
  sentences: {
    'file.notFound': ({ value }) => `The file${after(value)} was not found. Check the path and the name.`,
    'file.empty': () => 'The file is empty. Make sure the export finished, then choose it again.',
    'file.tooLarge': (facts) =>
      `The file is too large${sizes(facts)} and was not read. Split it and import the parts.`,
    'file.tooSlow': () =>
      'Reading took too long and was stopped; nothing was written. Split the file and import the parts.',
    'file.notSpreadsheet': () =>
      'The content is not an Excel workbook, whatever its extension says. Open it in Excel and save it as .xlsx.',
    'file.zipBomb': (facts) =>
      `The file unpacks to an abnormal size${sizes(facts)} and was not opened. Open it in Excel and save a copy.`,
    'file.encrypted': () =>
      'The workbook has a password and cannot be read. Remove the password in Excel first.',
    'file.damaged': () => 'The file is damaged and cannot be read. Repair it in Excel and save a copy.',
    'file.unsupported': ({ value }) =>
      `This kind of file${after(value)} is not supported. Use .xlsx, .xls or .csv.`,
    'file.noRows': () => 'There are no data rows. Make sure this is the right file.',
    'file.notWritable': () =>
      'The file cannot be written. Close the program that uses it, or save somewhere else.',
    'ledger.none': () =>
      'This workbook has no credit ledger yet. Create a ledger or import existing sheets first.',
    'ledger.exists': () =>
      'This workbook already has a credit ledger, so none was created. Use it, or take another workbook.',
    'ledger.newerSchema': ({ value }) =>
      `The ledger was made by a newer version${after(value)} and opens read-only. Update this add-in first.`,
    'ledger.tableMissing': ({ value }) =>
      `The ledger lacks the table${after(value)}. Undo its deletion or renaming, then try again.`,
    'ledger.columnMissing': ({ value }) =>
      `The table lacks the column${after(value)}. Restore its header, then try again.`,
    'ledger.columnRepeated': ({ value }) =>
      `The header${after(value)} stands twice, so it is unclear which column counts. Rename one of them.`,
    'ledger.notInteger': ({ value }) =>
      `A whole number is needed here${value && `, not ${value}`}. Correct it, then try again.`,
    'sheet.nameTaken': ({ value }) =>
      `The name${after(value)} is taken; what has it was left alone. Rename that sheet or name first.`,
    'sheet.protected': () => 'The sheet is protected, so nothing was written. Unprotect the sheet first.',
    'table.filtered': () =>
      'The table is filtered, so nothing was written that could land in a wrong row. Clear the filter first.',
    'table.notGrown': () =>
      'New rows did not join the table, so writing stopped. Make sure nothing stands below the table, then try again.',
    'table.changedMeanwhile': ({ value }) =>
      `The table${after(value)} holds other things by now and stays. Delete it by hand if nobody needs it.`,
    'workbook.readOnly': () =>
      'The workbook is read-only and cannot be written. Save a copy or enable editing.',
    'workbook.date1904': () =>
      'This workbook uses the 1904 date system, which would shift the ledger’s dates by four years, so no ledger was made here. Start a new workbook and import this file from there.',
    'cell.changedMeanwhile': ({ value }) =>
      `Someone just changed this cell${value && ` (now ${value})`}, so it was left alone. Check again.`,
    'row.goneMeanwhile': ({ value }) =>
      `The row to write${after(value)} was just deleted or moved, so it was left out. Check again.`,
    'amount.tooManyDigits': ({ value }) =>
      `The amount${after(value)} has more than the 15 significant digits Excel can keep and was not written. Check the amount.`,
    'readback.differs': () =>
      'What was written reads back differently and cannot be trusted. Undo this change, then try again.',
    'journal.noEntry': ({ value }) =>
      `The journal has no such entry${after(value)}. Reload the journal and choose again.`,
    'journal.alreadyUndone': () => 'This change was already undone and cannot be undone twice.',
    'journal.notUndoable': () => 'This change cannot be undone. Correct the cells by hand if needed.',
    'excel.tooOld': () => 'This Excel is too old. Use Excel 2021 or later, or Excel on the web.',
    'excel.unavailable': () =>
      'Excel could not be reached. Check the network and reload; if that fails, close and reopen the workbook.',
    'excel.editing': () => 'A cell is being edited in Excel. Press Enter or Esc there, then try again.',
    'excel.requestTooLarge': () =>
      'One write was larger than Excel allows, so nothing was written. Reduce the data, then try again.',
    'excel.failed': ({ value }) => `Excel did not complete this${value && ` (${value})`}. Try again.`,
    'command.cancelled': () => 'Cancelled.',
    'import.nothing': () =>
      'Nothing to import was found. Make sure a sheet holds customers, limits or documents under a header row.',
    'import.currencies': ({ value }) =>
      `One import holds several currencies${after(value)}. Import one currency at a time.`,
    'import.badMap': ({ value }) =>
      `The column mapping${after(value)} is not valid. Check the headers and fields in the mapping file.`,
    'import.question': ({ value, figure }) =>
      `The column${after(value)} may be ${figure('fields')}: its header alone does not say, so nothing was written. Choose in the preview, or state it in the mapping file (--map); leave it empty there to keep the column out.`,
    'import.badDecision': ({ value }) =>
      `Which two customers are meant is not clear${after(value)}. Give the number or full name of customers of this import, at least one of them not in the ledger.`,
    'import.taxIdsDiffer': ({ value }) =>
      `The tax numbers differ, so these cannot be one customer${after(value)}. Check the tax numbers, correct them and import again.`,
    'import.sheetNotFound': ({ value }) => `The file has no sheet${after(value)}. Check the name.`,
    usage: ({ value }) =>
      `The command is not written correctly${value && `: ${value}`}. Use --help to see how.`,
    'date.unreadable': ({ value }) => `The date${after(value)} cannot be read. Write it like 2026-03-31.`,
    'amount.unreadable': ({ value }) =>
      `The amount${after(value)} is not valid. Write a number above zero, like 120000.50.`,
    'currency.unreadable': ({ value }) =>
      `The currency${after(value)} is not valid. Write a three-letter code, like CNY or USD.`,
    'customer.unknown': ({ value, figure }) =>
      `There is no such customer${after(value)}. ${figure('near') ? `Similar: ${figure('near')}.` : 'Check the customer ID.'}`,
  },
} as const satisfies ProblemWords;
