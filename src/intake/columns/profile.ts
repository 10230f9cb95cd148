/** What the values of a column look like: evidence about a header that says too little. */
import { amountStyleOf, readAmount, type AmountStyle } from '../values/amounts';
import { isPartialDate, looksLikeDate, looksLikeSerial } from '../values/dates';
import { documentKindOf } from '../values/documentKind';
import { PROFILE_VALUES_MAX } from '../source/limits';
import { cellAt, cellText, isBlankCell, type SourceCell, type SourceSheet } from '../source/source';
import type { FieldType } from './fields';

export interface Profile {
  /** Values looked at that are not blank, and those that are. */
  readonly filled: number;
  readonly blank: number;
  /** Share of the filled ones that read as such; 0 when none is filled. */
  readonly dates: number;
  /** Plain numbers that would be days of our time if they were shown as dates. */
  readonly serials: number;
  /** Months alone, and days without a year: dates only where a header says so. */
  readonly partialDates: number;
  readonly amounts: number;
  readonly companies: number;
  /** Digits behind a few letters at most: numbers of customers, not names. */
  readonly codes: number;
  /** The form of a 统一社会信用代码. */
  readonly codes18: number;
  /** Terms of payment: days, 月结, 票到. */
  readonly terms: number;
  /** Kinds of documents. */
  readonly kinds: number;
}

const COMPANY =
  /公司|厂|店|集团|企业|中心|超市|商行|经营部|合作社|医院|学校|银行|研究院|有限|\b(?:ltd|llc|inc|corp|gmbh|co|plc|s\.?a)\b/iu;

/** 统一社会信用代码: 18 digits and letters, of these neither I, O, S, V nor Z. */
const CODE_18 = /^[0-9A-HJ-NP-RTUW-Y]{18}$/i;
/** 30 · 30天 · 月结60 · 票到30天 · 现结 · net 30 · EOM. */
const TERMS =
  /^\d{1,3}(?:\s*(?:天|日|个月|月|days?))?$|月结|票到|货到|现结|现款|预付|款到|信用证|半年|季|net|eom|cash|prepa|cod/i;

const CODE = /^[A-Z]{0,4}-?\d{3,}$/i;

export function profileOf(sheet: SourceSheet, column: number, fromRow: number): Profile {
  const values: SourceCell[] = [];
  let blank = 0;
  const step = Math.max(1, Math.floor((sheet.rows.length - fromRow) / PROFILE_VALUES_MAX));
  for (let row = fromRow; row < sheet.rows.length; row += step) {
    const cell = cellAt(sheet.rows[row], column);
    if (isBlankCell(cell)) blank += 1;
    else values.push(cell);
  }
  const style = amountStyleOf(values);
  const share = (test: (cell: SourceCell) => boolean): number =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  return {
    filled: values.length,
    blank,
    dates: share(looksLikeDate),
    serials: share(looksLikeSerial),
    partialDates: share(isPartialDate),
    amounts: share((cell) => isAmount(cell, style)),
    codes: share((cell) => CODE.test(cellText(cell))),
    codes18: share((cell) => CODE_18.test(cellText(cell))),
    terms: share((cell) => TERMS.test(cellText(cell))),
    kinds: share((cell) => documentKindOf(cellText(cell)) !== null),
    companies: share((cell) => COMPANY.test(cellText(cell))),
  };
}

function isAmount(cell: SourceCell, style: AmountStyle): boolean {
  const reading = readAmount(cell, style);
  return reading.kind === 'amount' || reading.kind === 'nil';
}

/** Whether half of the values may be days, in a column that is named for days. */
export function holdsDates({ dates, serials, partialDates }: Profile): boolean {
  return Math.max(dates, serials, partialDates) >= 0.5;
}

/** Whether the values contradict the type: most of them are something else. A column without values contradicts nothing. */
export function contradicts(profile: Profile, type: FieldType): boolean {
  if (profile.filled === 0) return false;
  if (type === 'amount') return profile.amounts < 0.5 || profile.dates > 0.9;
  if (type === 'date') return !holdsDates(profile) && profile.amounts > 0.5;
  return profile.dates > 0.9;
}
