/**
 * The 评分卡 table: a row per bin, the weight on the first of a characteristic. The newest version of a card counts; older
 * ones stay in the table, for the scores made by them.
 */
import * as z from 'zod/mini';
import { hasGap, unreachable } from './bounds';
import { isBlank, parseAmount } from './cells';
import {
  ANSWER,
  CARD,
  CHARACTERISTIC,
  OPERATOR,
  type CardKey,
  type Characteristic,
  type Operator,
} from './choices';
import { choiceReader, NO_OWNER, rowsOf } from './decodeRows';
import { money, type Money } from './money';
import type { Bin, CardLine, CellValue, Scorecard, TableSnapshot, Unreadable } from './records';
import { RowCells } from './rowCells';
import { DEFAULT_SCORECARDS } from './scorecards';
import { choiceKey } from './tables';

const VERSION_MAX = 9999;
const POINTS_MAX = 100;

const decimal = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));
const NUMBERS = {
  weight: decimal.check(z.refine((text) => money(text).gte(0))),
  points: decimal.check(z.refine((text) => money(text).gte(0) && money(text).lte(POINTS_MAX))),
};

/** What the table says of one characteristic of one version. */
interface Drafted {
  /** Its rows, of which the first is where a missing weight is reported. */
  readonly rows: RowCells[];
  weight: Money | null;
  /** One per row, while all could be read. */
  readonly bins: Bin[];
  /** A row of it could not be read: the default line is used. */
  bad: boolean;
}

type Draft = Map<Characteristic, Drafted>;

/**
 * A card without rows is the default's. A row that cannot be read, or that is never reached, is reported, and so are bins that
 * leave numbers out: the characteristic has the default's weight and bins, or none where the default has no such line. A
 * version none of whose lines can be used counts as none; one that lacks characteristics of the version before it is reported.
 */
export function decodeScorecards(
  snapshot: TableSnapshot,
  unreadable: Unreadable[],
): Readonly<Record<CardKey, Scorecard>> {
  const drafts = draftsOf(snapshot, unreadable);
  const newest = (card: CardKey): Scorecard => {
    const [draft, before] = usable(drafts.get(card) ?? new Map<number, Draft>());
    if (!draft) return DEFAULT_SCORECARDS[card];
    const [version, lines] = draft;
    reportLeftOut(lines, before?.[1] ?? null);
    return { card, version, lines: linesOf(card, lines) };
  };
  return { standard: newest('standard'), newCustomer: newest('newCustomer') };
}

/** The newest version with a line that can be used, and the one before it; where none has such a line, the newest. */
function usable(versions: ReadonlyMap<number, Draft>): (readonly [number, Draft])[] {
  const newestFirst = [...versions].sort(([a], [b]) => b - a);
  const sound = newestFirst.findIndex(([, draft]) => {
    for (const [characteristic, line] of draft) judge(characteristic, line);
    return [...draft.values()].some(({ bad }) => !bad);
  });
  return newestFirst.slice(Math.max(0, sound));
}

/** What only the rows of a line together show: a missing weight, a bin never reached, numbers left out. */
function judge(characteristic: Characteristic, line: Drafted): void {
  const { rows, weight, bins } = line;
  if (line.bad) return;
  if (weight === null) rows[0]?.refuse('weight', 'standard.unreadable');
  const never = unreachable(bins);
  for (const place of never) rows[place]?.refuse('bound', 'standard.unreadable');
  const isShort = !BY_TEXT.has(characteristic) && hasGap(bins);
  if (isShort) rows.at(-1)?.refuse('bound', 'standard.unreadable');
  line.bad = weight === null || never.length > 0 || isShort;
}

/** A version is a card by itself: who changes one characteristic and leaves out the others scores by that one alone. */
function reportLeftOut(draft: Draft, before: Draft | null): void {
  const leftOut = [...(before?.keys() ?? [])].filter((characteristic) => !draft.has(characteristic));
  const [first] = draft.values();
  if (leftOut.length > 0) first?.rows[0]?.refuse('version', 'card.shorter');
}

function draftsOf(snapshot: TableSnapshot, unreadable: Unreadable[]): Map<CardKey, Map<number, Draft>> {
  const cardOf = choiceReader(CARD);
  const characteristicOf = choiceReader(CHARACTERISTIC);
  const drafts = new Map<CardKey, Map<number, Draft>>();
  let above: Drafted | null = null;
  for (const at of rowsOf(snapshot, unreadable)) {
    const cells = new RowCells(snapshot, at, NO_OWNER, unreadable);
    const card = cardOf(cells.value('card'));
    const characteristic = characteristicOf(cells.value('characteristic'));
    const version = versionOf(cells.value('version'));
    if (card === null || characteristic === null || version === null) {
      const column = card === null ? 'card' : characteristic === null ? 'characteristic' : 'version';
      cells.refuse(column, 'standard.unreadable');
      // A row without a weight goes on with the line above it, which lacks a bin without it.
      if (above && cells.isBlank('weight')) above.bad = true;
      continue;
    }
    const versions = drafts.get(card) ?? new Map<number, Draft>();
    drafts.set(card, versions);
    const draft: Draft = versions.get(version) ?? new Map<Characteristic, Drafted>();
    versions.set(version, draft);
    const line = draft.get(characteristic) ?? { rows: [], weight: null, bins: [], bad: false };
    draft.set(characteristic, line);
    line.rows.push(cells);
    readRow(cells, characteristic, line);
    above = line;
  }
  return drafts;
}

function versionOf(cell: CellValue): number | null {
  const version = isBlank(cell) ? null : parseAmount(cell);
  const fits = version !== null && version.isInteger() && version.gte(0) && version.lte(VERSION_MAX);
  return fits ? version.toNumber() : null;
}

function readRow(cells: RowCells, characteristic: Characteristic, line: Drafted): void {
  const weight = numberOf(cells.value('weight'), NUMBERS.weight);
  if (!cells.isBlank('weight') && (weight === null || line.weight?.eq(weight) === false)) {
    cells.refuse('weight', 'standard.unreadable');
  }
  line.weight ??= weight;
  const operator = operatorOf(cells.text('operator'));
  const points = numberOf(cells.value('points'), NUMBERS.points);
  const bound = operator === null ? null : boundOf(operator, characteristic, cells.value('bound'));
  if (operator === null) cells.refuse('operator', 'standard.unreadable');
  else if (bound === null) cells.refuse('bound', 'standard.unreadable');
  else if (points === null) cells.refuse('points', 'standard.unreadable');
  else line.bins.push({ operator, bound, points });
  if (cells.refused > 0) line.bad = true;
}

/** As the list has it (≤), or as it is typed (<=). */
function operatorOf(text: string): Operator | null {
  return (
    choiceKey(OPERATOR, text) ?? (Object.keys(OPERATOR) as Operator[]).find((key) => key === text) ?? null
  );
}

function numberOf(cell: CellValue, schema: z.ZodMiniType<string>): Money | null {
  const read = isBlank(cell) ? undefined : parseAmount(cell)?.toFixed();
  const parsed = z.safeParse(schema, read);
  return parsed.success ? money(parsed.data) : null;
}

/** Characteristics told by a text. */
const BY_TEXT: ReadonlySet<Characteristic> = new Set(['externalRating', 'qualitative']);

/**
 * The bound of a share farthest from 0 that is taken at its word: 0.95, or −0.3 for a fall of sales, never 95. What goes
 * beyond has to say that it is a percentage.
 */
const SHARE_MAX: Partial<Readonly<Record<Characteristic, number>>> = {
  onTimeShare: 1,
  salesGrowth: 2,
  peakUtilisation: 2,
  liabilitiesToAssets: 2,
  netMargin: 1,
};

/** A number as plain decimal, also written as a percentage; for a text `=` and an answer or rating; `else` needs none. */
function boundOf(operator: Bin['operator'], characteristic: Characteristic, cell: CellValue): string | null {
  if (operator === 'else') return '';
  if (isBlank(cell)) return null;
  if (characteristic === 'qualitative') {
    return operator === '=' && typeof cell === 'string' ? choiceKey(ANSWER, cell) : null;
  }
  const bare = parseAmount(cell);
  if (bare?.abs().gt(SHARE_MAX[characteristic] ?? Infinity) === true) return null;
  const number = bare ?? parsePercent(cell);
  if (number !== null) return number.toFixed();
  const isText = characteristic === 'externalRating' && operator === '=' && typeof cell === 'string';
  return isText ? cell.normalize('NFKC').trim() : null;
}

/** Unlike a share a bound may be negative or above one: `-30%`, `120%`. */
function parsePercent(cell: CellValue): Money | null {
  const digits = typeof cell === 'string' ? /^(.+)%$/.exec(cell.normalize('NFKC').trim())?.[1] : undefined;
  return digits === undefined ? null : (parseAmount(digits)?.div(POINTS_MAX) ?? null);
}

/** Lines in the order of the table. */
function linesOf(card: CardKey, draft: Draft): CardLine[] {
  const standing = new Map(DEFAULT_SCORECARDS[card].lines.map((line) => [line.characteristic, line]));
  return [...draft].flatMap(([characteristic, { weight, bins, bad }]) => {
    const line = bad || weight === null ? standing.get(characteristic) : { characteristic, weight, bins };
    return line ? [line] : [];
  });
}
