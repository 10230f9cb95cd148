/** Codes that were typed as numbers: what Excel takes from them cannot be told again. */
import type { SourceCell } from '../source/source';

/** Excel keeps 15 digits of a number; those behind them became zeros when it was typed. */
const DIGITS_LOST_FROM = 1e15;

/** A 统一社会信用代码 or a number of 数电票 stored as a number: it is not what was typed, and two may look the same. */
export function losesDigits(cell: SourceCell): boolean {
  return typeof cell === 'number' && Math.abs(cell) >= DIGITS_LOST_FROM;
}

/**
 * The digits that codes of a column have, where those kept as text begin with zeros and are all of one length; null where they
 * do not. A shorter number among them lost its zeros.
 */
export function widthOfCodes(cells: Iterable<SourceCell>): number | null {
  const widths = new Set<number>();
  let zeros = false;
  for (const cell of cells) {
    if (typeof cell !== 'string' || !/^\d+$/.test(cell.trim())) continue;
    widths.add(cell.trim().length);
    zeros ||= cell.trim().startsWith('0');
  }
  const [width] = widths;
  return zeros && widths.size === 1 && width !== undefined ? width : null;
}
