/** Words of the pane's credit screens: apart from the catalogue, so that a first screen does without. */
import type { Language } from '../ledger/tables';
import { credit as en } from './en/credit';
import type { Translated } from './shape';
import { credit as zh } from './zh/credit';

export type CreditWords = Translated<typeof zh>;

const WORDS: Readonly<Record<Language, CreditWords>> = { 'zh-CN': zh, 'en-US': en };

export function creditWords(language: Language): CreditWords {
  return WORDS[language];
}
