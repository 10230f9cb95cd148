/** MATCH of texts with signs that are patterns: what Excel and LibreOffice find. */
import {
  ArrayValueObject,
  functionLookup,
  ValueObjectFactory,
  type BaseFunction,
  type BaseValueObject,
} from '@univerjs/engine-formula';
import fc from 'fast-check';
import { withPatterns } from './engine-match';

function match(): BaseFunction {
  const found = functionLookup.find(([, name]) => String(name) === 'MATCH');
  if (!found) throw new Error('no MATCH');
  const Executor = found[0] as new (name: string) => BaseFunction;
  return withPatterns(new Executor('MATCH'));
}

function found(wanted: string | number, cells: readonly (string | number)[], across = false): unknown {
  const values = cells.map((cell) => ValueObjectFactory.create(cell, true));
  const array = ArrayValueObject.create({
    calculateValueList: across ? [values] : values.map((value) => [value]),
    rowCount: across ? 1 : cells.length,
    columnCount: across ? cells.length : 1,
    unitId: '',
    sheetId: '',
    row: 0,
    column: 0,
  });
  const result = match().calculate(
    ValueObjectFactory.create(wanted, true),
    array,
    ValueObjectFactory.create(0),
  ) as BaseValueObject;
  return result.isError() ? null : result.getValue();
}

describe('MATCH', () => {
  it.each([
    ['A*', ['B', 'AB', 'A*'], 2],
    ['A~*', ['AB', 'a*', 'A*'], 2],
    ['A?', ['A', 'A?', 'AB'], 2],
    ['A~?', ['AB', 'A?'], 2],
    ['A~~1', ['A1', 'A~~1', 'A~1'], 3],
    ['A~~*', ['A~*', 'B'], 1],
    ['A~1', ['A1', 'A~1'], 2],
    ['(x.y)+*', ['x.y', '(X.Y)+1'], 2],
    ['换~*', ['换\n', '换*'], 2],
    ['1*', [1, 12, '1x'], 3],
    ['C~*', ['C'], null],
    ['C', ['c'], 1],
  ])('finds %p among %p at %p, down and across', (wanted, cells, position) => {
    expect([found(wanted, cells), found(wanted, cells, true)]).toEqual([position, position]);
  });

  it('finds any text by itself once ~ stands before its signs', () => {
    const text = fc.string({
      unit: fc.constantFrom('*', '?', '~', 'a', 'B', '.', '(', '\\', '^'),
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 8 }), (texts) => {
        for (const wanted of texts) {
          const first = texts.findIndex((each) => each.toLowerCase() === wanted.toLowerCase());
          expect(found(wanted.replaceAll(/[~*?]/g, '~$&'), texts)).toBe(first + 1);
        }
      }),
    );
  });
});
