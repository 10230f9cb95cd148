/** The amounts of some rows, column by column, as whole numbers that add up exactly. */
import { PROFILE_VALUES_MAX } from '../source/limits';
import { cellAt, isBlankCell, type SourceSheet } from '../source/source';
import { amountStyleOf, readAmount } from '../values/amounts';
import type { Candidate } from './candidate';

/** Amounts in millionths: what decimals ledgers keep. Blank and 平 are null, as is what cannot be read. */
export type Amounts = readonly (bigint | null)[];

/** A cent, in millionths: what is printed is rounded, each amount for itself. */
export const CENT = 10_000n;
const MILLIONTHS = 1_000_000;
/** Evidence does not grow with rows behind these. */
const ROWS_MAX = 60;

/** Amounts of the same rows in each of the columns. */
export function amountsOf(
  sheet: SourceSheet,
  fromRow: number,
  columns: readonly Candidate[],
): ReadonlyMap<Candidate, Amounts> {
  const step = Math.max(1, Math.floor((sheet.rows.length - fromRow) / ROWS_MAX));
  const rows: number[] = [];
  for (let row = fromRow; row < sheet.rows.length && rows.length < PROFILE_VALUES_MAX; row += step)
    rows.push(row);
  return new Map(
    columns.map((candidate) => {
      const { column, unit } = candidate.head;
      const cells = rows.map((row) => cellAt(sheet.rows[row], column));
      const style = amountStyleOf(cells);
      return [
        candidate,
        cells.map((cell) => {
          if (isBlankCell(cell)) return null;
          const reading = readAmount(cell, style);
          if (reading.kind !== 'amount') return null;
          const whole = reading.ownUnit ? reading.amount : reading.amount.times(unit ?? 1);
          return BigInt(whole.times(MILLIONTHS).toFixed(0));
        }),
      ];
    }),
  );
}
