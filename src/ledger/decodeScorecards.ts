/**
 * The 评分卡 table: a row per bin, the weight on the first of a characteristic. The newest version of a card counts; older
 * ones stay in the table, for the scores made by them.
 */
import * as z from 'zod/mini';
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
  /** Its first row: where a missing weight is reported. */
  readonly first: RowCells;
  weight: Money | null;
  readonly bins: Bin[];
  /** A row of it could not be read: the default line is used. */
  bad: boolean;
}

type Draft = Map<Characteristic, Drafted>;

/**
 * A card without rows is the default's. A row that cannot be read is reported, and its characteristic has the default's
 * weight and bins, or none where the default has no such line.
 */
export function decodeScorecards(
  snapshot: TableSnapshot,
  unreadable: Unreadable[],
): Readonly<Record<CardKey, Scorecard>> {
  const drafts = draftsOf(snapshot, unreadable);
  const newest = (card: CardKey): Scorecard => {
    const versions = drafts.get(card) ?? new Map<number, Draft>();
    const version = Math.max(...versions.keys());
    const draft = versions.get(version);
    return draft ? { card, version, lines: linesOf(card, draft) } : DEFAULT_SCORECARDS[card];
  };
  return { standard: newest('standard'), newCustomer: newest('newCustomer') };
}

function draftsOf(snapshot: TableSnapshot, unreadable: Unreadable[]): Map<CardKey, Map<number, Draft>> {
  const cardOf = choiceReader(CARD);
  const characteristicOf = choiceReader(CHARACTERISTIC);
  const drafts = new Map<CardKey, Map<number, Draft>>();
  for (const at of rowsOf(snapshot, unreadable)) {
    const cells = new RowCells(snapshot, at, NO_OWNER, unreadable);
    const card = cardOf(cells.value('card'));
    const characteristic = characteristicOf(cells.value('characteristic'));
    const version = versionOf(cells.value('version'));
    if (card === null || characteristic === null || version === null) {
      const column = card === null ? 'card' : characteristic === null ? 'characteristic' : 'version';
      cells.refuse(column, 'standard.unreadable');
      continue;
    }
    const versions = drafts.get(card) ?? new Map<number, Draft>();
    drafts.set(card, versions);
    const draft: Draft = versions.get(version) ?? new Map<Characteristic, Drafted>();
    versions.set(version, draft);
    const line = draft.get(characteristic) ?? { first: cells, weight: null, bins: [], bad: false };
    draft.set(characteristic, line);
    readRow(cells, characteristic, line);
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

/** A number as plain decimal, also written as a percentage; `=` takes a text too; `else` needs none. */
function boundOf(operator: Bin['operator'], characteristic: Characteristic, cell: CellValue): string | null {
  if (operator === 'else') return '';
  if (isBlank(cell)) return null;
  const number = parseAmount(cell) ?? parsePercent(cell);
  if (number !== null) return number.toFixed();
  if (operator !== '=' || typeof cell !== 'string') return null;
  return (characteristic === 'qualitative' ? choiceKey(ANSWER, cell) : null) ?? cell.normalize('NFKC').trim();
}

/** Unlike a share a bound may be negative or above one: `-30%`, `120%`. */
function parsePercent(cell: CellValue): Money | null {
  const digits = typeof cell === 'string' ? /^(.+)%$/.exec(cell.normalize('NFKC').trim())?.[1] : undefined;
  return digits === undefined ? null : (parseAmount(digits)?.div(POINTS_MAX) ?? null);
}

/** Lines in the order of the table. */
function linesOf(card: CardKey, draft: Draft): CardLine[] {
  const standing = new Map(DEFAULT_SCORECARDS[card].lines.map((line) => [line.characteristic, line]));
  return [...draft].flatMap(([characteristic, { first, weight, bins, bad }]) => {
    if (!bad && weight === null) first.refuse('weight', 'standard.unreadable');
    const readable = !bad && weight !== null;
    const line = readable ? { characteristic, weight, bins } : standing.get(characteristic);
    return line ? [line] : [];
  });
}
