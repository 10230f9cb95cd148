/**
 * Our conditional formats as they stand in the workbook. A rule of ours is known by the marker in its own formula, so it is
 * found again by anyone, after reopening. Of other rules only id and type are read: Excel throws on some of them.
 */
import type { TableKey } from '../ledger/tables';

/** Inside a rule's formula, as text that is worth 0: `N("授信台账:limit.over:1")=0`. */
export const MARKER_PREFIX = '授信台账:';
const MARKER = /N\("授信台账:([^"]*)"\)/;

export interface WarningBox {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

export interface StoredWarning {
  readonly table: TableKey;
  /** Excel's id: the same within a session only. */
  readonly id: string;
  /** Name within the marker. */
  readonly name: string;
  readonly formula: string;
  readonly fill: string;
  readonly font: string;
  /** null when pasting has torn the rule into several areas. */
  readonly box: WarningBox | null;
}

export interface WarningsRead {
  readonly warnings: readonly StoredWarning[];
  readonly unreadable: string | null;
}

interface Source {
  readonly table: TableKey;
  /** Loaded with id, type and priority. */
  readonly stored: Excel.ConditionalFormatCollection;
}

interface Loaded {
  readonly table: TableKey;
  readonly id: string;
  readonly rule: Excel.ConditionalFormatRule;
  readonly fill: Excel.ConditionalRangeFill;
  readonly font: Excel.ConditionalRangeFont;
  readonly range: Excel.Range;
}

export interface WarningsLoader {
  /** Queues the loads; the next exchange answers them. */
  queue(): void;
  /** Whether anything was queued: only then can a failed exchange be the warnings' fault. */
  isLoaded(): boolean;
  result(): WarningsRead;
}

export function loadWarnings(sources: readonly Source[]): WarningsLoader {
  let loaded: Loaded[] = [];
  return {
    queue: () => {
      loaded = sources.flatMap(({ table, stored }) =>
        stored.items
          .filter(({ type }) => type === 'Custom')
          .sort((a, b) => a.priority - b.priority)
          .map((format) => loadRule(table, format)),
      );
    },
    isLoaded: () => loaded.length > 0,
    result: () => ({ warnings: loaded.flatMap(ours), unreadable: null }),
  };
}

function loadRule(table: TableKey, format: Excel.ConditionalFormat): Loaded {
  const custom = format.customOrNullObject;
  const { rule } = custom;
  rule.load('formula');
  const { fill, font } = custom.format;
  fill.load('color');
  font.load('color');
  const range = format.getRangeOrNullObject();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  return { table, id: format.id, rule, fill, font, range };
}

function ours({ table, id, rule, fill, font, range }: Loaded): StoredWarning[] {
  const name = markerName(rule.formula);
  if (name === null) return [];
  const box = range.isNullObject
    ? null
    : {
        row: range.rowIndex,
        column: range.columnIndex,
        height: range.rowCount,
        width: range.columnCount,
      };
  return [{ table, id, name, formula: rule.formula, fill: fill.color, font: font.color, box }];
}

/** The name a formula's marker carries; null for a rule that is not ours. */
export function markerName(formula: string): string | null {
  return MARKER.exec(formula)?.[1] ?? null;
}
