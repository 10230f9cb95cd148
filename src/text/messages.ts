/**
 * The words at hand, by language. Chinese is the reference; a key one language lacks does not compile. A language is loaded
 * before it is asked for: the pane fetches its own at once and the other when a person or a ledger needs it.
 */
import { LANGUAGES, type Language } from '../ledger/tables';
import type { FindingWords } from './findingWords';
import type { ProblemWords } from './problemWords';
import type { Translated } from './shape';
import type { cells } from './zh/cells';
import type { fields } from './zh/fields';
import type { policy } from './zh/policy';
import type { probes } from './zh/probes';
import type { reasons } from './zh/reasons';
import type { ui } from './zh/ui';

export interface Messages {
  readonly language: Language;
  readonly ui: Translated<typeof ui>;
  readonly findings: FindingWords;
  readonly problems: ProblemWords;
  readonly reasons: Translated<typeof reasons>;
  readonly fields: Translated<typeof fields>;
  readonly cells: Translated<typeof cells>;
  readonly policy: Translated<typeof policy>;
  /** By probe id; an id without words here is shown as it is. */
  readonly probes: Translated<typeof probes>;
}

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
