/**
 * Documents without a number that may be others of the ledger put right. Nothing but what they say tells them apart, so with
 * another amount they are other documents; that the one of before is gone from the source is all there is to see of it.
 */
import { serialOf } from '../../ledger/day';
import type { TableNote } from '../report';
import type { TableGathering } from './gather';
import { unnumberedAs } from './known';

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
