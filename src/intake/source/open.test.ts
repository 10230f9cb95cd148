import { zipSync } from 'fflate';
import { csvText, dateCell, gbkBytes, textFile, valueOf, workbookBytes } from '../fixtures';
import { FILE_BYTES_MAX } from './limits';
import { openSource } from './open';
import { cellText } from './source';

const ROWS = [
  ['客户名称', '金额'],
  ['甲公司', '1,234.50'],
];

function codeOf(name: string, bytes: Uint8Array): string | undefined {
  const opened = openSource({ name, bytes });
  return opened.ok ? undefined : `${opened.problem.code} ${opened.problem.file}`;
}

function wide(text: string): number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]);
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('a file is what its content says', () => {
  it('names an empty file', () => {
    expect(codeOf('空.xlsx', new Uint8Array(0))).toBe('file.empty 空.xlsx');
    expect(codeOf('空.csv', new TextEncoder().encode(' \n'))).toBe('file.empty 空.csv');
  });

  it('does not take text for a workbook because of its name', () => {
    expect(codeOf('a.xlsx', new TextEncoder().encode(csvText(ROWS)))).toBe('file.notSpreadsheet a.xlsx');
  });

  it('opens a workbook under a wrong name', () => {
    const book = valueOf(openSource({ name: 'a.csv', bytes: workbookBytes({ 表: ROWS }) }));
    expect(book.sheets[0]?.rows[1]).toEqual(['甲公司', '1,234.50']);
  });

  it('refuses other archives, other documents and plain bytes', () => {
    expect(codeOf('a.zip', zipSync({ 'a.txt': new Uint8Array(9) }))).toBe('file.notSpreadsheet a.zip');
    expect(
      codeOf(
        'a.docx',
        zipSync({ '[Content_Types].xml': new Uint8Array(9), 'word/document.xml': new Uint8Array(9) }),
      ),
    ).toBe('file.notSpreadsheet a.docx');
    expect(codeOf('a.doc', Uint8Array.from([...COMPOUND, ...wide('WordDocument')]))).toBe(
      'file.notSpreadsheet a.doc',
    );
    expect(codeOf('a.bin', Uint8Array.from([1, 0, 2, 0, 255]))).toBe('file.notSpreadsheet a.bin');
    expect(codeOf('a.txt', Uint8Array.from([0x41, 0xff, 0xff, 0x41]))).toBe('file.notSpreadsheet a.txt');
    expect(
      codeOf(
        'a.xlsb',
        zipSync({ '[Content_Types].xml': new Uint8Array(9), 'xl/workbook.bin': new Uint8Array(9) }),
      ),
    ).toBe('file.unsupported a.xlsb');
  });

  it('says when a workbook has a password', () => {
    expect(codeOf('a.xlsx', Uint8Array.from([...COMPOUND, ...wide('EncryptedPackage')]))).toBe(
      'file.encrypted a.xlsx',
    );
  });

  it('calls broken workbooks damaged', () => {
    const bytes = workbookBytes({ 表: ROWS });
    expect(codeOf('a.xlsx', bytes.slice(0, bytes.byteLength / 2))).toBe('file.damaged a.xlsx');
    expect(
      codeOf('a.xls', Uint8Array.from([...COMPOUND, ...wide('Workbook'), ...new Array<number>(600).fill(7)])),
    ).toBe('file.damaged a.xls');
    expect(
      codeOf(
        'a.xlsx',
        zipSync({
          '[Content_Types].xml': new Uint8Array(9),
          'xl/workbook.xml': new TextEncoder().encode('<no'),
        }),
      ),
    ).toBe('file.damaged a.xlsx');
  });

  it('refuses a bomb that calls itself a workbook', () => {
    const sheet = new Uint8Array(60 * 1024 * 1024);
    expect(
      codeOf('a.xlsx', zipSync({ '[Content_Types].xml': new Uint8Array(9), 'xl/workbook.xml': sheet })),
    ).toBe('file.zipBomb a.xlsx');
  });

  it('refuses a file beyond the size limit without reading it', () => {
    expect(codeOf('a.csv', new Uint8Array(FILE_BYTES_MAX + 1))).toBe('file.tooLarge a.csv');
  });
});

describe('text files', () => {
  const expected = ROWS;
  const utf16 = (bigEndian: boolean): Uint8Array => {
    const units = wide(`\ufeff${csvText(ROWS)}`);
    const swapped = units.map((_, index) => units[index ^ 1] ?? 0);
    return Uint8Array.from(bigEndian ? swapped : units);
  };

  it.each([
    ['UTF-8', new TextEncoder().encode(csvText(ROWS))],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${csvText(ROWS)}`)],
    ['GBK', gbkBytes(csvText(ROWS))],
    ['UTF-16 little-endian', utf16(false)],
    ['UTF-16 big-endian', utf16(true)],
    ['tabs', new TextEncoder().encode(csvText(ROWS, '\t'))],
    ['semicolons', new TextEncoder().encode(csvText(ROWS, ';'))],
    ['a delimiter hint', new TextEncoder().encode(`sep=;\r\n${csvText(ROWS, ';')}`)],
  ])('are read in %s', (_, bytes) => {
    const book = valueOf(openSource({ name: '应收.csv', bytes }));
    expect(book.sheets.map(({ name, rows }) => ({ name, rows }))).toEqual([{ name: '应收', rows: expected }]);
  });

  it('with a quote that never closes are damaged, and the row is named', () => {
    const opened = openSource(textFile('a.csv', 'a,b\n1,2\n"3,4\n5,6'));
    expect(opened).toMatchObject({ ok: false, problem: { code: 'file.damaged', cell: 'A3' } });
  });
});

describe('workbooks', () => {
  it.each(['xlsx', 'biff8'] as const)(
    'are read from %s with dates, codes and hidden sheets told apart',
    (type) => {
      const bytes = workbookBytes(
        {
          明细: [
            ['编号', '日期', '金额'],
            [{ t: 'n', v: 123, z: '00000' }, dateCell(45000.5), -1.5],
          ],
          隐藏: [['x']],
        },
        type,
        (book) => {
          book.Workbook = {
            Sheets: [
              { name: '明细', Hidden: 0 },
              { name: '隐藏', Hidden: 1 },
            ],
          };
        },
      );
      const book = valueOf(openSource({ name: `a.${type}`, bytes }));
      expect(book.sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
      const row = book.sheets[0]?.rows[1] ?? [];
      expect(row).toEqual([{ number: 123, shown: '00123' }, { date: 45000.5 }, -1.5]);
      expect(row.map(cellText)).toEqual(['00123', '2023-03-15', '-1.5']);
    },
  );

  it('of the 1904 date system show the same days', () => {
    const bytes = workbookBytes({ 表: [[dateCell(43538)]] }, 'xlsx', (book) => {
      book.Workbook = { WBProps: { date1904: true } };
    });
    const cell = valueOf(openSource({ name: 'a.xlsx', bytes })).sheets[0]?.rows[0]?.[0] ?? '';
    expect(cellText(cell)).toBe('2023-03-15');
  });

  it('lose their phantom columns and rows', () => {
    const wideRow = ['客户', ...new Array<string>(200).fill('')];
    const sheet = valueOf(
      openSource({ name: 'a.xlsx', bytes: workbookBytes({ 表: [wideRow, ['甲'], [''], ['  ']] }) }),
    ).sheets[0];
    expect(sheet?.columnCount).toBe(1);
    expect(sheet?.rows.length).toBe(2);
  });
});
