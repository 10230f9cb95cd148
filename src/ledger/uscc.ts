/** The check character of a 统一社会信用代码 (GB 32100-2015; domain: Checks). A failure is a warning, never a rejection: genuine codes that fail exist. */
import { cellText, lostDigits } from './cells';
import type { CellValue } from './records';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = CHARACTERS.length;
const WEIGHT_BASE = 3;
const LENGTH = 18;
/** Older numbers still in use: a tax number of 15 digits, one made from an identity card of 20. */
const OLDER = /^(?:\d{15}|\d{20})$/;
/** What Excel leaves of a longer number: 15 digits and zeros, or an exponent. */
const CUT_TO_15 = /^\d{15}0{3,}$|^\d(?:\.\d+)?E\+?\d+$/;

export type UsccProblem = 'check' | 'digitsLost';

/**
 * `digitsLost` for a code kept as a number, of which Excel holds 15 digits, and for the text of one; `check` for a code that
 * is not of the standard's form or whose last character does not follow from the others. Blank is no problem.
 */
export function usccProblem(value: CellValue): UsccProblem | null {
  const code = cellText(value).replaceAll(/[\s-]/g, '').toUpperCase();
  if (lostDigits(value)) return 'digitsLost';
  if (code === '' || isGenuine(code)) return null;
  if (CUT_TO_15.test(code)) return 'digitsLost';
  return OLDER.test(code) ? null : 'check';
}

function isGenuine(code: string): boolean {
  return code.length === LENGTH && code.charAt(LENGTH - 1) === checkCharacter(code);
}

/** Weights are 3^(i−1) mod 31; null when a character is none of the standard's. */
function checkCharacter(code: string): string | null {
  let sum = 0;
  let weight = 1;
  for (let index = 0; index < LENGTH - 1; index++) {
    const position = CHARACTERS.indexOf(code.charAt(index));
    if (position < 0) return null;
    sum += position * weight;
    weight = (weight * WEIGHT_BASE) % MODULUS;
  }
  return CHARACTERS.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}
