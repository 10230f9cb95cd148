/** How documents and orders are named: what tells two numbers apart, and how one cell lists several. */
import { cellText } from './cells';

/** Between the numbers of one cell; a space or a hyphen may be part of a number. */
const NUMBER_SEPARATOR = /[,、;|\n]/;

/** Letter case does not tell numbers apart. */
export function numberKey(number: string): string {
  return number.toLowerCase();
}

export function numbersIn(cell: Parameters<typeof cellText>[0]): string[] {
  return cellText(cell)
    .split(NUMBER_SEPARATOR)
    .map((number) => number.trim())
    .filter((number) => number !== '');
}
