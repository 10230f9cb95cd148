/** Customers as accounting systems export them, code and name in one cell: 001_甲公司, [001]甲公司, 001 甲公司, 甲公司(001). */
import { nameKey } from './wording';

export interface CodedName {
  readonly code: string;
  readonly name: string;
}

/** Reads one form of coded names; null for a text that is not of the form. */
export type NameForm = (text: string) => CodedName | null;

/** A code has a digit and no Han; one digit alone is a number of a list. */
const CODE = String.raw`(?=[A-Za-z.\-]*\d)[A-Za-z0-9][A-Za-z0-9.\-]{1,29}`;
const NAME = String.raw`(?=.*\p{L}{2}).+`;

/** Punctuation of either width, so that a name keeps the brackets it was typed with. */
const FORMS: readonly NameForm[] = [
  form(String.raw`(?<code>${CODE})\s*[_＿/／|｜:：;；、]\s*(?<name>${NAME})`),
  form(String.raw`[[［【(（]\s*(?<code>${CODE})\s*[\]］】)）]\s*(?<name>${NAME})`),
  form(String.raw`(?<code>${CODE})\s+(?<name>${NAME})`),
  form(String.raw`(?<name>${NAME}?)\s*[[［【(（]\s*(?<code>${CODE})\s*[\]］】)）]`),
];

function form(pattern: string): NameForm {
  const matcher = new RegExp(`^${pattern}$`, 'u');
  return (text) => {
    const found = matcher.exec(text.trim())?.groups;
    const code = found?.['code'];
    const name = found?.['name']?.trim();
    return code === undefined || name === undefined ? null : { code, name };
  };
}

/** What stands for a form where it is kept as text: its place among the known ones. */
export function placeOfNameForm(read: NameForm): number | null {
  const place = FORMS.indexOf(read);
  return place < 0 ? null : place;
}

export function nameFormAt(place: number): NameForm | null {
  return FORMS[place] ?? null;
}

/** Every code and name that the text may be, whatever the other names of its column are. */
export function codedNamesIn(text: string): readonly CodedName[] {
  return FORMS.flatMap((read) => read(text) ?? []);
}

/** A form explains a column when at least this share of its names has it. */
const SHARE_MIN = 0.9;
const NAMES_MIN = 2;

/** The form nearly all the names have, each code with one name and each name with one code; null when there is none. */
export function nameFormOf(names: Iterable<string>): NameForm | null {
  const texts = [...new Set(names)].filter((text) => text !== '');
  return FORMS.find((each) => explains(each, texts)) ?? null;
}

function explains(read: NameForm, texts: readonly string[]): boolean {
  const nameOf = new Map<string, string>();
  const codeOf = new Map<string, string>();
  let coded = 0;
  for (const text of texts) {
    const found = read(text);
    if (found === null) continue;
    coded += 1;
    const key = nameKey(found.name);
    if ((nameOf.get(found.code) ?? key) !== key || (codeOf.get(key) ?? found.code) !== found.code)
      return false;
    nameOf.set(found.code, key);
    codeOf.set(key, found.code);
  }
  return nameOf.size >= NAMES_MIN && coded >= texts.length * SHARE_MIN;
}
