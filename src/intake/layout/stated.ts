/** What stands around a table and holds for all of it: the day it states, its unit and its currency. */
import { addDays, dayFromSerial, dayOf, dayOrNull, endOfMonth, type Day } from '../../ledger/day';
import { unitIn } from '../values/amounts';
import { currencyIn, currencyOf } from '../values/currency';
import { aroundOf, type DateAround } from '../values/partialDates';
import { cellText, type SourceRow, type SourceSheet } from '../source/source';

export interface Surroundings {
  /** Sheet name and every text above the header. */
  readonly words: string;
  /** The day balances are of (`截至2026年6月30日`, `As of: …`); a month stands for its last day. */
  readonly day: Day | null;
  /** The last day before the month or day stated: what opening balances are of when a month is named. */
  readonly dayBefore: Day | null;
  /** 单位：万元; null when no line says so. */
  readonly unit: number | null;
  readonly currency: string | null;
  /** The one customer all of the table is about (客户：甲公司, 甲公司往来对账单); null when no line and no sheet name says so. */
  readonly customer: string | null;
  /** The year and month the rows are of, for days that do not say theirs. */
  readonly around: DateAround;
}

const UNIT_LINE = /单位|unit|币种|币别|currency|figures|amounts|金额/i;

export function surroundingsOf(file: string, sheet: SourceSheet, headerRow: number): Surroundings {
  const name = cellText(sheet.name);
  const above = sheet.rows.slice(0, headerRow);
  const texts = above
    .flatMap((row) => row.filter((cell) => typeof cell === 'string').map(cellText))
    .filter((text) => text !== '');
  const lines = texts.filter((text) => UNIT_LINE.test(text));
  const day = dayOfCells(above) ?? dayOfTexts([...texts, name, file]);
  return {
    words: [name, ...texts].join('\n'),
    day: day?.last ?? null,
    dayBefore: day === null ? null : day.month ? addDays(day.first, -1) : day.first,
    unit: lines.map(unitIn).find((unit) => unit !== null) ?? null,
    currency: lines.map(currencyOfLine).find((currency) => currency !== null) ?? null,
    customer: customerOf(above) ?? companyOfSheet(name),
    around: aroundOf([...texts].reverse().concat(name, file)),
  };
}

const CUSTOMER_LABEL =
  /^(?:客户|客户名称|客户单位|往来单位|往来单位名称|单位名称|对方单位|购货单位|购方名称|购货方|customer|customer name|bill to)\s*[::]\s*(.*)$/i;
/** A company before what its sheet is: 甲公司往来对账单. */
const STATEMENT_TITLE =
  /^(.+(?:公司|集团|厂|商行|经营部|中心|超市|店))[\s_-]*(?:应收账款|往来|客户|销售)*(?:对账单|明细账|往来账|台账|明细表|明细|欠款单)/;
const COMPANY_SHEET = /^[^\d]*(?:公司|集团|厂|商行|经营部|超市)(?:[((][^))]*[))])?$/;

/** Behind its label in the same cell, or in the next that is filled; the nearest line to the header speaks. */
function customerOf(above: readonly SourceRow[]): string | null {
  for (const row of [...above].reverse()) {
    const texts = row.map(cellText).filter((text) => text !== '');
    for (const [index, text] of texts.entries()) {
      const found = CUSTOMER_LABEL.exec(text.normalize('NFKC'));
      const name = found?.[1] === '' ? (texts[index + 1] ?? '') : (found?.[1] ?? '');
      // Other labels may stand behind it in the same cell: 客户：甲公司 日期：2026-06-30.
      const alone = name.split(/\s{2,}|\s+(?=\p{Script=Han}{2,6}:)/u)[0] ?? '';
      if (alone !== '') return alone.trim();
    }
    const title = STATEMENT_TITLE.exec((texts[0] ?? '').normalize('NFKC'))?.[1];
    if (title !== undefined) return title.trim();
  }
  return null;
}

function companyOfSheet(name: string): string | null {
  const text = name.normalize('NFKC').trim();
  return COMPANY_SHEET.test(text) ? text : null;
}

/** `币种：人民币`, `All figures in ILS`. */
function currencyOfLine(line: string): string | null {
  const after = /(?:币种|币别|currency)\s*[:：]\s*(\S+)/i.exec(line)?.[1];
  return (after === undefined ? null : currencyOf(after)) ?? currencyIn(line);
}

interface StatedDay {
  readonly first: Day;
  readonly last: Day;
  /** Only a month was named. */
  readonly month: boolean;
}

function dayOfCells(rows: readonly SourceRow[]): StatedDay | null {
  for (const cell of rows.flat()) {
    if (typeof cell !== 'object' || !('date' in cell)) continue;
    const day = dayFromSerial(cell.date);
    if (day !== null) return { first: day, last: day, month: false };
  }
  return null;
}

function dayOfTexts(texts: readonly string[]): StatedDay | null {
  for (const text of texts) {
    const found = dayOfText(text.normalize('NFKC'));
    if (found !== null) return found;
  }
  return null;
}

function dayOfText(text: string): StatedDay | null {
  const full =
    /(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(text);
  const day = full ? dayOrNull(Number(full[1]), Number(full[2]), Number(full[3])) : null;
  if (day !== null) return { first: day, last: day, month: false };
  const month = /(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})(?:\s*月|(?!\d))/.exec(text);
  const number = Number(month?.[2]);
  if (month === null || number < 1 || number > 12) return null;
  const first = dayOf(Number(month[1]), number, 1);
  return { first, last: endOfMonth(first), month: true };
}
