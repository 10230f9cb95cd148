/**
 * The 标准 table: lists of numbers by name. A row that cannot be read, or that leaves its list without sense, is reported, and
 * the default stands in.
 */
import * as z from 'zod/mini';
import { unreachable, type Bound } from './bounds';
import { cellText, isBlank, parseAmount, parseShare } from './cells';
import { STANDARD, type Operator, type StandardKey } from './choices';
import { choiceReader, NO_OWNER, rowsOf } from './decodeRows';
import { money, type Money } from './money';
import type { CellValue, Standards, TableSnapshot, Unreadable } from './records';
import { RowCells } from './rowCells';
import { BOUND, DEFAULT_STANDARDS, STANDARD_FORM, STANDARD_KEYS } from './standards';
import { choiceKey } from './tables';

const PLAIN_SIGN: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=' };

/** The readable rows of one list by the name code knows them by. */
interface OwnRows {
  readonly list: Map<string, Money>;
  readonly cells: Map<string, RowCells>;
  /** Names whose row has no value that can be read; null where the name cannot be read either. */
  readonly bad: (string | null)[];
}

/**
 * The workbook's rows over the defaults. A list of fixed names keeps the default of a name that has no row; an open one
 * (working assets, authority) is its rows alone once it has one. A row that cannot be read, or stands out of order, is
 * reported: its name has the default, and the bounds of working assets, which make sense only together, all have.
 */
export function decodeStandards(snapshot: TableSnapshot, unreadable: Unreadable[]): Standards {
  const keyOf = choiceReader(STANDARD);
  const rows = new Map(STANDARD_KEYS.map((key): [StandardKey, OwnRows] => [key, noRows()]));
  for (const at of rowsOf(snapshot, unreadable)) {
    const cells = new RowCells(snapshot, at, NO_OWNER, unreadable);
    const key = keyOf(cells.value('list'));
    const own = key === null ? undefined : rows.get(key);
    if (key === null || !own) {
      cells.refuse('list', 'standard.unreadable');
      continue;
    }
    readRow(key, own, cells);
  }
  const lists = [...rows].map(([key, own]) => [key, mergedList(key, own)]);
  return Object.fromEntries(lists) as Record<StandardKey, ReadonlyMap<string, Money>>;
}

function noRows(): OwnRows {
  return { list: new Map(), cells: new Map(), bad: [] };
}

function readRow(key: StandardKey, { list, cells: places, bad }: OwnRows, cells: RowCells): void {
  const name = nameOf(key, cells.text('name'));
  const value = valueOf(key, cells.value('value'));
  if (name !== null && places.has(name)) {
    cells.refuse('name', 'row.repeated');
    return;
  }
  if (name !== null) places.set(name, cells);
  if (name !== null && value !== null) {
    list.set(name, value);
    return;
  }
  bad.push(name);
  cells.refuse(name === null ? 'name' : 'value', 'standard.unreadable');
}

function mergedList(key: StandardKey, own: OwnRows): ReadonlyMap<string, Money> {
  if (key === 'workingAssets') return boundsList(own);
  if (key === 'authority') return authorityList(own);
  for (;;) {
    const list = new Map(
      [...DEFAULT_STANDARDS[key]].map(([name, value]) => [name, own.list.get(name) ?? value]),
    );
    const wrong = new Set(outOfOrder(key, list).filter((name) => own.list.has(name)));
    if (wrong.size === 0) return list;
    for (const name of wrong) {
      own.list.delete(name);
      own.cells.get(name)?.refuse('value', 'standard.unreadable');
    }
  }
}

/** Of a list whose values must fall, or rise, from name to name: both of every two that do not. */
function outOfOrder(key: StandardKey, list: ReadonlyMap<string, Money>): string[] {
  const { order } = STANDARD_FORM[key];
  if (order === undefined) return [];
  const entries = [...list];
  return entries.flatMap(([name, value], place) => {
    const next = entries[place + 1];
    const inOrder = !next || (order === 'falling' ? value.gt(next[1]) : value.lt(next[1]));
    return inOrder ? [] : [name, next[0]];
  });
}

/** Tested top down: a row that is not readable, or that one above leaves nothing for, gives the others another meaning. */
function boundsList({ list, cells, bad }: OwnRows): ReadonlyMap<string, Money> {
  const names = [...list.keys()];
  const never = unreachable(names.map(boundOf));
  for (const place of never) cells.get(names[place] ?? '')?.refuse('name', 'standard.unreadable');
  return names.length === 0 || bad.length > 0 || never.length > 0 ? DEFAULT_STANDARDS.workingAssets : list;
}

/** What somebody may approve stays the default's where the row cannot be read: two signatures are not done without. */
function authorityList({ list, bad }: OwnRows): ReadonlyMap<string, Money> {
  if (list.size === 0) return DEFAULT_STANDARDS.authority;
  const kept = bad.flatMap((name): [string, Money][] => {
    const value = name === null ? undefined : DEFAULT_STANDARDS.authority.get(name);
    return name === null || value === undefined ? [] : [[name, value]];
  });
  return new Map([...list, ...kept]);
}

/** The name code knows an entry by; null when the list has no such entry. */
function nameOf(key: StandardKey, text: string): string | null {
  if (key === 'workingAssets') {
    const [, sign = '', bound = ''] = BOUND.exec(text) ?? [];
    return bound === '' ? null : `${PLAIN_SIGN[sign] ?? sign} ${bound}`;
  }
  const { names, closed } = STANDARD_FORM[key];
  const name = names === null ? null : choiceKey(names, text);
  if (closed) return name !== null && DEFAULT_STANDARDS[key].has(name) ? name : null;
  return name ?? (text === '' ? null : text);
}

function valueOf(key: StandardKey, cell: CellValue): Money | null {
  if (isBlank(cell)) return null;
  const { value, format } = STANDARD_FORM[key];
  const read = format === 'share' ? parseShare(cell) : parseAmount(cell);
  const parsed = z.safeParse(value, read?.toFixed() ?? cellText(cell));
  return parsed.success ? money(String(parsed.data)) : null;
}

/** `<= -4.6` as a bound; one that is none holds for nothing. */
function boundOf(name: string): Bound {
  const [, sign = '=', bound = ''] = BOUND.exec(name) ?? [];
  return { operator: sign as Operator, bound };
}
