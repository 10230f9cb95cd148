import fc from 'fast-check';
import { sheetOf, tableOf } from '../../tests/tools/libreoffice-book';
import type { BookModel } from './model';
import { columnLetters, plainFormula } from './references';
import {
  renameColumnInFormula,
  renameSheetInFormula,
  renameTableInFormula,
  shiftFormula,
  translateFormula,
} from './references-edit';

function bookWith(headers: readonly string[], height = 4): BookModel {
  const sheet = sheetOf('s1', '客户', [headers]);
  const other = sheetOf('s2', "其他 '1", []);
  const table = tableOf('客户', sheet, height);
  // A header may look like a formula, which a cell made by the helper would become.
  table.columns = headers.map((name, position) => ({ id: position + 1, name }));
  return {
    sheets: [sheet, other],
    tables: [table],
    names: [
      { name: '检查日期', formula: '=客户!$B$2', visible: true, comment: '' },
      { name: '两倍', formula: '=检查日期*2', visible: true, comment: '' },
      { name: '左边', formula: '=客户!A1', visible: true, comment: '' },
    ],
    activeSheetId: 's1',
    dateSystem: 1900,
    settings: new Map(),
  };
}

const HEADERS = ['编号', '金额(元)', 'a[b]', "x'y", '#号', '换\n行', '@标'];
const inTable = { sheetId: 's1', row: 2, column: 9 };
const ownRow = { sheetId: 's1', row: 2, column: 1 };
const elsewhere = { sheetId: 's2', row: 2, column: 0 };

describe('structured references become plain ones', () => {
  test.each([
    ['=客户[编号]', inTable, '=$A$2:$A$4'],
    ['=客户[编号]', elsewhere, "='客户'!$A$2:$A$4"],
    ['=[@[金额(元)]]', ownRow, '=$B3'],
    ['=客户[@[金额(元)]]*2', inTable, '=$B3*2'],
    ['=客户[[#This Row],[金额(元)]]', elsewhere, "='客户'!$B3"],
    ["=[@[a'[b']]]+[@[x''y]]+[@['#号]]+[@[换\n行]]+[@['@标]]", ownRow, '=$C3+$D3+$E3+$F3+$G3'],
    ['=客户[#Headers]', inTable, '=$A$1:$G$1'],
    ['=客户[[#Headers],[编号]:[金额(元)]]', inTable, '=$A$1:$B$1'],
    ['=客户[#All]', inTable, '=$A$1:$G$4'],
    ['=客户[#Data]', inTable, '=$A$2:$G$4'],
    ['=客户[[#Headers],[#Data],[编号]]', inTable, '=$A$1:$A$4'],
    ['=客户[[金额(元)]:[编号]]', inTable, '=$A$2:$B$4'],
    ['=客户', inTable, '=$A$2:$G$4'],
    ['=客户[没有]', inTable, '=#REF!'],
    ['=没有[编号]', inTable, '=#REF!'],
    ['=[@编号]', elsewhere, '=#REF!'],
    ['=客户[@编号]', { ...elsewhere, row: 7 }, '=#VALUE!'],
    ['=客户[#Totals]', inTable, '=#REF!'],
    ['="客户[@编号]"&A1', inTable, '="客户[@编号]"&A1'],
  ])('%s', (formula, place, expected) => {
    expect(plainFormula(formula, place, bookWith(HEADERS))).toBe(expected);
  });

  test('totals are the last row, and no data', () => {
    const book = bookWith(HEADERS);
    for (const table of book.tables) table.showTotals = true;
    expect(plainFormula('=客户[编号]', inTable, book)).toBe('=$A$2:$A$3');
    expect(plainFormula('=客户[[#Totals],[编号]]', inTable, book)).toBe('=$A$4');
  });

  test('any header a table can have is found by its escaped name', () => {
    const header = fc
      .string({ unit: fc.constantFrom(...'客户a1 []#\'@"!,:()+-\n=&$%'), minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(
        fc.uniqueArray(header, { minLength: 1, maxLength: 6, selector: (text) => text.toLowerCase() }),
        (headers) => {
          const book = bookWith(headers);
          headers.forEach((name, position) => {
            const column = columnLetters(position);
            const escaped = name.replace(/['[\]#@]/g, "'$&");
            expect(plainFormula(`=[@[${escaped}]]`, { ...ownRow, column: 0 }, book)).toBe(`=$${column}3`);
            expect(plainFormula(`=SUM(客户[[${escaped}]])`, elsewhere, book)).toBe(
              `=SUM('客户'!$${column}$2:$${column}$4)`,
            );
          });
        },
      ),
    );
  });
});

describe('defined names become what they stand for', () => {
  test.each([
    ['=检查日期+1', elsewhere, "='客户'!$B$2+1"],
    ['=两倍', elsewhere, "=('客户'!$B$2*2)"],
    ['=左边', { sheetId: 's2', row: 4, column: 2 }, "='客户'!C5"],
    ['=没有这个名字', elsewhere, '=没有这个名字'],
  ])('%s', (formula, place, expected) => {
    expect(plainFormula(formula, place, bookWith(HEADERS))).toBe(expected);
  });

  test("a sheet's own name hides the book's", () => {
    const book = bookWith(HEADERS);
    book.names.push({ name: '检查日期', formula: '=$Z$1', sheetId: 's2', visible: true, comment: '' });
    expect(plainFormula('=检查日期', elsewhere, book)).toBe('=$Z$1');
    expect(plainFormula('=检查日期', inTable, book)).toBe("='客户'!$B$2");
  });

  test('names that stand for each other end somewhere', () => {
    const book = bookWith(HEADERS);
    book.names.push(
      { name: '甲', formula: '=乙', visible: true, comment: '' },
      { name: '乙', formula: '=甲', visible: true, comment: '' },
    );
    expect(plainFormula('=甲', inTable, book)).toMatch(/^=[甲乙]$/);
  });
});

describe('edits of the grid', () => {
  const insertRows = { sheetName: '客户', dimension: 'rows', kind: 'insert', at: 2, count: 3 } as const;
  const deleteRows = { ...insertRows, kind: 'delete' } as const;

  test.each([
    ['=A2+$A$3+SUM(A1:A4)', insertRows, '=A2+$A$6+SUM(A1:A7)'],
    ['=A2+A4+SUM(A1:A9)', deleteRows, '=A2+#REF!+SUM(A1:A6)'],
    ['=SUM(A3:A5)', deleteRows, '=SUM(#REF!)'],
    ['=SUM(A2:A4)+SUM(A4:A7)', deleteRows, '=SUM(A2:A2)+SUM(A3:A4)'],
    ['=其他!A3+客户!A3+A:A', insertRows, '=其他!A3+客户!A6+A:A'],
    ['=客户[@编号]&"A3"', insertRows, '=客户[@编号]&"A3"'],
    ['=A1+C1+A:C', { ...insertRows, dimension: 'columns', at: 1, count: 1 } as const, '=A1+D1+A:D'],
  ])('%s follows its cells', (formula, shift, expected) => {
    expect(shiftFormula(formula, '客户', shift).replace('A2:A2', 'A2')).toBe(expected.replace('A2:A2', 'A2'));
  });

  test('what is inserted and deleted again leaves a formula as it was', () => {
    const reference = fc
      .tuple(fc.nat(40), fc.nat(40), fc.boolean())
      .map(([row, column, absolute]) =>
        absolute
          ? `$${columnLetters(column)}$${String(row + 1)}`
          : `${columnLetters(column)}${String(row + 1)}`,
      );
    fc.assert(
      fc.property(
        reference,
        reference,
        fc.nat(40),
        fc.integer({ min: 1, max: 9 }),
        (one, other, at, count) => {
          const formula = `=${one}*SUM(${other})`;
          const shift = { sheetName: '客户', dimension: 'rows', at, count } as const;
          const inserted = shiftFormula(formula, '客户', { ...shift, kind: 'insert' });
          expect(shiftFormula(inserted, '客户', { ...shift, kind: 'delete' })).toBe(formula);
        },
      ),
    );
  });

  test('copying moves relative references only, and out of the sheet is an error', () => {
    expect(translateFormula('=A1+$A1+A$1+$A$1+SUM(B:B)', 2, 1)).toBe('=B3+$A3+B$1+$A$1+SUM(C:C)');
    expect(translateFormula('=A1', -1, 0)).toBe('=#REF!');
  });

  test('renamed sheets, tables and columns are followed', () => {
    expect(renameSheetInFormula("='其他 ''1'!A1+客户!B2", "其他 '1", '新')).toBe("='新'!A1+客户!B2");
    expect(renameTableInFormula('=SUM(客户[编号])+客户[@编号]+往来[编号]', '客户', '顾客')).toBe(
      '=SUM(顾客[编号])+顾客[@编号]+往来[编号]',
    );
    expect(renameColumnInFormula('=[@编号]&客户[编号]&往来[编号]', '客户', true, '编号', '代 码#')).toBe(
      "=[@[代 码'#]]&客户[代 码'#]&往来[编号]",
    );
    expect(renameColumnInFormula('=[@编号]', '客户', false, '编号', '代码')).toBe('=[@编号]');
  });
});
