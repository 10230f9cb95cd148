/** Forms of a text in which two spellings of the same thing are equal. */

const UNIT_WORDS = /[([【{][^()[\]【】{}]*[)\]】}]/gu;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;
/** Punctuation people leave behind a name. */
const NAME_TAIL = /[\s.,;:、。,;:*]+$/u;

/**
 * A header as the dictionary knows it: full-width forms narrowed, lower case, no space, line break or punctuation; `#` is
 * "no". Brackets lose their signs, not their words: `客户（全称）` → `客户全称`.
 */
export function headerKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('#', 'no').replace(NOT_LETTER_OR_DIGIT, '');
}

/** The same without what stands in brackets: `应收余额（万元）` → `应收余额`. */
export function bareHeaderKey(text: string): string {
  return headerKey(text.normalize('NFKC').replace(UNIT_WORDS, ''));
}

/** What stands in the brackets of a header: `应收余额（万元）` → `万元`. */
export function bracketed(text: string): readonly string[] {
  const found = text.normalize('NFKC').match(UNIT_WORDS) ?? [];
  return found.map((part) => part.slice(1, -1).trim());
}

/** A company's name with space, width of brackets, case and trailing marks out of the way. Nothing else: 有限公司 stays. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(NAME_TAIL, '').replace(/\s+/gu, '').toLowerCase();
}

/** A label as a word list knows it: no space, brackets or colon. `合 计：` → `合计`. */
export function labelKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]【】{}::]+/gu, '');
}

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
