/** Files that were damaged on their way: one clear sentence or what the file says, never fewer rows without a word. */
import { CFB, write, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { planOf, textFile, valueOf, workbookBytes, type FixtureRows } from '../fixtures';
import { CELLS_MAX } from './limits';
import { openSource } from './open';

const ROWS = 12;
const SUM = 186;
const ROWS_OF_IT: FixtureRows = [
  ['客户名称', '发票号码', '开票日期', '开票金额'],
  ...Array.from({ length: ROWS }, (_, index) => [
    `${'甲乙丙'[index % 3] ?? ''}公司`,
    `F${index}`,
    { t: 'n' as const, v: 46_000 + index, z: 'yyyy-mm-dd' },
    10 + index,
  ]),
];
const SHEET = 'xl/worksheets/sheet1.xml';
const TEXTS = 'xl/sharedStrings.xml';

/** As Excel saves it: packed, with its texts in a part of their own. */
const workbook = packed();
const parts = unzipSync(workbook);
const biff = workbookBytes({ 应收: ROWS_OF_IT }, 'biff8');

function packed(): Uint8Array {
  let bytes = new Uint8Array();
  workbookBytes({ 应收: ROWS_OF_IT }, 'xlsx', (book: WorkBook) => {
    const written: unknown = write(book, {
      type: 'array',
      bookType: 'xlsx',
      compression: true,
      bookSST: true,
    });
    if (written instanceof ArrayBuffer) bytes = new Uint8Array(written);
  });
  return bytes;
}

function without(name: string): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name)));
}

function withPart(name: string, change: (xml: string) => string): Uint8Array {
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
}

interface Outcome {
  /** The problem that a person is told. */
  readonly problem?: string;
  readonly refused?: string;
  readonly imported: number;
  readonly rejected: number;
  readonly source: string;
}

function outcomeOf(name: string, bytes: Uint8Array): Outcome {
  const nothing = { imported: 0, rejected: 0, source: '0' };
  const opened = openSource({ name, bytes });
  if (!opened.ok) return { ...nothing, problem: opened.problem.code };
  const { report } = planOf([opened.value]);
  const [sheet] = report.sources;
  const table = sheet?.tables[0];
  if (table === undefined) return { ...nothing, ...(sheet?.refused ? { refused: sheet.refused.why } : {}) };
  expect(table.rows.imported + table.rows.skipped + table.rows.rejected).toBe(table.rows.data);
  for (const { difference } of report.reconciliation) expect(difference.toFixed()).toBe('0');
  const source = report.reconciliation[0]?.source.toFixed() ?? '0';
  return { imported: table.rows.imported, rejected: table.rows.rejected, source };
}

const problemOf = (bytes: Uint8Array): string | undefined => outcomeOf('应收.xlsx', bytes).problem;
const WHOLE: Outcome = { imported: ROWS, rejected: 0, source: String(SUM) };

/** Nothing is kept back: what is not imported is refused, or named row by row. */
function isSaid({ problem, refused, imported, rejected }: Outcome): boolean {
  return problem !== undefined || refused !== undefined || imported + rejected >= ROWS;
}

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

const place = (bytes: Uint8Array) =>
  fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }));

/** The reader writes to the console of records that it does not know. */
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('an .xlsx', () => {
  it('that nothing happened to is read', () => {
    expect(outcomeOf('应收.xlsx', workbook)).toEqual(WHOLE);
  });

  it('with a bit turned over is damaged, or it says what it said', () => {
    fc.assert(
      fc.property(place(workbook), ([at, bit]) => {
        const outcome = outcomeOf('应收.xlsx', flipped(workbook, at, bit));
        if (outcome.problem === undefined) expect(outcome).toEqual(WHOLE);
      }),
      { numRuns: 250 },
    );
  });

  it('cut off anywhere is damaged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: workbook.length - 1 }), (length) => {
        expect(problemOf(workbook.slice(0, length))).toBe('file.damaged');
      }),
      { numRuns: 50 },
    );
  });

  it.each([SHEET, TEXTS, 'xl/workbook.xml', 'xl/styles.xml'])('without %s is damaged', (name) => {
    expect(problemOf(without(name))).toBe('file.damaged');
  });

  it('without its relations is read as far as it is sure, which is whole', () => {
    expect(outcomeOf('应收.xlsx', without('xl/_rels/workbook.xml.rels'))).toEqual(WHOLE);
  });

  it.each([SHEET, TEXTS])('whose %s ends in the middle is damaged, wherever', (name) => {
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: xml.trimEnd().length - 1 }), (length) => {
        expect(problemOf(withPart(name, () => xml.slice(0, length)))).toBe('file.damaged');
      }),
      { numRuns: 60 },
    );
  });

  it('whose rows lost a bracket, a quote or an end is damaged, wherever', () => {
    const xml = strFromU8(parts[SHEET] ?? new Uint8Array());
    const begin = xml.indexOf('<sheetData');
    const signs = [...xml.matchAll(/[<>"/]/g)].map(({ index }) => index).filter((at) => at >= begin);
    fc.assert(
      fc.property(fc.constantFrom(...signs), (at) => {
        expect(problemOf(withPart(SHEET, () => xml.slice(0, at) + xml.slice(at + 1)))).toBe('file.damaged');
      }),
      { numRuns: 50 },
    );
  });

  it('with a text that it does not hold is damaged', () => {
    const bytes = withPart(SHEET, (xml) => xml.replace('t="s"><v>5<', 't="s"><v>5555<'));
    expect(problemOf(bytes)).toBe('file.damaged');
  });

  it.each(['1e999', 'abc'])('with %s for a number has that row rejected', (value) => {
    const bytes = withPart(SHEET, (xml) => xml.replace('<v>10</v>', `<v>${value}</v>`));
    expect(outcomeOf('应收.xlsx', bytes)).toEqual({
      imported: ROWS - 1,
      rejected: 1,
      source: String(SUM - 10),
    });
  });

  it.each(['A1:XFD1048576', 'A1:B2', 'ZZZZ9:A0', ''])(
    'that says it covers %p is read all the same',
    (ref) => {
      const bytes = withPart(SHEET, (xml) => xml.replace(/<dimension[^>]*>/, `<dimension ref="${ref}"/>`));
      expect(outcomeOf('应收.xlsx', bytes)).toEqual(WHOLE);
    },
  );

  it('merged over a million rows, with columns hidden beyond the last, is read in no more steps than it has rows', () => {
    const bytes = withPart(SHEET, (xml) =>
      xml
        .replace('<sheetData>', '<cols><col min="1" max="99999999" hidden="1"/></cols><sheetData>')
        .replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'),
    );
    expect(outcomeOf('应收.xlsx', bytes)).toEqual(WHOLE);
  });

  it('with 16,384 columns that carry only a style is read without them', () => {
    const blanks = (row: string): string =>
      Array.from({ length: 16_380 }, (_, index) => `<c r="${letters(index + 4)}${row}" s="0"/>`).join('');
    const bytes = withPart(SHEET, (xml) =>
      xml.replace(
        /<row r="(1|5)"(.*?)<\/row>/g,
        (_, row: string, cells: string) => `<row r="${row}"${cells}${blanks(row)}</row>`,
      ),
    );
    expect(outcomeOf('应收.xlsx', bytes)).toEqual(WHOLE);
    const [sheet] = valueOf(openSource({ name: '应收.xlsx', bytes })).sheets;
    expect(sheet?.columnCount).toBe(4);
  });

  it('with styled blanks down to the last row is read up to the last with content', () => {
    const far = [2000, 1_048_576].map((row) => `<row r="${row}"><c r="A${row}" s="0"/></row>`).join('');
    const bytes = withPart(SHEET, (xml) => xml.replace('</sheetData>', `${far}</sheetData>`));
    expect(outcomeOf('应收.xlsx', bytes)).toEqual(WHOLE);
    expect(valueOf(openSource({ name: '应收.xlsx', bytes })).sheets[0]?.rows).toHaveLength(ROWS + 1);
  });

  it('of more cells than the limit is refused before it is read, whatever they hold', () => {
    const cells = 1000;
    const rows = strToU8(`<row>${'<c/>'.repeat(cells)}</row>`.repeat(Math.ceil((CELLS_MAX + 1) / cells)));
    const xml = joined([strToU8('<worksheet><sheetData>'), rows, strToU8('</sheetData></worksheet>')]);
    expect(problemOf(zipSync({ ...parts, [SHEET]: xml }, { level: 0 }))).toBe('file.tooLarge');
  });
});

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

describe('an .xls', () => {
  it('that nothing happened to is read', () => {
    expect(outcomeOf('应收.xls', biff)).toEqual(WHOLE);
  });

  it('with a bit turned over is damaged, or every row of it is accounted for', () => {
    fc.assert(
      fc.property(place(biff), ([at, bit]) => {
        expect(isSaid(outcomeOf('应收.xls', flipped(biff, at, bit)))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('with a bit turned over in what its records are is damaged, or every row of it is accounted for', () => {
    const heads = recordPlaces(biff);
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.integer({ min: 0, max: 31 }), (head, bit) => {
        expect(isSaid(outcomeOf('应收.xls', flipped(biff, head + (bit >> 3), bit & 7)))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('cut off anywhere is damaged or accounted for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: biff.length - 1 }), (length) => {
        expect(isSaid(outcomeOf('应收.xls', biff.slice(0, length)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** Where in the file its records begin. */
function recordPlaces(bytes: Uint8Array): readonly number[] {
  const { find, read } = CFB as {
    find: (container: unknown, path: string) => { content: Uint8Array };
    read: (file: Uint8Array, options: { type: 'array' }) => unknown;
  };
  const stream = Uint8Array.from(find(read(bytes, { type: 'array' }), 'Workbook').content);
  const begin = Buffer.from(bytes).indexOf(Buffer.from(stream.slice(0, 64)));
  const view = new DataView(stream.buffer);
  const places: number[] = [];
  for (let at = 0; at + 4 <= stream.length && view.getUint16(at, true) !== 0;) {
    places.push(begin + at);
    at += 4 + view.getUint16(at + 2, true);
  }
  return places;
}

describe('a text file', () => {
  it('with zero bytes in it is no text, and it is said', () => {
    const { bytes } = textFile('应收.csv', '客户,金额\n甲,1\u00002\n');
    expect(outcomeOf('应收.csv', bytes).problem).toBe('file.notSpreadsheet');
  });
});
