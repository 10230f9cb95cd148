/** What stands around a statement: whose it is, of which period, in which unit, audited or not. */
import type { Day } from '../../ledger/day';
import type { Currency } from '../../ledger/money';
import { unitIn } from '../values/amounts';
import { currencyIn } from '../values/currency';
import { cellText, type SourceSheet } from '../source/source';
import { bracketed } from '../values/wording';
import { periodIn, type Period } from './period';

export interface Around {
  /** null when neither a line, the sheet nor the file names a company. */
  readonly customer: { readonly name: string; readonly row: number; readonly column: number } | null;
  readonly period: Period | null;
  /** What amounts are multiplied by; null when no line says so. */
  readonly unit: number | null;
  readonly currency: Currency | null;
  /** null when nothing says whether it was audited. */
  readonly audited: boolean | null;
  readonly receivedOn: Day | null;
  /** A line says that - stands for zero; without it such a sign says nothing. */
  readonly dashIsZero: boolean;
}

const NOTHING: Around = {
  customer: null,
  period: null,
  unit: null,
  currency: null,
  audited: null,
  receivedOn: null,
  dashIsZero: false,
};

interface Line {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

const CUSTOMER_LABEL =
  /^(?:编制单位|编报单位|填报单位|报表单位|被审计单位|单位名称|公司名称|企业名称|客户名称|客户|纳税人名称|会计主体|核算单位|company|company name|prepared by)(?:名称)?\s*:\s*(.+)$/iu;
const LABEL_ALONE =
  /^(?:编制单位|编报单位|填报单位|被审计单位|单位名称|公司名称|企业名称|客户名称|编制日期|单位)$/u;
/** A company before what its sheet is: 甲公司2025年度利润表. */
const TITLE =
  /^(.+?(?:公司|集团|厂|商行|经营部|中心|超市|店)+)(?:合并|母公司)?(?:$|[-_ (]|(?:(?:19|20)\d{2}|主要|财务|资产负债|利润|损益|现金流量|年度|年报|审计|报表).*)$/u;
/** Where another label begins in the same cell. */
const NEXT_LABEL = /\s{2,}|\s+(?=\S{2,8}\s*:)|\s*(?=(?:19|20)\d{2}\s*年)/u;
/** Days that are no period's. */
const OTHER_DAY = /打印|报送|报出|审核|收到|收表|received|printed/iu;
const RECEIVED = /^(?:收到日期|收表日期|收到|received(?: on)?)\s*:/iu;
const NOT_AUDITED = /未审|未经审计|未审计|unaudited/iu;
const AUDITED = /已审|经审计|审计报告|审定|审计后|audited/iu;
const DASH_IS_ZERO = /["“”'「]?[-—–－]+["“”'」]?(?:表示|代表|为|=|即)(?:零|0|无|没有)/u;
const UNIT_LABEL = /(?<![制报填送计核])单位\s*:\s*(\S+)|(?:unit|currency|amounts? in|in)\s*:?\s*(\S+)/giu;

export interface Rows {
  readonly first: number;
  /** Excluded. */
  readonly end: number;
}

/**
 * Reads the rows above a statement's lines, then what another statement of the sheet said before, then the names of the
 * sheet and the file.
 */
export function aroundOf(file: string, sheet: SourceSheet, rows: Rows, before: Around | null): Around {
  const lines = linesOf(sheet, rows);
  const texts = lines.map(({ text }) => text);
  const places = [sheet.name, file.replace(/\.[a-z]+$/iu, '')];
  const own = texts.filter((text) => !OTHER_DAY.test(text));
  const first = before ?? NOTHING;
  return {
    customer: customerIn(lines) ?? first.customer ?? companyOf(places, rows.first),
    period: periodIn([...own, own.join('')]) ?? first.period ?? periodIn(places),
    unit: firstOf(units(texts).map(unitIn)) ?? first.unit,
    currency: currencyOf(texts) ?? first.currency,
    audited: auditedIn(texts) ?? first.audited ?? auditedIn(places),
    receivedOn: receivedIn(texts) ?? first.receivedOn,
    dashIsZero: first.dashIsZero || texts.some((text) => DASH_IS_ZERO.test(text.replace(/\s+/gu, ''))),
  };
}

function receivedIn(texts: readonly string[]): Day | null {
  const line = texts.find((text) => RECEIVED.test(text));
  return line === undefined ? null : (periodIn([line])?.end ?? null);
}

function firstOf<T>(found: readonly (T | null)[]): T | null {
  return found.find((one) => one !== null) ?? null;
}

/** Texts of cells in order, a label that ends in a colon together with what stands in the next filled cell. */
function linesOf(sheet: SourceSheet, { first, end }: Rows): readonly Line[] {
  const lines: Line[] = [];
  for (let row = first; row < end; row += 1) {
    let label: Line | null = null;
    for (const [column, cell] of (sheet.rows[row] ?? []).entries()) {
      const text = cellText(cell).normalize('NFKC').trim();
      if (text === '') continue;
      const line: Line =
        label === null ? { text, row, column } : { text: `${label.text}${text}`, row, column };
      label = label === null && (text.endsWith(':') || LABEL_ALONE.test(text)) ? withColon(line) : null;
      if (label === null) lines.push(line);
    }
    if (label !== null) lines.push(label);
  }
  return lines;
}

function withColon(line: Line): Line {
  return line.text.endsWith(':') ? line : { ...line, text: `${line.text}:` };
}

function customerIn(lines: readonly Line[]): Around['customer'] {
  for (const pattern of [CUSTOMER_LABEL, TITLE]) {
    for (const { text, row, column } of lines) {
      const found = pattern.exec(text)?.[1]?.split(NEXT_LABEL)[0]?.trim();
      if (found !== undefined && found !== '') return { name: found, row, column };
    }
  }
  return null;
}

function companyOf(places: readonly string[], row: number): Around['customer'] {
  for (const place of places) {
    const name = TITLE.exec(place.normalize('NFKC').trim())?.[1];
    if (name !== undefined) return { name, row, column: 0 };
  }
  return null;
}

/** Where a unit may stand: behind 单位：, in brackets, or alone in a cell. */
function units(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [
    ...[...text.matchAll(UNIT_LABEL)].map((found) => found[1] ?? found[2] ?? ''),
    ...bracketed(text),
    ...(text.length <= 5 ? [text] : []),
  ]);
}

/** A foreign currency by its name or code; 元 alone is CNY. */
function currencyOf(texts: readonly string[]): Currency | null {
  const stated = [...units(texts), ...texts.filter((text) => /币[种别]|currency/iu.test(text))];
  return (
    firstOf(stated.map(currencyIn)) ?? (stated.some((text) => /^[百千万亿]*元$/u.test(text)) ? 'CNY' : null)
  );
}

/** Whether the texts say that figures are audited; null when they do not speak of it. */
export function auditedIn(texts: readonly string[]): boolean | null {
  if (texts.some((text) => NOT_AUDITED.test(text))) return false;
  return texts.some((text) => AUDITED.test(text)) ? true : null;
}
