/**
 * The words at hand, by language. Chinese is the reference; a key one language lacks does not compile. A language is loaded
 * before it is asked for: the pane fetches its own at once and the other when a person or a ledger needs it.
 */
import { LANGUAGES, type Language } from '../ledger/tables';
import type { Messages } from './catalogue';

export type { Messages } from './catalogue';

/** Each language in its own words, for choosing one. */
export const LANGUAGE_NAME: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', 'en-US': 'English' };

const loaded = new Map<Language, Messages>();

export function provideWords(catalogue: Messages): void {
  loaded.set(catalogue.language, catalogue);
}

export function hasWords(language: Language): boolean {
  return loaded.has(language);
}

/** The words of a language that was loaded; asking for another is a mistake of ours. */
export function messages(language: Language): Messages {
  const words = loaded.get(language);
  if (words === undefined) throw new Error(`the words of ${language} are asked for before they are loaded`);
  return words;
}

/** Fetches the words of a language unless they are there; fails when they cannot be fetched. */
export async function loadWords(language: Language): Promise<void> {
  if (hasWords(language)) return;
  const { catalogue } = await CATALOGUE[language]();
  provideWords(catalogue);
}

/** Named so that the build can say what a first screen costs with the words of one language. */
const CATALOGUE: Readonly<Record<Language, () => Promise<{ readonly catalogue: Messages }>>> = {
  'zh-CN': () => import(/* webpackChunkName: "words-zh" */ './zh'),
  'en-US': () => import(/* webpackChunkName: "words-en" */ './en'),
};

/** A command writes in the language of the ledger, whatever the language of the face. */
export async function loadEveryLanguage(): Promise<void> {
  await Promise.all(LANGUAGES.map(loadWords));
}
