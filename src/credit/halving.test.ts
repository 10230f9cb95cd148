import * as fc from 'fast-check';
import { countWhile } from './halving';

describe('counting by halving', () => {
  it('finds what looking at every element finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 })),
        fc.integer({ min: -1, max: 21 }),
        (numbers, bound) => {
          const sorted = [...numbers].sort((a, b) => a - b);
          expect(countWhile(sorted, (number) => number < bound)).toBe(
            sorted.filter((number) => number < bound).length,
          );
        },
      ),
    );
  });
});
