/** What we rely on in Excel's tables. */
import { readValues, saw, type Experiment, type Probe } from './probe';

/** A table of two columns and one row at A1, with a calculated third when wanted. */
function smallTable({ context, sheet }: Experiment, calculated = false): Excel.Table {
  const width = calculated ? 'C' : 'B';
  sheet.getRange(`A1:${width}2`).values = calculated
    ? [
        ['a', 'b', 'c'],
        ['x', 1, ''],
      ]
    : [
        ['a', 'b'],
        ['x', 1],
      ];
  const table = context.workbook.tables.add(sheet.getRange(`A1:${width}2`), true);
  if (calculated) sheet.getRange('C2').formulas = [['=[@b]*2']];
  return table;
}

async function bodyRows({ context }: Experiment, table: Excel.Table): Promise<number> {
  const body = table.getDataBodyRange();
  body.load('rowCount');
  await context.sync();
  return body.rowCount;
}

export const TABLE_PROBES: readonly Probe[] = [
  {
    id: 'table.growsBelow',
    look: async (experiment) => {
      const table = smallTable(experiment);
      experiment.sheet.getRange('A3:B4').values = [
        ['y', 2],
        ['z', 3],
      ];
      return saw(3, await bodyRows(experiment, table));
    },
  },
  {
    id: 'table.fillsCalculated',
    look: async (experiment) => {
      smallTable(experiment, true);
      experiment.sheet.getRange('A3:C3').values = [['y', 5, null]];
      return saw([[10]], await readValues(experiment, 'C3'));
    },
  },
  {
    id: 'table.resizes',
    look: async (experiment) => {
      const table = smallTable(experiment);
      experiment.sheet.getRange('A3:B4').values = [
        ['y', 2],
        ['z', 3],
      ];
      experiment.sheet.getRange('A3:B4').values = [
        ['', ''],
        ['', ''],
      ];
      table.resize(experiment.sheet.getRange('A1:B2'));
      return saw(1, await bodyRows(experiment, table));
    },
  },
  {
    id: 'table.givesRowsBack',
    look: async (experiment) => {
      const table = smallTable(experiment);
      experiment.sheet.getRange('A3:B4').values = [
        ['y', 2],
        ['z', 3],
      ];
      experiment.sheet.getRange('A3:B3').delete('Up');
      const rows = await bodyRows(experiment, table);
      return saw([2, [['x'], ['z']]], [rows, await readValues(experiment, 'A2:A3')]);
    },
  },
  {
    id: 'table.makesRoomBelow',
    look: async (experiment) => {
      const table = smallTable(experiment);
      experiment.sheet.getRange('A4').values = [['note']];
      experiment.sheet.getRange('A3:B4').insert('Down');
      experiment.sheet.getRange('A3:B3').values = [['y', 2]];
      const rows = await bodyRows(experiment, table);
      return saw([2, [['note']]], [rows, await readValues(experiment, 'A6')]);
    },
  },
];
