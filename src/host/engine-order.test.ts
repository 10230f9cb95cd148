/** Calculating only what changed, group by group, leaves every cell as calculating the whole book at once would. */
import fc from 'fast-check';
import { boxOf, cellAt, sheetOf } from '../../tests/tools/libreoffice-book';
import { Engine } from './engine';
import type { SheetBox } from './engine-boxes';
import { orderOf, type FormulaGroup, type GroupRead } from './engine-order';
import type { BookModel, SheetModel } from './model';

// The calculation engine is transformed by jest at its first import.
jest.setTimeout(60_000);

const ROWS = 12;
const INPUTS = 3;
/** A column that no formula reads. */
const FAR = 20;
/** Of the columns behind the inputs, each reads earlier ones: its own row's, whole columns', single cells', the row above. */
const FORMULAS: readonly ((row: number, left: string, other: string) => string)[] = [
  (row, left, other) => `=${left}${row}+${other}${row}`,
  (row, left) => `=${left}${row}*2-SUM($${left}$1:$${left}$${ROWS})`,
  (row, left, other) => `=SUMIFS($${left}$1:$${left}$${ROWS},$${other}$1:$${other}$${ROWS},${other}${row})`,
  (row, left) => `=IF(${left}${row}>$A$1,${left}${row},MAX(${left}:${left}))`,
  (row, left) => (row === 1 ? `=${left}1` : `=${left}${row - 1}+${left}${row}`),
];

interface Column {
  readonly formula: number;
  readonly left: number;
  readonly other: number;
}

const letter = (index: number): string => String.fromCharCode(65 + index);

function sheetWith(inputs: readonly number[], columns: readonly Column[], beside = ''): SheetModel {
  const rows = Array.from({ length: ROWS }, (_, row) => [
    ...inputs.slice(row * INPUTS, (row + 1) * INPUTS),
    ...columns.map(({ formula, left, other }, index) => {
      const write = FORMULAS[formula % FORMULAS.length];
      const earlier = (at: number): string => letter(at % (INPUTS + index));
      return write ? write(row + 1, earlier(left), earlier(other)) : '';
    }),
  ]);
  return sheetOf('s', '表', [...rows, [...new Array<string>(FAR).fill(''), beside]]);
}

function bookOf(sheet: SheetModel): BookModel {
  return {
    sheets: [sheet],
    tables: [],
    names: [],
    activeSheetId: sheet.id,
    dateSystem: 1900,
    settings: new Map(),
  };
}

const column = fc.record({ formula: fc.nat(), left: fc.nat(), other: fc.nat() });
const small = fc.integer({ min: -9, max: 9 });

describe('the order of calculation', () => {
  it('gives after each change what a whole calculation gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(small, { minLength: ROWS * INPUTS, maxLength: ROWS * INPUTS }),
        fc.array(column, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(ROWS - 1), fc.nat(INPUTS - 1), small), { minLength: 1, maxLength: 4 }),
        async (inputs, columns, edits) => {
          const sheet = sheetWith(inputs, columns);
          const engine = await Engine.create(bookOf(sheet));
          engine.changed(sheet.id, { row: 0, column: 0, height: ROWS, width: INPUTS + columns.length });
          await engine.calculate();
          const changed = [...inputs];
          for (const [row, at, value] of edits) {
            changed[row * INPUTS + at] = value;
            cellAt(sheet, row, at).value = value;
            engine.changed(sheet.id, boxOf(row, at, 1, 1));
          }
          await engine.calculate();
          // A formula no order is found for: the engine orders this one's.
          const whole = sheetWith(changed, columns, '=TODAY()');
          const fresh = await Engine.create(bookOf(whole));
          fresh.changed(whole.id, { row: 0, column: 0, height: ROWS, width: INPUTS + columns.length });
          await fresh.calculate();
          const shown = (of: SheetModel): unknown[] =>
            Array.from({ length: ROWS }, (_, row) =>
              Array.from({ length: INPUTS + columns.length }, (__, at) => cellAt(of, row, at).value),
            );
          expect(shown(sheet)).toEqual(shown(whole));
          engine.dispose();
          fresh.dispose();
        },
      ),
      { numRuns: 30 },
    );
  });
});

const place = (at: number): { at: number; absolute: boolean } => ({ at, absolute: false });
const fixed = (at: number): { at: number; absolute: boolean } => ({ at, absolute: true });
const ownRow = (from: number): GroupRead => ({
  sheetId: 's',
  top: place(0),
  bottom: place(0),
  left: fixed(from),
  right: fixed(from),
});

function group(at: number, reads: readonly GroupRead[], formula = '=x'): FormulaGroup {
  const cells = Array.from({ length: 3 }, (_, row) => ({ row, column: at }));
  return { sheetId: 's', formula, first: { row: 0, column: at }, cells, reads };
}

const change = (row: number, at: number): SheetBox => ({
  sheetId: 's',
  box: { row, column: at, height: 1, width: 1 },
});

describe('orderOf', () => {
  it('takes only the rows that changed, and what reads the whole column after them', () => {
    const whole: GroupRead = { ...ownRow(1), top: fixed(0), bottom: fixed(2) };
    const groups = [group(2, [whole]), group(1, [ownRow(0)]), group(3, [ownRow(9)])];
    const order = orderOf(groups, [change(1, 0)]);
    expect(order?.map(({ group: { first }, cells }) => [first.column, cells.map(({ row }) => row)])).toEqual([
      [1, [1]],
      [2, [0, 1, 2]],
    ]);
  });

  it.each([
    ['groups that read each other', [group(1, [ownRow(2)]), group(2, [ownRow(1)])]],
    ['a group that reads itself', [group(1, [{ ...ownRow(1), top: place(-1), bottom: place(-1) }])]],
    ['what no reference tells', [group(1, [], '=INDIRECT("A1")')]],
    ['today', [group(1, [], '=TODAY()')]],
  ])('leaves %s to the engine', (_, groups) => {
    expect(orderOf(groups, [change(0, 0)])).toBeNull();
  });
});
