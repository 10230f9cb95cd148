/** The faster sums give what the engine's own give, whatever stands in the cells and whatever is asked. */
import {
  ArrayValueObject,
  ErrorType,
  ErrorValueObject,
  functionMath,
  functionStatistical,
  type BaseFunction,
  type BaseValueObject,
  ValueObjectFactory,
} from '@univerjs/engine-formula';
import fc from 'fast-check';
import { forgetRanges } from './engine-services';
import { indexed } from './engine-sums';

const ROWS = 80;
const NAMES = ['SUMIFS', 'MAXIFS', 'COUNTIFS'] as const;

function stock(name: string): BaseFunction {
  const found = [...functionMath, ...functionStatistical].find(([, each]) => String(each) === name);
  if (!found) throw new Error(`no function ${name}`);
  const Executor = found[0] as new (name: string) => BaseFunction;
  return new Executor(name);
}

type CellOf = string | number | boolean | null | { readonly error: ErrorType };

function valueOf(cell: CellOf): BaseValueObject {
  return typeof cell === 'object' && cell !== null
    ? ErrorValueObject.create(cell.error)
    : // A cell's text stays a text, however much it looks like a number.
      ValueObjectFactory.create(cell, true);
}

/** What the engine's functions ask of a reference to a column. */
function column(cells: readonly CellOf[], at: number): BaseValueObject {
  const array = ArrayValueObject.create({
    calculateValueList: cells.map((cell) => [valueOf(cell)]),
    rowCount: cells.length,
    columnCount: 1,
    unitId: 'book',
    sheetId: 'sheet',
    row: 0,
    column: at,
  });
  const position = { startRow: 0, endRow: cells.length - 1, startColumn: at, endColumn: at };
  return {
    isReferenceObject: () => true,
    isError: () => false,
    isArray: () => false,
    toArrayValueObject: () => array,
    getRangePosition: () => position,
  } as unknown as BaseValueObject;
}

const TEXTS = [
  '#C1|CNY',
  '#c1|cny',
  '#C2|CNY',
  'n/a',
  '',
  '张三',
  '1',
  '001',
  'TRUE',
  '#N/A',
  '5月1日',
  'a*',
];
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<CellOf>(...TEXTS) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<CellOf>(true, null, { error: ErrorType.NA }) },
);
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -500, max: 500 }) },
  { weight: 1, arbitrary: fc.constantFrom<CellOf>('', 'n/a', null, true) },
);
const criterion = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<CellOf>(...TEXTS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<CellOf>('<2', '>=0', '=', '<>', '<>n/a', '=#C1|CNY', '#C?|CNY', 1),
  },
);
const columnOf = (each: fc.Arbitrary<CellOf>): fc.Arbitrary<CellOf[]> =>
  fc.array(each, { minLength: ROWS, maxLength: ROWS });

function answer(run: BaseFunction, parameters: readonly BaseValueObject[]): unknown {
  forgetRanges();
  const result = run.calculate(...parameters) as BaseValueObject;
  const value = result instanceof ArrayValueObject ? result.getFirstCell() : result;
  return value.getValue();
}

describe('sums by an index of the column', () => {
  it.each(NAMES)('%s gives what the engine gives', (name) => {
    const [slow, fast] = [stock(name), indexed(stock(name))];
    fc.assert(
      fc.property(
        columnOf(amount),
        columnOf(cell),
        columnOf(cell),
        criterion,
        criterion,
        (sums, first, second, one, other) => {
          const target = name === 'COUNTIFS' ? [] : [column(sums, 0)];
          const parameters = [...target, column(first, 1), valueOf(one), column(second, 2), valueOf(other)];
          const theirs = answer(slow, parameters);
          // The engine has no number for the greatest of nothing; Excel's is 0.
          expect(answer(fast, parameters)).toEqual(name === 'MAXIFS' && theirs === '' ? 0 : theirs);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('leaves short columns and columns of unequal height to the engine', () => {
    const slow = stock('SUMIFS');
    const seen: number[] = [];
    const calculate = slow.calculate.bind(slow);
    slow.calculate = (...variants: BaseValueObject[]) => {
      seen.push(variants.length);
      return calculate(...variants);
    };
    const fast = indexed(slow);
    const short = [column([1, 2], 0), column(['a', 'b'], 1), valueOf('b')];
    expect(answer(fast, short)).toBe(2);
    const long = Array.from({ length: ROWS }, () => 'b');
    expect(answer(fast, [column([1, 2], 0), column(long, 1), valueOf('b')])).toBe('#VALUE!');
    expect(
      answer(fast, [
        column(
          Array.from({ length: ROWS }, () => 1),
          0,
        ),
        column(long, 1),
        valueOf('x'),
      ]),
    ).toBe(0);
    expect(seen).toEqual([3, 3]);
  });
});
