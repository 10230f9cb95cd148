import type { Translated } from '../shape';
import type { probes as reference } from '../zh/probes';

export const probes = {
  'table.growsBelow': 'Rows written below a table join it',
  'table.fillsCalculated': 'New rows get the formula of a calculated column',
  'table.resizes': 'A table can shrink to fewer rows',
  'table.givesRowsBack': 'Deleting rows of a table moves the ones below up',
  'table.makesRoomBelow': 'Inserting rows below a table moves what stands there down',
  'cell.nullLeaves': 'Writing null leaves a cell as it is',
  'cell.blankClears': 'Writing blank text clears a cell',
  'cell.textStaysText': 'Text cells keep leading zeros and make no formulas or dates',
  'cell.apostropheMeansText': 'What is written after an apostrophe is stored as text',
  'cell.fifteenDigits': 'Amounts of 15 significant digits are kept exactly',
  'cell.dateIsSerial': 'Dates are stored as serials and shown by their format',
  'cell.oneFormatForAll': 'One number format applies to a whole range',
  'sheet.usedMeansContent': 'Cells with a format but no content are not used range',
  'sheet.readAsItStands':
    'A sheet reads as it stands: values, errors, number formats, red fonts, merged cells, hidden rows and columns',
  'sheet.datesFrom1900': 'The workbook uses the 1900 date system, which a function tells',
  'validation.toTheEnd': 'Validation can cover a column to the sheet’s last row',
  'warning.newOnTop': 'A new conditional format takes first place',
  'warning.foundById': 'A conditional format is found again by its id',
  'warning.formulaKept': 'A conditional format’s formula reads back as written, marker included',
  'name.followsSorting': 'A name that looks up its cell survives sorting',
  'name.chinese': 'Names may be Chinese',
  'event.ownWriteIsMarked': 'The add-in’s own writes are marked in events',
} as const satisfies Translated<typeof reference>;
