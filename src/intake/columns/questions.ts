/** What a person must say of columns before the rows of a report may be written. */
import type { ImportReport } from '../report';

export interface ColumnQuestion {
  readonly file: string;
  readonly sheet: string;
  /** The header's cell, `D3`. */
  readonly cell: string;
  readonly header: string;
  /** What the column may be, the likeliest first; it may also be kept nowhere. */
  readonly fields: readonly string[];
}

export function questionsOf({ sources }: Pick<ImportReport, 'sources'>): readonly ColumnQuestion[] {
  return sources.flatMap(({ file, sheet, tables }) =>
    tables.flatMap(({ range, mapping }) =>
      mapping.flatMap(({ column, header, question }): readonly ColumnQuestion[] => {
        if (question === undefined) return [];
        return [{ file, sheet, cell: `${column}${headerRow(range)}`, header, fields: question }];
      }),
    ),
  );
}

/** `A3:H120` begins with the header. */
function headerRow(range: string): string {
  return /\d+/.exec(range)?.[0] ?? '';
}
