/**
 * The order in which formulas are calculated, found between whole groups of them: a calculated column is one group, so that
 * a table of ten thousand rows costs what its few columns cost. The engine's own order links every cell with every cell it
 * reads, which for sums over a long column takes time and memory by the million; it is asked only where groups read each
 * other or themselves, or where a formula says only when calculated what it reads.
 */
import type { SheetBox } from './engine-boxes';
import type { Box } from './model';

/** A row or column of a reference: where it is, or how far from the group's first cell. */
export interface Edge {
  readonly at: number;
  readonly absolute: boolean;
}

export interface GroupRead {
  readonly sheetId: string;
  readonly top: Edge;
  readonly bottom: Edge;
  readonly left: Edge;
  readonly right: Edge;
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Cells whose formulas are the same relative to their own position. */
export interface FormulaGroup {
  readonly sheetId: string;
  /** As written for `first`. */
  readonly formula: string;
  readonly first: CellPlace;
  readonly cells: readonly CellPlace[];
  readonly reads: readonly GroupRead[];
}

export interface OrderedGroup {
  readonly group: FormulaGroup;
  readonly cells: readonly CellPlace[];
}

/** More groups than this are single formulas rather than columns. */
const GROUPS_MAX = 400;
/** What these read, or when they change, no reference tells. */
const UNKNOWABLE = /\b(INDIRECT|OFFSET|NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO)\s*\(/i;

/** The cells to calculate after a change, group by group in order; null where only the engine can tell. */
export function orderOf(
  groups: readonly FormulaGroup[],
  changed: readonly SheetBox[],
): OrderedGroup[] | null {
  if (groups.length > GROUPS_MAX || groups.some(({ formula }) => UNKNOWABLE.test(formula))) return null;
  const nodes = groups.map(nodeOf);
  for (const node of nodes) if (!link(node, nodes)) return null;
  const sorted = topological(nodes);
  if (sorted === null) return null;
  return sorted.flatMap((node) => {
    const cells = staleCells(node, changed);
    return cells.length > 0 ? [{ group: node.group, cells }] : [];
  });
}

interface Node {
  readonly group: FormulaGroup;
  readonly box: Box;
  /** Groups it reads, each with the references that reach it. */
  readonly sources: Map<Node, GroupRead[]>;
  stale: readonly CellPlace[];
  staleKeys: ReadonlySet<string> | null;
}

function nodeOf(group: FormulaGroup): Node {
  return { group, box: boxAround(group.cells), sources: new Map(), stale: [], staleKeys: null };
}

/** False when the group reads cells of its own. */
function link(node: Node, nodes: readonly Node[]): boolean {
  for (const read of node.group.reads) {
    const reach = reachOf(read, node);
    for (const other of nodes) {
      if (other.group.sheetId !== read.sheetId || !overlaps(reach, other.box)) continue;
      if (other === node) return false;
      const reads = node.sources.get(other);
      if (reads) reads.push(read);
      else node.sources.set(other, [read]);
    }
  }
  return true;
}

function topological(nodes: readonly Node[]): Node[] | null {
  const waiting = new Map(nodes.map((node) => [node, node.sources.size]));
  const readers = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const source of node.sources.keys()) readers.set(source, [...(readers.get(source) ?? []), node]);
  }
  const ready = nodes.filter(({ sources }) => sources.size === 0);
  for (const node of ready) {
    for (const reader of readers.get(node) ?? []) {
      const left = (waiting.get(reader) ?? 0) - 1;
      waiting.set(reader, left);
      if (left === 0) ready.push(reader);
    }
  }
  return ready.length === nodes.length ? ready : null;
}

/** Cells of the group that changed, or read what did; its sources were asked before. Never fewer, sometimes more. */
function staleCells(node: Node, changed: readonly SheetBox[]): readonly CellPlace[] {
  const { group } = node;
  const touched = (sheetId: string, box: Box): boolean =>
    changed.some((change) => change.sheetId === sheetId && overlaps(change.box, box));
  const isStale = (read: GroupRead, box: Box): boolean =>
    touched(read.sheetId, box) ||
    [...node.sources].some(([source, reads]) => reads.includes(read) && holdsStale(source, box));
  const fixed = group.reads.filter(isFixed);
  const moving = group.reads.filter((read) => !isFixed(read));
  const all = fixed.some((read) => isStale(read, reachOf(read, node)));
  node.stale = all
    ? group.cells
    : group.cells.filter(
        (cell) =>
          touched(group.sheetId, { ...cell, height: 1, width: 1 }) ||
          moving.some((read) => isStale(read, boxOf(read, group.first, cell, cell))),
      );
  return node.stale;
}

function holdsStale(source: Node, box: Box): boolean {
  if (source.stale.length === 0 || !overlaps(box, source.box)) return false;
  if (source.stale.length === source.group.cells.length) return true;
  if (box.height === 1 && box.width === 1) {
    source.staleKeys ??= new Set(source.stale.map(keyOf));
    return source.staleKeys.has(keyOf(box));
  }
  return source.stale.some((cell) => overlaps(box, { ...cell, height: 1, width: 1 }));
}

function keyOf({ row, column }: CellPlace): string {
  return `${row},${column}`;
}

function isFixed({ top, bottom, left, right }: GroupRead): boolean {
  return top.absolute && bottom.absolute && left.absolute && right.absolute;
}

/** Everything the reference reads from any cell of the group. */
function reachOf(read: GroupRead, { group, box }: Node): Box {
  const last = { row: box.row + box.height - 1, column: box.column + box.width - 1 };
  return boxOf(read, group.first, box, last);
}

/** What the reference reads from the cells between two. */
function boxOf(read: GroupRead, first: CellPlace, from: CellPlace, to: CellPlace): Box {
  const place = ({ at, absolute }: Edge, origin: number, cell: number): number =>
    absolute ? at : at - origin + cell;
  const rows = [place(read.top, first.row, from.row), place(read.bottom, first.row, to.row)] as const;
  const columns = [
    place(read.left, first.column, from.column),
    place(read.right, first.column, to.column),
  ] as const;
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return { row, column, height: Math.max(...rows) - row + 1, width: Math.max(...columns) - column + 1 };
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.row < b.row + b.height &&
    b.row < a.row + a.height &&
    a.column < b.column + b.width &&
    b.column < a.column + a.width
  );
}

function boxAround(cells: readonly CellPlace[]): Box {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  return { row: top, column: left, height: bottom - top + 1, width: right - left + 1 };
}
