/** A pane over a book in memory, as main.tsx puts one together over Excel. */
import { cellWords } from '../../../src/text';
import { createActions } from '../../../src/pane/actions';
import type { LanguageChoice, Surroundings, ThemeName } from '../../../src/pane/commands';
import type { Pane } from '../../../src/pane/context';
import { initialState, type PaneState } from '../../../src/pane/state';
import { createStore, type Store } from '../../../src/pane/store';
import type { Language } from '../../../src/ledger/tables';
import { TODAY, type MemoryBook } from './memoryBook';

export interface TestPane extends Pane {
  readonly store: Store<PaneState>;
  readonly saved: LanguageChoice[];
}

export function paneOver(
  book: MemoryBook,
  language: Language = 'zh-CN',
  theme: ThemeName = 'light',
): TestPane {
  const saved: LanguageChoice[] = [];
  const surroundings: Surroundings = {
    officeLanguage: language,
    languageChoice: 'office',
    saveLanguageChoice: (choice) => saved.push(choice),
    theme: () => theme,
    onThemeChange: () => () => undefined,
    version: '0.1.0',
    hostDescription: 'Excel 16.0 / PC',
    reload: () => undefined,
  };
  const store = createStore(initialState('office', language));
  const actions = createActions(store, book, surroundings, () => ({
    words: cellWords,
    today: TODAY,
    now: () => '2026-11-24T09:30:00+08:00',
    who: '',
    client: 'memory',
  }));
  return { store, actions, surroundings, today: () => TODAY, saved };
}
