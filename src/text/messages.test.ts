import { LANGUAGES } from '../ledger/tables';
import type * as room from './messages';

type Text = typeof room;

/** The room as a face finds it: no language loaded yet. */
async function fresh(): Promise<Text> {
  jest.resetModules();
  return import('./messages');
}

test.each(LANGUAGES)('The words of %s are there once they are loaded, and no others', async (language) => {
  const text = await fresh();
  expect(text.hasWords(language)).toBe(false);
  expect(() => text.messages(language)).toThrow(language);
  await text.loadWords(language);
  expect(LANGUAGES.filter((other) => text.hasWords(other))).toEqual([language]);
  expect(text.messages(language).language).toBe(language);
  const words = text.messages(language);
  await text.loadWords(language);
  expect(text.messages(language)).toBe(words);
});

test('A command has the words of every language', async () => {
  const text = await fresh();
  await text.loadEveryLanguage();
  for (const language of LANGUAGES) expect(text.messages(language).language).toBe(language);
});
