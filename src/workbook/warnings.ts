/**
 * Warning rules as native conditional formats: one custom formula and one contiguous range each, A1 references to the same
 * row and defined names only, because a rule can hold no structured reference. Rules that already stand as wanted are not
 * touched; the user's own rules keep their order below ours.
 */
import type { WarningRule } from '../ledger/changes';
import type { PolicyKey } from '../ledger/policy';
import { columnLetters } from '../ledger/records';
import type { Language, TableKey } from '../ledger/tables';
import { rangeAt } from './blockReader';
import { settingName } from './layout';
import { MARKER_PREFIX, type StoredWarning, type WarningBox } from './storedWarnings';

/** Light fill, dark writing: at least 4.5 : 1, and the words in 关注事项 say the same. */
export const WARNING_COLOUR: Readonly<Record<WarningRule['look'], { fill: string; font: string }>> = {
  high: { fill: '#FFC7CE', font: '#9C0006' },
  medium: { fill: '#FFEB9C', font: '#7A4B00' },
  low: { fill: '#DDEBF7', font: '#1F4E79' },
};

/** What a rule needs to know of the table it colours. */
export interface WarnedTable {
  readonly sheetId: string;
  readonly headerRow: number;
  readonly firstColumn: number;
  /** At least 1: an empty table has one blank row. */
  readonly bodyRows: number;
  readonly columns: ReadonlyMap<string, number>;
}

export interface NativeWarning {
  readonly table: TableKey;
  readonly name: string;
  readonly formula: string;
  readonly fill: string;
  readonly font: string;
  readonly box: WarningBox;
}

/** The native rules, highest priority first. A rule whose columns the table does not have is left out. */
export function nativeWarnings(
  rules: readonly WarningRule[],
  tables: Readonly<Partial<Record<TableKey, WarnedTable>>>,
  language: Language,
): NativeWarning[] {
  return rules.flatMap((rule) => {
    const table = tables[rule.table];
    const condition = table && conditionText(rule.condition, table, language);
    if (!table || !condition) return [];
    return runsOf(rule.columns, table).map((run, index): NativeWarning => {
      const name = index === 0 ? rule.name : `${rule.name}#${index + 1}`;
      return {
        table: rule.table,
        name,
        formula: `=AND(N("${MARKER_PREFIX}${name}")=0,${condition})`,
        ...WARNING_COLOUR[rule.look],
        box: {
          row: table.headerRow + 1,
          column: table.firstColumn + run.column,
          height: table.bodyRows,
          width: run.width,
        },
      };
    });
  });
}

const COLUMN = /\[([A-Za-z]+)\]/g;
const SETTING = /\{([A-Za-z]+)\}/g;

/** null when a column is missing. */
function conditionText(condition: string, table: WarnedTable, language: Language): string | null {
  const missing = [...condition.matchAll(COLUMN)].some(([, key = '']) => !table.columns.has(key));
  if (missing) return null;
  return condition
    .replaceAll(COLUMN, (_, key: string) => {
      const column = table.firstColumn + (table.columns.get(key) ?? 0);
      return `$${columnLetters(column)}${table.headerRow + 2}`;
    })
    .replaceAll(SETTING, (_, key: string) => settingName(key as PolicyKey, language));
}

/** Adjacent columns as one range: the user may have moved some apart. */
function runsOf(keys: readonly string[], table: WarnedTable): { column: number; width: number }[] {
  const indexes = keys
    .map((key) => table.columns.get(key))
    .filter((index) => index !== undefined)
    .sort((a, b) => a - b);
  const runs: { column: number; width: number }[] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last && index < last.column + last.width) continue;
    if (last && index === last.column + last.width) last.width++;
    else runs.push({ column: index, width: 1 });
  }
  return runs;
}

/**
 * The stored rules over a table that got longer or shorter. A table with a torn rule, or whose header moved since it was
 * read, is left to the next check, which knows the rules themselves.
 */
export function resizedWarnings(
  stored: readonly StoredWarning[],
  tables: Readonly<Partial<Record<TableKey, WarnedTable>>>,
): NativeWarning[] {
  return stored.flatMap(({ table, name, formula, fill, font, box }) => {
    const warned = tables[table];
    const isWhole = warned && box?.row === warned.headerRow + 1;
    return isWhole ? [{ table, name, formula, fill, font, box: { ...box, height: warned.bodyRows } }] : [];
  });
}

export interface WarningPlan {
  /** Rules whose condition changed: their formula is set, order and range stay. */
  readonly update: readonly { readonly stored: StoredWarning; readonly formula: string }[];
  readonly remove: readonly StoredWarning[];
  /** Highest priority first. */
  readonly add: readonly NativeWarning[];
}

/**
 * Table by table: nothing to do, formulas to set, or all of ours to be placed anew. A range cannot be changed in Excel 2021
 * and a new rule always goes on top, so one that must grow takes the others with it to keep their order.
 */
export function planWarnings(
  wanted: readonly NativeWarning[],
  stored: readonly StoredWarning[],
): WarningPlan {
  const plan = {
    update: [] as WarningPlan['update'][number][],
    remove: [] as StoredWarning[],
    add: [] as NativeWarning[],
  };
  const tables = new Set<TableKey>([...wanted, ...stored].map(({ table }) => table));
  for (const table of tables) {
    const want = wanted.filter((rule) => rule.table === table);
    const have = stored.filter((rule) => rule.table === table);
    if (!samePlaces(want, have)) {
      plan.remove.push(...have);
      plan.add.push(...want);
      continue;
    }
    for (const [index, rule] of want.entries()) {
      const standing = have[index];
      if (standing && !sameFormula(standing.formula, rule.formula)) {
        plan.update.push({ stored: standing, formula: rule.formula });
      }
    }
  }
  return plan;
}

export function isNothing({ update, remove, add }: WarningPlan): boolean {
  return update.length + remove.length + add.length === 0;
}

function samePlaces(want: readonly NativeWarning[], have: readonly StoredWarning[]): boolean {
  return (
    want.length === have.length &&
    want.every((rule, index) => {
      const standing = have[index];
      return standing?.name === rule.name && standing.box !== null && sameBox(standing.box, rule.box);
    })
  );
}

function sameBox(a: WarningBox, b: WarningBox): boolean {
  return a.row === b.row && a.column === b.column && a.height === b.height && a.width === b.width;
}

/** Excel may give a formula back with spaces of its own; texts within it are compared as they are. */
function sameFormula(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(formula: string): string {
  return formula
    .replace(/^=/, '')
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/\s/g, '').toUpperCase() : part))
    .join('"');
}

/** Queues the plan; the caller's next exchange carries it out. */
export function placeWarnings(
  context: Excel.RequestContext,
  plan: WarningPlan,
  sheetOf: (table: TableKey) => string,
): void {
  const existing = ({ table, id, box }: StoredWarning): Excel.ConditionalFormat => {
    const sheet = context.workbook.worksheets.getItem(sheetOf(table));
    const range = box ? rangeAt(context, { sheetId: sheetOf(table), ...box }) : sheet.getRange();
    return range.conditionalFormats.getItemOrNullObject(id);
  };
  for (const { stored, formula } of plan.update) existing(stored).custom.rule.formula = formula;
  for (const stored of plan.remove) existing(stored).delete();
  for (const rule of [...plan.add].reverse()) {
    const range = rangeAt(context, { sheetId: sheetOf(rule.table), ...rule.box });
    const { custom } = range.conditionalFormats.add('Custom');
    custom.rule.formula = rule.formula;
    custom.format.fill.color = rule.fill;
    custom.format.font.color = rule.font;
  }
}
