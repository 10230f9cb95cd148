/** The bar above the grid and the line of messages below it: words put in, controls listened to. */
import type { Language } from '../ledger/tables';
import type { PaneLook } from './pane';
import { workbenchWords, type WorkbenchWords } from './words';

export interface ToolbarActions {
  readonly openFile: (file: File) => void;
  readonly save: () => void;
  readonly empty: () => void;
  readonly sample: () => void;
  readonly lookChanged: (look: PaneLook) => void;
}

const LANGUAGES: readonly Language[] = ['zh-CN', 'en-US'];
const THEMES = ['light', 'dark'] as const;

function part<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}

export class Toolbar {
  private readonly language = part<HTMLSelectElement>('language');
  private readonly theme = part<HTMLSelectElement>('theme');

  constructor(actions: ToolbarActions) {
    const file = part<HTMLInputElement>('file');
    part('open').addEventListener('click', () => file.click());
    file.addEventListener('change', () => {
      const chosen = file.files?.[0];
      // The same file can be chosen again.
      file.value = '';
      if (chosen) actions.openFile(chosen);
    });
    part('save').addEventListener('click', actions.save);
    part('empty').addEventListener('click', actions.empty);
    part('sample').addEventListener('click', actions.sample);
    for (const select of [this.language, this.theme]) {
      select.addEventListener('change', () => {
        this.putWords();
        actions.lookChanged(this.look);
      });
    }
    part('message')
      .querySelector('button')
      ?.addEventListener('click', () => this.tell(null));
    this.putWords();
  }

  get words(): WorkbenchWords {
    return workbenchWords(this.look.language);
  }

  get look(): PaneLook {
    const language = this.language.value === 'en-US' ? 'en-US' : 'zh-CN';
    return { language, theme: this.theme.value === 'dark' ? 'dark' : 'light' };
  }

  setFileName(name: string): void {
    part('file-name').textContent = name;
  }

  /** A sentence that stays until it is dismissed or followed by another; null takes it away. */
  tell(sentence: string | null): void {
    const line = part('message');
    const text = line.querySelector('span');
    if (text) text.textContent = sentence;
    line.hidden = sentence === null;
  }

  hover(hovering: boolean): void {
    part('drop').hidden = !hovering;
  }

  private putWords(): void {
    const { language, theme } = this.look;
    const words = workbenchWords(language);
    document.documentElement.lang = language;
    document.title = words.title;
    for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
      const word = words[element.dataset['words'] as keyof WorkbenchWords];
      if (typeof word === 'string') element.textContent = word;
    }
    fill(this.language, words.language, LANGUAGES, words.languages, language);
    fill(this.theme, words.theme, THEMES, words.themes, theme);
    part('grid').setAttribute('aria-label', words.grid);
    part('pane').setAttribute('aria-label', words.pane);
    part('message').querySelector('button')?.replaceChildren(words.dismiss);
  }
}

function fill<Key extends string>(
  select: HTMLSelectElement,
  label: string,
  keys: readonly Key[],
  names: Readonly<Record<Key, string>>,
  chosen: Key,
): void {
  select.setAttribute('aria-label', label);
  select.title = label;
  select.replaceChildren(...keys.map((key) => new Option(names[key], key, false, key === chosen)));
}
