/**
 * The file library turns numbers with a date format into `Date` objects, which keep whole milliseconds only and tempt into
 * time zones. A serial number must stay the number it is: before the library reads the file, every format that could
 * look like a date gets a name of ours, which is translated back where styles are read.
 */
import { elements, encodeXml, firstElement } from './xml';

/** Formats a file may use without declaring them (ECMA-376 part 1, 18.8.30), the dates and times among them. */
const BUILT_IN_DATES: Readonly<Record<number, string>> = {
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};
const DISGUISE = /^"№(\d+)"$/;
/** Declared formats begin at 164; ours lie far above any. */
const FIRST_ID = 10_000;

export interface DisguisedStyles {
  readonly xml: string;
  /** The format's own code for the one the library shows. */
  readonly code: (shown: string) => string;
}

export function disguiseDates(stylesXml: string): DisguisedStyles {
  const codes: string[] = [];
  const name = (code: string): string => `"№${String(codes.push(code) - 1)}"`;
  const declared = firstElement(stylesXml, 'numFmts');
  const cellFormats = firstElement(stylesXml, 'cellXfs');
  const added: string[] = [];
  const builtIn = new Map<number, number>();
  const used = (id: number): number => {
    const known = builtIn.get(id);
    const code = BUILT_IN_DATES[id];
    if (known !== undefined || code === undefined) return known ?? id;
    const newId = FIRST_ID + id;
    builtIn.set(id, newId);
    added.push(`<numFmt numFmtId="${String(newId)}" formatCode="${encodeXml(name(code))}"/>`);
    return newId;
  };
  const formats = (declared ? elements(declared.body, 'numFmt') : []).map(({ attributes }) => {
    const code = encodeXml(name(attributes.get('formatCode') ?? ''));
    return `<numFmt numFmtId="${attributes.get('numFmtId') ?? ''}" formatCode="${code}"/>`;
  });
  const cells = cellFormats?.source.replaceAll(
    /(\snumFmtId\s*=\s*)(?:"(\d+)"|'(\d+)')/g,
    (_, before: string, double?: string, single?: string) =>
      `${before}"${String(used(Number(double ?? single)))}"`,
  );
  if (!cellFormats || cells === undefined) return { xml: stylesXml, code: (shown) => shown };
  const all = [...formats, ...added];
  const numFmts = `<numFmts count="${String(all.length)}">${all.join('')}</numFmts>`;
  const withCells = stylesXml.replace(cellFormats.source, () => cells);
  const xml = declared
    ? withCells.replace(declared.source, () => numFmts)
    : withCells.replace(/<(?:\w+:)?fonts\b/, (fonts) => numFmts + fonts);
  return { xml, code: (shown) => codes[Number(DISGUISE.exec(shown)?.[1] ?? NaN)] ?? shown };
}
