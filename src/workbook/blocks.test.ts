import fc from 'fast-check';
import { BLOCK_CELLS_MAX, blocksOf, type CellWrite } from './blocks';

const write = fc.record({
  row: fc.nat(400),
  column: fc.nat(6),
  value: fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean()),
});

describe('blocksOf', () => {
  it('writes exactly the cells it was given, the later of two values, and leaves every other cell', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 200 }), (cells: CellWrite[]) => {
        const wanted = new Map(cells.map(({ row, column, value }) => [`${row},${column}`, value]));
        const written = new Map<string, unknown>();
        for (const block of blocksOf(cells)) {
          for (const [r, values] of block.values.entries()) {
            for (const [c, value] of values.entries()) {
              if (value !== null) written.set(`${block.row + r},${block.column + c}`, value);
            }
          }
        }
        expect(written).toEqual(wanted);
      }),
    );
  });

  it('puts adjacent columns of the same rows into one block', () => {
    const cells = [0, 1, 2].flatMap((row) => [4, 5].map((column) => ({ row, column, value: row })));
    expect(blocksOf(cells)).toEqual([
      {
        row: 0,
        column: 4,
        values: [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      },
    ]);
  });

  it('keeps far rows apart and a block within its size', () => {
    expect(blocksOf([0, 500].map((row) => ({ row, column: 0, value: 1 })))).toHaveLength(2);
    const cells = Array.from({ length: 3 * BLOCK_CELLS_MAX }, (_, row) => ({ row, column: 0, value: row }));
    expect(blocksOf(cells).map(({ values }) => values.length)).toEqual(Array(3).fill(BLOCK_CELLS_MAX));
  });
});
