import { tokens as fluentTokens } from '@fluentui/react-components';
import { tokens } from './fluentTokens';

test('Every token of Fluent is the CSS variable of its name', () => {
  const names = Object.keys(fluentTokens) as (keyof typeof fluentTokens)[];
  expect(names.length).toBeGreaterThan(100);
  for (const name of names) expect([name, tokens[name]]).toEqual([name, fluentTokens[name]]);
});
