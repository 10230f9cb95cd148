/** What we rely on in reading a sheet of the user's: types, formats, colours, merged cells, what is hidden. */
import { cellKey } from '../ledger/sheetCells';
import { dateSystem } from './dateSystem';
import { setNumberFormat } from './layout';
import { saw, type Experiment, type Probe } from './probe';
import { readSheets } from './readSheets';

/** One sheet with a bit of everything, from its first cell on. */
function fill({ sheet }: Experiment): void {
  sheet.getRange('A1:C4').values = [
    ['x', 7, '=1/0'],
    ['y', 46_000, true],
    ['', -5, ''],
    ['z', 1, 2],
  ];
  setNumberFormat(sheet.getRange('B1'), '00000');
  setNumberFormat(sheet.getRange('B2'), 'yyyy-mm-dd');
  sheet.getRange('B3').format.font.color = '#FF0000';
  sheet.getRange('A2:A3').merge();
  sheet.getRange('4:4').rowHidden = true;
  sheet.getRange('C:C').columnHidden = true;
}

export const SHEET_PROBES: readonly Probe[] = [
  {
    id: 'sheet.readAsItStands',
    look: async (experiment) => {
      fill(experiment);
      const read = await readSheets(experiment.context, [experiment.sheet.id], () => undefined);
      const [cells] = read.ok ? read.value.sheets : [];
      const formats = ['00000', 'yyyy-mm-dd'].map((format) => cells?.formats.get(format) ?? []);
      return saw(
        {
          rows: [
            ['x', 7, '#DIV/0!'],
            ['y', 46_000, true],
            ['', -5],
            ['z', 1, 2],
          ],
          formats: [[cellKey(0, 1)], [cellKey(1, 1)]],
          errors: [cellKey(0, 2)],
          merges: [{ row: 1, column: 0, lastRow: 2 }],
          hidden: [[3], [2]],
          red: [cellKey(2, 1)],
        },
        {
          rows: cells?.rows,
          formats,
          errors: cells?.errors,
          merges: cells?.merges,
          hidden: [[...(cells?.hiddenRows ?? [])], [...(cells?.hiddenColumns ?? [])]],
          red: [...(cells?.red ?? [])],
        },
      );
    },
  },
  {
    id: 'sheet.datesFrom1900',
    look: async ({ context }) => {
      const dates = dateSystem(context);
      await context.sync();
      return saw(1900, dates.is1904() ? 1904 : 1900);
    },
  },
];
