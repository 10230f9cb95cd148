/**
 * Names that may be one company's: found through an index, so that the work grows with the names and not with their pairs,
 * and each with the reason a person would give. A suggestion at most: nothing is one because it is alike.
 */
import type { CompanyName } from './companyName';
import { soundAlike, soundKey } from './pinyin';

/** Why two names may be one company's. */
export type NearReason =
  /** The same name, but a code or tax number that says otherwise. */
  | 'sameName'
  /** The same tax number under two codes. */
  | 'taxId'
  /** The same apart from the legal form: 有限公司, 股份有限公司, 厂. */
  | 'form'
  /** The same apart from a number or 新 behind the form. */
  | 'mark'
  /** The same apart from the region before it. */
  | 'region'
  /** Other characters that sound alike. */
  | 'sound'
  /** One is the short name of the other. */
  | 'short'
  /** One character more, less, other or swapped. */
  | 'oneCharacter';

export interface NearPair {
  /** Places in the list that was asked about, the lower first. */
  readonly a: number;
  readonly b: number;
  readonly reason: NearReason;
  /** 0 to 1: how sure, for the order in which a person is asked. */
  readonly score: number;
}

/** Places that share more names than this say nothing: so many near names are a series, not spellings of one. */
const BLOCK_MAX = 40;
const EDIT_LENGTH = { min: 4, max: 24 } as const;
const SHORT_LENGTH = { min: 2, max: 12 } as const;
/** What tells names of a series apart: 华东 and 华北, 一厂 and 二厂. */
const SERIAL = /[\d一二三四五六七八九十甲乙丙丁东西南北中前后左右上下大小新老a-z]/u;

const SCORE: Readonly<Record<NearReason, number>> = {
  taxId: 1,
  sameName: 0.95,
  mark: 0.92,
  form: 0.9,
  region: 0.85,
  sound: 0.85,
  short: 0.75,
  oneCharacter: 0.7,
};
/** Taken from the score for each character that differs but sounds alike. */
const SOUND_STEP = 0.1;

/** @returns each pair once, with its best reason; the surest first, then as the names stand */
export function nearNames(names: readonly CompanyName[]): readonly NearPair[] {
  const pairs: NearPair[] = [];
  const looked = new Set<number>();
  for (const [one, other] of candidates(names)) {
    const [a, b] = one < other ? [one, other] : [other, one];
    const pair = a * names.length + b;
    const [left, right] = [names[a], names[b]];
    if (a === b || looked.has(pair) || left === undefined || right === undefined) continue;
    looked.add(pair);
    const found = nearness(left, right);
    if (found !== null) pairs.push({ a, b, ...found });
  }
  return pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

/** Why two names are near; null when they are not. */
export function nearness(a: CompanyName, b: CompanyName): Pick<NearPair, 'reason' | 'score'> | null {
  const reason = reasonOf(a, b);
  if (reason === null) return null;
  const differing = reason === 'sound' ? differences(a.bare, b.bare) : 1;
  return { reason, score: Math.max(0.5, round(SCORE[reason] - SOUND_STEP * (differing - 1))) };
}

function reasonOf(a: CompanyName, b: CompanyName): NearReason | null {
  if (a.key === b.key) return 'sameName';
  if (a.unmarked === b.unmarked) return a.key === a.unmarked || b.key === b.unmarked ? 'mark' : null;
  if (a.core === b.core) return a.form === '' || b.form === '' ? 'short' : 'form';
  if (a.region !== '' && b.region !== '' && a.region !== b.region) return null;
  if (a.bare === b.bare) return (a.form === '') === (b.form === '') ? 'region' : 'short';
  if (sameSound(a.bare, b.bare)) return 'sound';
  if (isShortOf(a, b) || isShortOf(b, a)) return 'short';
  return differByOne(a.bare, b.bare) ? 'oneCharacter' : null;
}

function sameSound(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  if (left.length !== right.length || left.length < 2 || !/^\p{Script=Han}+$/u.test(a + b)) return false;
  return left.every((character, at) => soundAlike(character, right[at] ?? ''));
}

/** A name without a form that the other begins with, region or not: 恒力 of 苏州恒力纺织有限公司. */
function isShortOf(short: CompanyName, full: CompanyName): boolean {
  if (short.form !== '' || full.form === '') return false;
  const { bare, core } = short;
  if (bare.length < SHORT_LENGTH.min || full.bare.length <= bare.length) return false;
  return full.bare.startsWith(bare) || full.core.startsWith(core);
}

/** One character more, less, other, or two neighbours swapped, where it is none that tells names of a series apart. */
function differByOne(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [[...a], [...b]] : [[...b], [...a]];
  if (short.length < EDIT_LENGTH.min || long.length > EDIT_LENGTH.max || long.length - short.length > 1)
    return false;
  let head = 0;
  while (head < short.length && long[head] === short[head]) head += 1;
  let tail = 0;
  while (tail < short.length - head && long.at(-1 - tail) === short.at(-1 - tail)) tail += 1;
  const [left, right] = [long.slice(head, long.length - tail), short.slice(head, short.length - tail)];
  if ([...left, ...right].some((character) => SERIAL.test(character))) return false;
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0];
  return left.length <= 1 && right.length <= 1;
}

function differences(a: string, b: string): number {
  const right = [...b];
  return [...a].filter((character, at) => character !== right[at]).length;
}

/** Pairs worth a look: names that share a key of the index. */
function* candidates(names: readonly CompanyName[]): Generator<readonly [number, number]> {
  const index = new Map<string, number[]>();
  const shorts = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    for (const key of new Set(keysOf(name))) put(index, key, at);
    if (name.form === '') for (const text of new Set([name.core, name.bare])) put(shorts, text, at);
  }
  for (const block of index.values()) {
    if (block.length > BLOCK_MAX) continue;
    for (const [from, one] of block.entries()) for (const other of block.slice(from + 1)) yield [one, other];
  }
  for (const [at, name] of names.entries()) {
    if (name.form === '') continue;
    for (const start of new Set(startsOf(name))) {
      const named = shorts.get(start) ?? [];
      if (named.length <= BLOCK_MAX) for (const short of named) yield [short, at];
    }
  }
}

function put(index: Map<string, number[]>, key: string, at: number): void {
  const block = index.get(key);
  if (block === undefined) index.set(key, [at]);
  else block.push(at);
}

/** Under which a name is filed: two names of one character's difference share the text without it (Garbe, SymSpell). */
function* keysOf({ key, unmarked, core, bare }: CompanyName): Generator<string> {
  yield `=${key}`;
  yield `u${unmarked}`;
  yield `c${core}`;
  yield `b${bare}`;
  yield `s${soundKey(bare)}`;
  const characters = [...bare];
  if (characters.length < EDIT_LENGTH.min || characters.length > EDIT_LENGTH.max) return;
  yield `d${bare}`;
  for (let at = 0; at < characters.length; at += 1) yield `d${characters.toSpliced(at, 1).join('')}`;
}

function* startsOf({ core, bare }: CompanyName): Generator<string> {
  for (const text of [core, bare]) {
    const longest = Math.min(text.length, SHORT_LENGTH.max);
    for (let length = SHORT_LENGTH.min; length <= longest; length += 1) yield text.slice(0, length);
  }
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
