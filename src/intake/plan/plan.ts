/** What an import would add to a ledger: rows by column key, ready for `Changes`, and the report that proves them. */
import type { SetCells } from '../../ledger/changes';
import type { CellValue } from '../../ledger/records';
import type { ImportReport } from '../report';

export type NewRow = Readonly<Record<string, CellValue>>;

export interface ImportPlan {
  readonly customers: readonly NewRow[];
  readonly limits: readonly NewRow[];
  readonly documents: readonly NewRow[];
  readonly financials: readonly NewRow[];
  /** What a person said of who is who, for 变更. */
  readonly facts: readonly NewRow[];
  /** Figures for blank cells of statements the ledger has. */
  readonly sets: readonly SetCells[];
  readonly report: ImportReport;
}
