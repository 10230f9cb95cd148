import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { boxOf, cellAt, featureBook, sheetOf } from '../../../tests/tools/libreoffice-book';
import type { BookModel } from '../model';
import { HostFileError, openBook, saveBook } from '.';
import { pointsOfWidth, widthOfPoints } from './widths';

// The file library is transformed by jest at its first import.
jest.setTimeout(60_000);

function bookOf(lines: Parameters<typeof sheetOf>[2]): BookModel {
  const sheet = sheetOf('s1', '表', lines);
  return {
    sheets: [sheet],
    tables: [],
    names: [],
    activeSheetId: 's1',
    dateSystem: 1900,
    settings: new Map(),
  };
}

/** The saved file with one part's text changed. */
async function patched(book: BookModel, path: string, change: (xml: string) => string): Promise<Uint8Array> {
  const files = unzipSync(await saveBook(book));
  const part = files[path];
  if (!part) throw new Error(`no part ${path} in ${Object.keys(files).join(' ')}`);
  return zipSync({ ...files, [path]: strToU8(change(strFromU8(part))) });
}

describe('opening refuses by name', () => {
  const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(64));
  const encrypted = Uint8Array.of(
    ...compound,
    ...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
  );

  test.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['a text', strToU8('编号,金额'), 'file.notSpreadsheet'],
    ['a workbook of Excel 97', compound, 'file.notSpreadsheet'],
    ['an encrypted workbook', encrypted, 'file.encrypted'],
    ['another zip', zipSync({ 'a.txt': strToU8('a') }), 'file.notSpreadsheet'],
    ['a zip cut off', zipSync({ 'a.txt': strToU8('a'.repeat(99)) }).slice(0, 60), 'file.damaged'],
  ])('%s', async (_, bytes, code) => {
    await expect(openBook(bytes)).rejects.toEqual(new HostFileError(code as 'file.empty'));
  });

  test('a workbook whose sheet is no XML', async () => {
    const bytes = await patched(bookOf([[1]]), 'xl/worksheets/sheet1.xml', (xml) => `${xml.slice(0, 300)}<`);
    await expect(openBook(bytes)).rejects.toMatchObject({ code: 'file.damaged' });
  });
});

describe("other producers' files", () => {
  test('dates stay the serial numbers they are, to the last digit, in declared and built-in formats', async () => {
    const serials = [46_023, 46_023.123_456_789, 0.999988425, 1, 60, 45_000.5];
    const book = bookOf(serials.map((serial) => [serial]));
    for (const cells of book.sheets[0]?.rows.values() ?? []) {
      for (const cell of cells.values()) cell.style = { numberFormat: 'yyyy"年"m"月"d"日" h:mm' };
    }
    const opened = await openBook(await saveBook(book));
    expect(serials.map((_, row) => cellAt(opened.sheets[0], row, 0).value)).toEqual(serials);
    expect(cellAt(opened.sheets[0], 0, 0).style).toEqual({ numberFormat: 'yyyy"年"m"月"d"日" h:mm' });
    const builtIn = await patched(book, 'xl/styles.xml', (xml) =>
      xml.replace(/numFmtId="1\d\d"(?=[^>]*xfId)/g, 'numFmtId="14"'),
    );
    const [sheet] = (await openBook(builtIn)).sheets;
    expect(serials.map((_, row) => cellAt(sheet, row, 0).value)).toEqual(serials);
    expect(cellAt(sheet, 0, 0).style).toEqual({ numberFormat: 'm/d/yyyy' });
  });

  test('rules of other kinds come through with their looks and their place in the order', async () => {
    const other =
      '<conditionalFormatting sqref="A1:A9"><cfRule type="duplicateValues" dxfId="0" priority="2"/></conditionalFormatting>' +
      '<conditionalFormatting sqref="B1:B9"><cfRule type="cellIs" dxfId="1" priority="1" operator="greaterThan" stopIfTrue="1"><formula>5</formula></cfRule></conditionalFormatting>' +
      '<conditionalFormatting sqref="C1:C9"><cfRule type="colorScale" priority="3"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FF63BE7B"/></colorScale></cfRule></conditionalFormatting>';
    const first = unzipSync(
      await patched(bookOf([[1]]), 'xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('<pageMargins', `${other}<pageMargins`),
      ),
    );
    const styles = strFromU8(first['xl/styles.xml'] ?? new Uint8Array()).replace(
      /<dxfs[^>]*\/>/,
      '<dxfs count="2"><dxf><font><b/></font></dxf><dxf><fill><patternFill><bgColor rgb="FF00FF00"/></patternFill></fill></dxf></dxfs>',
    );
    const book = await openBook(zipSync({ ...first, 'xl/styles.xml': strToU8(styles) }));
    expect(book.sheets[0]?.conditionalFormats.map(({ type, box }) => [type, box.column])).toEqual([
      ['Other', 1],
      ['Other', 0],
      ['Other', 2],
    ]);
    const saved = unzipSync(await saveBook(book));
    const sheet = strFromU8(saved['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain(
      '<cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan" stopIfTrue="1"><formula>5</formula></cfRule>',
    );
    expect(sheet).toContain('<cfRule type="duplicateValues" dxfId="1" priority="2"/>');
    expect(sheet).toContain('<color rgb="FF63BE7B"/>');
    expect(strFromU8(saved['xl/styles.xml'] ?? new Uint8Array())).toMatch(
      /<dxfs count="2"><dxf><fill>.*<b\/>.*<\/dxfs>/s,
    );
    expect((await openBook(await saveBook(book))).sheets[0]?.conditionalFormats).toHaveLength(3);
  });

  test('a sheet with a chart opens without it', async () => {
    const files = unzipSync(await saveBook(bookOf([[7]])));
    const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
    const relation = (type: string, target: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
    const bytes = zipSync({
      ...files,
      'xl/worksheets/sheet1.xml': strToU8(
        text('xl/worksheets/sheet1.xml').replace('</worksheet>', '<drawing r:id="rId1"/></worksheet>'),
      ),
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(relation('drawing', '../drawings/drawing1.xml')),
      'xl/drawings/drawing1.xml': strToU8(
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
      ),
      'xl/drawings/_rels/drawing1.xml.rels': strToU8(relation('chart', '../charts/chart1.xml')),
      'xl/charts/chart1.xml': strToU8(
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>',
      ),
    });
    expect(cellAt((await openBook(bytes)).sheets[0], 0, 0).value).toBe(7);
  });

  test('prefixed elements, shared and unprefixed functions are understood', async () => {
    const bytes = await patched(
      bookOf([
        ['甲', '=MAXIFS(B2:B3,A2:A3,"甲")'],
        ['甲', 1],
        ['乙', 2],
      ]),
      'xl/workbook.xml',
      (xml) =>
        xml.replace(
          '</sheets>',
          '</sheets><x:definedNames xmlns:x="x"><x:definedName name="起">表!$A$1</x:definedName></x:definedNames>',
        ),
    );
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain(
      '_xlfn.MAXIFS',
    );
    const book = await openBook(bytes);
    expect(cellAt(book.sheets[0], 0, 1).formula).toBe('=MAXIFS(B2:B3,A2:A3,"甲")');
    expect(book.names).toEqual([{ name: '起', formula: '=表!$A$1', visible: true, comment: '' }]);
  });
});

test('a table names its own row in the file as Excel demands, and as the API shows it in the model', async () => {
  const files = unzipSync(await saveBook(featureBook()));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const table = strFromU8(files['xl/tables/table1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<f>客户[[#This Row],[授信额度(元)]]-客户[[#This Row],[已用]]</f>');
  expect(sheet).not.toContain('[@');
  expect(table).toContain(
    '<calculatedColumnFormula>客户[[#This Row],[授信额度(元)]]-客户[[#This Row],[已用]]</calculatedColumnFormula>',
  );
});

test('a width in points survives the file, pixel by pixel', () => {
  for (let pixels = 1; pixels <= 2000; pixels += 1)
    expect(pointsOfWidth(widthOfPoints(pixels * 0.75))).toBe(pixels * 0.75);
  // Excel's own default column: 8.43 characters, stored as 9.140625, 64 pixels, 48 points.
  expect(pointsOfWidth(9.140625)).toBe(48);
});

test('texts that look like numbers, formulas and errors stay texts', async () => {
  const texts = ['001', '=1+1', '+1', '1e5', 'TRUE', '#无', ' a ', '_x000a_', '🏦', 'a\nb'];
  const book = bookOf([texts.map(() => '')]);
  texts.forEach((text, column) => {
    cellAt(book.sheets[0], 0, column).value = text;
  });
  const opened = await openBook(await saveBook(book));
  expect(texts.map((_, column) => cellAt(opened.sheets[0], 0, column))).toEqual(
    texts.map((value) => ({ value })),
  );
  expect(opened.sheets[0]?.selection).toEqual(boxOf(0, 0));
});
