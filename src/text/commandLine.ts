/** Words of the command line alone: apart from the catalogue, so that the pane does not load them. */
import type { Language } from '../ledger/tables';
import { commandLine as en } from './en/commandLine';
import type { Translated } from './shape';
import { commandLine as zh } from './zh/commandLine';

const WORDS = { 'zh-CN': zh, 'en-US': en } as const satisfies Record<Language, Translated<typeof zh>>;

export function commandLineWords(language: Language): Translated<typeof zh> {
  return WORDS[language];
}
