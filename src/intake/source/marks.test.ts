import { CFB } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { planOf, valueOf, workbookBytes, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { openSource } from './open';

const HEAD = ['客户名称', '发票号码', '开票日期', '开票金额'];
const ROWS: FixtureRows = [
  HEAD,
  ['甲公司', 'F1', '2026-01-05', 10],
  ['乙公司', 'F2', '2026-01-06', 20],
  ['丙公司', 'F3', '2026-01-07', 30],
];
const SHEET = 'xl/worksheets/sheet1.xml';

/** The workbook with its parts rewritten as texts. */
function rewritten(rows: FixtureRows, parts: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const files = unzipSync(workbookBytes({ '应收 & 往来': rows }));
  for (const [name, rewrite] of Object.entries(parts))
    files[name] = strToU8(rewrite(strFromU8(files[name] ?? new Uint8Array())));
  return zipSync(files);
}

const planned = (bytes: Uint8Array): ImportPlan =>
  planOf([valueOf(openSource({ name: '应收.xlsx', bytes }))]);
const notes = ({ report }: ImportPlan): readonly string[] =>
  report.sources.flatMap(({ tables }) =>
    tables.flatMap((table) => (table.notes ?? []).map(({ what, cell, count }) => `${what} ${cell} ${count}`)),
  );
const amounts = ({ documents }: ImportPlan): readonly string[] =>
  documents.map(({ kind, amount }) => `${kind} ${amount}`);

const RED = '<font><sz val="11"/><color rgb="FFFF0000"/><name val="Calibri"/></font>';
/** One more font, in red, and one more style with it. */
const redStyle = (xml: string): string =>
  xml.replace('</fonts>', `${RED}</fonts>`).replace('</cellXfs>', '<xf numFmtId="0" fontId="1"/></cellXfs>');
const styled =
  (cell: string, style: number) =>
  (xml: string): string =>
    xml.replace(`<c r="${cell}"`, `<c r="${cell}" s="${style}"`);

/** What of the container's own functions is used; their declaration leaves them untyped. */
interface Container {
  readonly read: (bytes: Uint8Array, options: { readonly type: 'array' }) => unknown;
  readonly find: (container: unknown, path: string) => { content: ArrayLike<number>; size: number } | null;
  readonly write: (container: unknown, options: { readonly type: 'array' }) => ArrayLike<number>;
}

interface BiffRecord {
  readonly id: number;
  readonly body: Uint8Array;
}

const BEGIN = 0x0809;
const END = 0x000a;
const SHEET_PLACE = 0x0085;
const FONT = 0x0031;
const FORMAT = 0x00e0;
const NUMBER = 0x0203;

function record(id: number, values: readonly number[]): BiffRecord {
  const body = new Uint8Array(values.length * 2);
  const fields = new DataView(body.buffer);
  for (const [index, value] of values.entries()) fields.setUint16(index * 2, value, true);
  return { id, body };
}

function withField({ id, body }: BiffRecord, at: number, value: number): BiffRecord {
  const copy = body.slice();
  new DataView(copy.buffer).setUint16(at, value, true);
  return { id, body: copy };
}

function fieldOf({ body }: BiffRecord, at: number): number {
  return new DataView(body.buffer, body.byteOffset).getUint16(at, true);
}

/** The .xls with its records rewritten; places of sheets are made to fit. */
function withRecords(
  bytes: Uint8Array,
  rewrite: (records: readonly BiffRecord[]) => readonly BiffRecord[],
): Uint8Array {
  const { read, find, write } = CFB as Container;
  const file = read(bytes, { type: 'array' });
  const entry = find(file, 'Workbook');
  if (!entry) throw new TypeError('no workbook in the .xls');
  const content = Uint8Array.from(entry.content);
  const view = new DataView(content.buffer);
  const records: BiffRecord[] = [];
  let depth = 0;
  for (let at = 0; depth > 0 || view.getUint16(at, true) === BEGIN; at += 4 + view.getUint16(at + 2, true)) {
    const id = view.getUint16(at, true);
    if (id === BEGIN) depth += 1;
    if (id === END) depth -= 1;
    records.push({ id, body: content.slice(at + 4, at + 4 + view.getUint16(at + 2, true)) });
    if (at + 8 > content.length) break;
  }
  entry.content = bytesOf(rewrite(records));
  entry.size = entry.content.length;
  return Uint8Array.from(write(file, { type: 'array' }));
}

function bytesOf(records: readonly BiffRecord[]): number[] {
  const begins: number[] = [];
  let at = 0;
  for (const { id, body } of records) {
    if (id === BEGIN) begins.push(at);
    at += 4 + body.length;
  }
  let sheet = 0;
  return records.flatMap(({ id, body }) => {
    const place = new Uint8Array(4);
    new DataView(place.buffer).setUint32(0, id === SHEET_PLACE ? (begins[(sheet += 1)] ?? 0) : 0, true);
    const own = id === SHEET_PLACE ? [...place, ...body.slice(4)] : [...body];
    return [id & 255, id >> 8, own.length & 255, own.length >> 8, ...own];
  });
}

/** With a ROW record in its last sheet, as Excel writes one of a row that is hidden. */
function withHiddenRow(bytes: Uint8Array, row: number): Uint8Array {
  return withRecords(bytes, (records) => {
    const behind = records.findLastIndex(({ id }) => id === BEGIN) + 1;
    const hidden = record(0x0208, [row, 0, 4, 255, 0, 0, 0x0120, 15]);
    return [...records.slice(0, behind), hidden, ...records.slice(behind)];
  });
}

/** With five fonts, the last in a colour, a format in that font, and the number of a row in that format. */
function withColour(
  bytes: Uint8Array,
  row: number,
  colour: number,
  more: readonly BiffRecord[] = [],
): Uint8Array {
  return withRecords(bytes, (records) => {
    const formats = records.filter(({ id }) => id === FORMAT).length;
    const lastFormat = records.findLastIndex(({ id }) => id === FORMAT);
    return records.flatMap((one, index) => {
      if (one.id === FONT) return [one, one, one, one, withField(one, 4, colour)];
      // Fonts are 0, 1, 2, 3, 5: there is none of number 4.
      if (index === lastFormat) return [one, withField(one, 0, 5), ...more];
      if (one.id === NUMBER && fieldOf(one, 0) === row) return [withField(one, 4, formats)];
      return [one];
    });
  });
}

describe('what a sheet shows beyond its values', () => {
  it('hidden rows and columns are read, and it is said', () => {
    const bytes = rewritten(ROWS, {
      [SHEET]: (xml) =>
        xml
          .replace('<row r="3"', '<row r="3" hidden="1"')
          .replace('<sheetData>', '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'),
    });
    const plan = planned(bytes);
    expect(plan.documents).toHaveLength(3);
    expect(notes(plan)).toEqual(['rows.hidden A3 1', 'columns.hidden B1 2']);
  });

  it('hidden rows and columns of an .xls are read and said alike', () => {
    const bytes = workbookBytes({ 说明: [['填表说明']], '应收 & A': ROWS }, 'biff8', (book) => {
      const sheet = book.Sheets['应收 & A'];
      if (sheet) sheet['!cols'] = [{ wch: 9 }, { wch: 9, hidden: true }, { wch: 9, hidden: true }];
    });
    const plan = planned(withHiddenRow(bytes, 2));
    expect(plan.documents).toHaveLength(3);
    expect(notes(plan)).toEqual(['rows.hidden A3 1', 'columns.hidden B1 2']);
    expect(notes(planned(bytes))).toEqual(['columns.hidden B1 2']);
  });

  it.each([
    ['red', 10, []],
    ['the other red', 2, []],
    ['a colour the palette makes red', 12, [record(0x0092, [5, 0, 0, 0, 0, 0, 0, 0, 0, 0x10d0, 0x20])]],
  ] as const)('amounts of an .xls in %s are asked about', (_, colour, more) => {
    const bytes = withColour(workbookBytes({ '应收 & A': ROWS }, 'biff8'), 2, colour, more);
    const plan = planned(bytes);
    expect(amounts(plan)).toEqual(['发票 10', '发票 20', '发票 30']);
    expect(notes(plan)).toEqual(['amounts.red D3 1']);
  });

  it.each([
    ['black', 8, []],
    ['automatic', 0x7fff, []],
    ['what the palette makes another colour', 10, [record(0x0092, [3, 0, 0, 0, 0, 0x4030, 0xff])]],
  ] as const)('amounts of an .xls in %s are not', (_, colour, more) => {
    expect(notes(planned(withColour(workbookBytes({ A: ROWS }, 'biff8'), 2, colour, more)))).toEqual([]);
  });

  it('red amounts of an .xls are negative where the sheet says so', () => {
    const bytes = workbookBytes({ A: [['注：红字为负数'], ...ROWS] }, 'biff8');
    expect(amounts(planned(withColour(bytes, 3, 10)))).toEqual(['发票 10', '红字 20', '发票 30']);
  });

  it('red amounts among black ones are asked about, never turned around', () => {
    const parts = { 'xl/styles.xml': redStyle, [SHEET]: styled('D3', 1) };
    const plan = planned(rewritten(ROWS, parts));
    expect(amounts(plan)).toEqual(['发票 10', '发票 20', '发票 30']);
    expect(notes(plan)).toEqual(['amounts.red D3 1']);
  });

  it('red amounts are negative where the sheet says so', () => {
    const parts = { 'xl/styles.xml': redStyle, [SHEET]: styled('D4', 1) };
    const plan = planned(rewritten([['注：红字为负数'], ...ROWS], parts));
    expect(amounts(plan)).toEqual(['发票 10', '红字 20', '发票 30']);
    expect(notes(plan)).toEqual(['amounts.redNegative D4 1']);
  });

  it('a column all in red, and a format that shows negatives in red, mean nothing', () => {
    const red = [2, 3, 4].map((row) => styled(`D${row}`, 1));
    const parts = {
      'xl/styles.xml': redStyle,
      [SHEET]: (xml: string) => red.reduce((text, step) => step(text), xml),
    };
    expect(notes(planned(rewritten(ROWS, parts)))).toEqual([]);
    const format = '0.00;[Red]0.00';
    const plan = planned(
      workbookBytes({ 应收: [...ROWS, ['丁公司', 'F4', '2026-01-08', { t: 'n', v: -40, z: format }]] }),
    );
    expect([amounts(plan).at(-1), notes(plan)]).toEqual(['红字 40', []]);
  });

  it.each([
    ['no value', (cell: string) => cell.replace(/<v>.*?<\/v>/, '')],
    ['an empty value', (cell: string) => cell.replace(/<v>.*?<\/v>/, '<v/>')],
    ['a shared formula and no value', () => '<c r="D3"><f t="shared" si="0"/></c>'],
  ])('formulas without a result are named: %s', (_, spoil) => {
    const bytes = rewritten(ROWS, {
      [SHEET]: (xml) =>
        xml.replace(/<c r="D3".*?<\/c>/, () => spoil('<c r="D3"><f>SUM(1,2)</f><v>20</v></c>')),
    });
    const plan = planned(bytes);
    expect(notes(plan)).toEqual(['formulas.unread D3 1']);
    expect(plan.documents).toHaveLength(2);
  });

  it('a formula that gives an empty text has its result', () => {
    const bytes = rewritten(ROWS, {
      [SHEET]: (xml) => xml.replace(/<c r="A3".*?<\/c>/, '<c r="A3" t="str"><f>""</f><v></v></c>'),
    });
    expect(notes(planned(bytes))).toEqual([]);
  });
});
