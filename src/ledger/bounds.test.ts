import { hasGap, unreachable, type Bound } from './bounds';
import type { Operator } from './choices';

/** `<= 5` and the like. */
const boundsOf = (...texts: string[]): Bound[] =>
  texts.map((text) => {
    const [operator = '', bound = ''] = text.split(' ');
    return { operator: operator as Operator, bound };
  });

test.each<[string[], number[]]>([
  [['<= 0', '<= 5', '> 5'], []],
  [['> 5', '<= 5', '<= 0'], [2]],
  [['<= 5', '<= 5'], [1]],
  [['< 5', '<= 5', '= 5'], [2]],
  [['<= 5', '< 5'], [1]],
  [
    ['>= 2', '>= 1', '> 2', '= 3', '= 0'],
    [2, 3],
  ],
  [['> 2', '>= 2', '= 2'], [2]],
  [['= 2', '= 2', '= 3'], [1]],
  [['= AA', '<= 5', '= A', '= AA'], [3]],
  [['else', '<= 5', 'else'], [1]],
  [['< 5', '> 3', '>= 5'], [2]],
  [['<= -5', '<= -5.5'], [1]],
])('Of %p those at %p are never reached', (texts, expected) => {
  expect(unreachable(boundsOf(...texts))).toEqual(expected);
});

test.each<[string[], boolean]>([
  [['<= 0', '<= 5', '> 5'], false],
  [['< 5', '>= 5'], false],
  [['< 5', '> 5'], true],
  [['<= 5'], true],
  [['> 5'], true],
  [['<= 5', '> 15'], true],
  [['> 15', '<= 20'], false],
  [['<= 5', 'else'], false],
  [['= 1', '<= 0'], false],
  [[], true],
])('Whether %p leave a number out: %p', (texts, expected) => {
  expect(hasGap(boundsOf(...texts))).toBe(expected);
});
