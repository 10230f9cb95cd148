/** Unified social credit codes for invented companies, with a check character that holds (GB 32100-2015). */
import type { Random } from './random';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = CHARACTERS.length;
/** 9: registered by the market regulator; 1: a company; 000000: no place there is. */
const PREFIX = '91000000';
const DIGITS = 9;

export function creditCode(random: Random, isWrong: boolean): string {
  const body = PREFIX + Array.from({ length: DIGITS }, () => random.whole(0, 9)).join('');
  const check = checkValue(body);
  return body + CHARACTERS.charAt(isWrong ? (check + 1) % MODULUS : check);
}

function checkValue(body: string): number {
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return (MODULUS - (sum % MODULUS)) % MODULUS;
}
