/**
 * The little that is remembered outside the tables: which client this is, and the language somebody chose. Anything here
 * may vanish (Office loses storage now and then) and is made anew; nothing of the ledger depends on it.
 */
const CLIENT_KEY = 'credit-ledger.client';
const LANGUAGE_KEY = 'credit-ledger.language';
const CLIENT_LENGTH = 6;
/** No letters that read like digits: people read the client out of the journal. */
const CLIENT_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export type LanguagePreference = 'zh-CN' | 'en-US' | 'office';

let unstored: string | null = null;

/** This client's id in the journal: the same as long as the browser's storage lasts. */
export function clientId(): string {
  const known = read(CLIENT_KEY) ?? unstored;
  if (known !== null && known !== '') return known;
  const id = newClientId();
  unstored = id;
  write(CLIENT_KEY, id);
  return id;
}

function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(CLIENT_LENGTH));
  return [...bytes].map((byte) => CLIENT_ALPHABET.charAt(byte % CLIENT_ALPHABET.length)).join('');
}

export function languagePreference(): LanguagePreference {
  const stored = read(LANGUAGE_KEY);
  return stored === 'zh-CN' || stored === 'en-US' ? stored : 'office';
}

export function saveLanguagePreference(choice: LanguagePreference): void {
  write(LANGUAGE_KEY, choice);
}

/** Office gives add-ins of different sites their own part of the storage. */
function storageKey(key: string): string {
  const context =
    typeof Office === 'undefined' ? undefined : (Office.context as Partial<Office.Context> | undefined);
  return `${context?.partitionKey ?? ''}${key}`;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(storageKey(key));
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(storageKey(key), value);
  } catch {
    // Storage is off (private window, policy): the choice lasts as long as the pane.
  }
}
