/** What we rely on in Excel's cells: typing, text, dates, numbers, formats. */
import { setNumberFormat } from './layout';
import { SHEET_ROWS } from './limits';
import { readValues, saw, type Experiment, type Probe } from './probe';

export const CELL_PROBES: readonly Probe[] = [
  {
    id: 'cell.nullLeaves',
    look: async (experiment) => {
      experiment.sheet.getRange('A1:B1').values = [['kept', 'old']];
      experiment.sheet.getRange('A1:B1').values = [[null, 'new']];
      return saw([['kept', 'new']], await readValues(experiment, 'A1:B1'));
    },
  },
  {
    id: 'cell.blankClears',
    look: async (experiment) => {
      experiment.sheet.getRange('A1').values = [['old']];
      experiment.sheet.getRange('A1').values = [['']];
      return saw([['']], await readValues(experiment, 'A1'));
    },
  },
  {
    id: 'cell.textStaysText',
    look: async (experiment) => {
      const range = experiment.sheet.getRange('A1:C1');
      setNumberFormat(range, '@');
      range.values = [['00123', '=1+1', '2026-1']];
      return saw([['00123', '=1+1', '2026-1']], await readValues(experiment, 'A1:C1'));
    },
  },
  {
    id: 'cell.apostropheMeansText',
    look: async (experiment) => {
      experiment.sheet.getRange('A1:C1').values = [["'=1+1", "'2026-1", "'true"]];
      return saw([['=1+1', '2026-1', 'true']], await readValues(experiment, 'A1:C1'));
    },
  },
  {
    id: 'cell.fifteenDigits',
    look: async (experiment) => {
      experiment.sheet.getRange('A1:B1').values = [[310427858.974, 999999999999.999]];
      return saw([[310427858.974, 999999999999.999]], await readValues(experiment, 'A1:B1'));
    },
  },
  {
    id: 'cell.dateIsSerial',
    look: async (experiment) => {
      const range = experiment.sheet.getRange('A1');
      setNumberFormat(range, 'yyyy-mm-dd');
      range.values = [[46_000]];
      const values = await readValues(experiment, 'A1');
      return saw([[[46_000]], [['2025-12-09']]], [values, await shownText(experiment, 'A1')]);
    },
  },
  {
    id: 'cell.oneFormatForAll',
    look: async (experiment) => {
      setNumberFormat(experiment.sheet.getRange('A1:A2'), '0.0%');
      return saw([['0.0%'], ['0.0%']], await numberFormats(experiment, 'A1:A2'));
    },
  },
  {
    id: 'sheet.usedMeansContent',
    look: async (experiment) => {
      const { context, sheet } = experiment;
      sheet.getRange('A1').values = [['x']];
      setNumberFormat(sheet.getRange('A9'), '@');
      const used = sheet.getUsedRange(true);
      used.load('rowCount');
      await context.sync();
      return saw(1, used.rowCount);
    },
  },
  {
    id: 'validation.toTheEnd',
    look: async ({ context, sheet }) => {
      sheet.getRange(`A3:A${SHEET_ROWS}`).dataValidation.rule = {
        list: { inCellDropDown: true, source: 'a,b' },
      };
      const { dataValidation } = sheet.getRange(`A${SHEET_ROWS}`);
      dataValidation.load('type');
      await context.sync();
      return saw('List', dataValidation.type);
    },
  },
];

async function shownText({ context, sheet }: Experiment, address: string): Promise<string[][]> {
  const range = sheet.getRange(address);
  range.load('text');
  await context.sync();
  return range.text;
}

async function numberFormats({ context, sheet }: Experiment, address: string): Promise<string[][]> {
  const range = sheet.getRange(address);
  range.load('numberFormat');
  await context.sync();
  return range.numberFormat as string[][];
}
