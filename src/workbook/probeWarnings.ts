/** What we rely on in Excel's conditional formats and names. */
import { settingName } from './layout';
import { readValues, saw, type Probe } from './probe';
import { MARKER_PREFIX } from './storedWarnings';

const SCRATCH_NAME = 'Ledger_selfCheck';

function addRule(range: Excel.Range, formula: string): Excel.ConditionalFormat {
  const format = range.conditionalFormats.add('Custom');
  format.custom.rule.formula = formula;
  format.load('id,priority');
  return format;
}

export const WARNING_PROBES: readonly Probe[] = [
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
];

export const NAME_PROBES: readonly Probe[] = [
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
      const values = await readValues(experiment, 'C1');
      name.delete();
      await context.sync();
      return saw([[1]], values);
    },
  },
  {
    id: 'name.chinese',
    look: async (experiment) => {
      const { context, sheet } = experiment;
      const wanted = `${settingName('asOf', 'zh-CN')}_自检`;
      sheet.getRange('A1').values = [[7]];
      const name = context.workbook.names.add(wanted, sheet.getRange('A1'));
      sheet.getRange('B1').formulas = [[`=${wanted}+1`]];
      const values = await readValues(experiment, 'B1');
      name.delete();
      await context.sync();
      return saw([[8]], values);
    },
  },
];
