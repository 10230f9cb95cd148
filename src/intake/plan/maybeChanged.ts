/**
 * Documents without a number that may be others of the ledger put right. Nothing but what they say tells them apart, so with
 * another amount they are other documents; that the one of before is gone from the source is all there is to see of it.
 */
import { serialOf } from '../../ledger/day';
import type { TableNote } from '../report';
import type { TableGathering } from './gather';

/** Whose, of what kind and of which day: what stays where an amount is put right. null for a document with a number. */
export function unnumberedAs(sourceKey: string, date: unknown): string | null {
  const end = sourceKey.lastIndexOf('|#');
  return end < 0 ? null : `${sourceKey.slice(0, end)}|${String(date)}`;
}

/** @param cellOf the amount of a row, 1-based */
export function maybeChanged(
  { documents, missing }: TableGathering,
  cellOf: (row: number) => string,
): readonly TableNote[] {
  const rows = documents.flatMap(({ sourceKey, draft, outcome, rows: [row] }): number[] => {
    const as =
      outcome === 'added' && draft.number === '' ? unnumberedAs(sourceKey, serialOf(draft.date)) : null;
    return as !== null && missing.has(as) && row !== undefined ? [row] : [];
  });
  const [first] = rows;
  return first === undefined
    ? []
    : [{ what: 'documents.maybeChanged', cell: cellOf(first), count: rows.length }];
}
