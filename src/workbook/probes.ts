/**
 * What we rely on in Excel where its documentation only suggests it: one list, each with an experiment on a sheet of its
 * own. Where an Excel and our host differ, this is how we learn it.
 */
import type { CellValue } from '../ledger/records';
import { settingName, setNumberFormat } from './layout';
import { SHEET_ROWS } from './limits';
import { MARKER_PREFIX } from './storedWarnings';

export interface Experiment {
  readonly context: Excel.RequestContext;
  /** An empty sheet, deleted afterwards. */
  readonly sheet: Excel.Worksheet;
}

export interface Sighting {
  readonly holds: boolean;
  readonly seen: string;
}

export interface Probe {
  /** Stable; `text/` holds what it means. */
  readonly id: string;
  readonly look: (experiment: Experiment) => Promise<Sighting>;
}

const SCRATCH_NAME = 'Ledger_selfCheck';
const EVENT_WAIT_MS = 2_000;

function saw(expected: unknown, seen: unknown): Sighting {
  const text = JSON.stringify(seen);
  return { holds: text === JSON.stringify(expected), seen: text };
}

async function readBack(
  { context, sheet }: Experiment,
  address: string,
  what: 'values' | 'formulas' | 'text' | 'numberFormat' = 'values',
): Promise<CellValue[][]> {
  const range = sheet.getRange(address);
  range.load(what);
  await context.sync();
  return range[what] as CellValue[][];
}

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

const TABLE_PROBES: readonly Probe[] = [
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
      return saw([[10]], await readBack(experiment, 'C3'));
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
      return saw([2, [['x'], ['z']]], [rows, await readBack(experiment, 'A2:A3')]);
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
      return saw([2, [['note']]], [rows, await readBack(experiment, 'A6')]);
    },
  },
];

const CELL_PROBES: readonly Probe[] = [
  {
    id: 'cell.nullLeaves',
    look: async (experiment) => {
      experiment.sheet.getRange('A1:B1').values = [['kept', 'old']];
      experiment.sheet.getRange('A1:B1').values = [[null, 'new']] as unknown as string[][];
      return saw([['kept', 'new']], await readBack(experiment, 'A1:B1'));
    },
  },
  {
    id: 'cell.blankClears',
    look: async (experiment) => {
      experiment.sheet.getRange('A1').values = [['old']];
      experiment.sheet.getRange('A1').values = [['']];
      return saw([['']], await readBack(experiment, 'A1'));
    },
  },
  {
    id: 'cell.textStaysText',
    look: async (experiment) => {
      const range = experiment.sheet.getRange('A1:C1');
      setNumberFormat(range, '@');
      range.values = [['00123', '=1+1', '2026-1']];
      return saw([['00123', '=1+1', '2026-1']], await readBack(experiment, 'A1:C1'));
    },
  },
  {
    id: 'cell.apostropheMeansText',
    look: async (experiment) => {
      experiment.sheet.getRange('A1:C1').values = [["'=1+1", "'2026-1", "'true"]];
      return saw([['=1+1', '2026-1', 'true']], await readBack(experiment, 'A1:C1'));
    },
  },
  {
    id: 'cell.fifteenDigits',
    look: async (experiment) => {
      experiment.sheet.getRange('A1:B1').values = [[310427858.974, 999999999999.999]];
      return saw([[310427858.974, 999999999999.999]], await readBack(experiment, 'A1:B1'));
    },
  },
  {
    id: 'cell.dateIsSerial',
    look: async (experiment) => {
      const range = experiment.sheet.getRange('A1');
      setNumberFormat(range, 'yyyy-mm-dd');
      range.values = [[46_000]];
      const values = await readBack(experiment, 'A1');
      return saw([[[46_000]], [['2025-12-09']]], [values, await readBack(experiment, 'A1', 'text')]);
    },
  },
  {
    id: 'cell.oneFormatForAll',
    look: async (experiment) => {
      setNumberFormat(experiment.sheet.getRange('A1:A2'), '0.0%');
      return saw([['0.0%'], ['0.0%']], await readBack(experiment, 'A1:A2', 'numberFormat'));
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

function addRule(range: Excel.Range, formula: string): Excel.ConditionalFormat {
  const format = range.conditionalFormats.add('Custom');
  format.custom.rule.formula = formula;
  format.load('id,priority');
  return format;
}

const WARNING_PROBES: readonly Probe[] = [
  {
    id: 'warning.newOnTop',
    look: async ({ context, sheet }) => {
      const range = sheet.getRange('A1:A3');
      addRule(range, '=$A1>1');
      const second = addRule(range, '=$A1>2');
      await context.sync();
      const all = range.conditionalFormats;
      all.load('items/id,items/priority');
      await context.sync();
      const [top] = [...all.items].sort((a, b) => a.priority - b.priority);
      return saw(second.id, top?.id);
    },
  },
  {
    id: 'warning.foundById',
    look: async ({ context, sheet }) => {
      const rule = addRule(sheet.getRange('A1:A3'), '=$A1>1');
      await context.sync();
      const found = sheet.getRange('A1:A3').conditionalFormats.getItemOrNullObject(rule.id);
      const gone = sheet.getRange('A1:A3').conditionalFormats.getItemOrNullObject('gone');
      found.load('id');
      gone.load('id');
      await context.sync();
      return saw([false, true], [found.isNullObject, gone.isNullObject]);
    },
  },
  {
    id: 'warning.formulaKept',
    look: async ({ context, sheet }) => {
      sheet.getRange('B1').values = [[2]];
      const name = context.workbook.names.add(SCRATCH_NAME, sheet.getRange('B1'));
      const formula = `=AND(N("${MARKER_PREFIX}probe:1")=0,$A2>${SCRATCH_NAME})`;
      addRule(sheet.getRange('A2:A5'), formula);
      await context.sync();
      const all = sheet.getRange('A2:A5').conditionalFormats;
      all.load('items/id,items/type');
      await context.sync();
      const rules = all.items.map((item) => item.customOrNullObject.rule);
      for (const rule of rules) rule.load('formula');
      await context.sync();
      name.delete();
      await context.sync();
      return saw(
        [formula],
        rules.map((rule) => rule.formula),
      );
    },
  },
  {
    id: 'name.followsSorting',
    look: async (experiment) => {
      const { context, sheet } = experiment;
      sheet.load('name');
      await context.sync();
      const at = (letters: string): string => `'${sheet.name}'!$${letters}$1:$${letters}$2`;
      sheet.getRange('A1:B2').values = [
        ['days', 3],
        ['share', 0.5],
      ];
      const name = context.workbook.names.add(SCRATCH_NAME, `=INDEX(${at('B')},MATCH("share",${at('A')},0))`);
      sheet.getRange('C1').formulas = [[`=${SCRATCH_NAME}*2`]];
      const values = await readBack(experiment, 'C1');
      name.delete();
      await context.sync();
      return saw([[1]], values);
    },
  },
];

const EVENT_PROBES: readonly Probe[] = [
  {
    id: 'event.ownWriteIsMarked',
    look: async ({ context, sheet }) => {
      let hear: (event: string) => void = () => undefined;
      const heard = new Promise<string>((resolve) => {
        hear = resolve;
      });
      const handler = sheet.onChanged.add((event) => {
        hear(`${event.source}/${event.triggerSource ?? ''}`);
        return Promise.resolve();
      });
      await context.sync();
      sheet.getRange('A1').values = [[1]];
      await context.sync();
      const seen = await orSilence(heard);
      handler.remove();
      await context.sync();
      return saw('Local/ThisLocalAddin', seen);
    },
  },
];

function orSilence(heard: Promise<string>): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('nothing'), EVENT_WAIT_MS);
    void heard.then((event) => {
      clearTimeout(timer);
      resolve(event);
    });
  });
}

const SETTING_PROBES: readonly Probe[] = [
  {
    id: 'name.chinese',
    look: async (experiment) => {
      const { context, sheet } = experiment;
      const wanted = `${settingName('asOf', 'zh-CN')}_自检`;
      sheet.getRange('A1').values = [[7]];
      const name = context.workbook.names.add(wanted, sheet.getRange('A1'));
      sheet.getRange('B1').formulas = [[`=${wanted}+1`]];
      const values = await readBack(experiment, 'B1');
      name.delete();
      await context.sync();
      return saw([[8]], values);
    },
  },
];

export const PROBES: readonly Probe[] = [
  ...TABLE_PROBES,
  ...CELL_PROBES,
  ...WARNING_PROBES,
  ...SETTING_PROBES,
  ...EVENT_PROBES,
];
