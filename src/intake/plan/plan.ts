/** What an import would add to a ledger: rows by column key, ready for `Changes`, and the report that proves them. */
import type { SetCells } from '../../ledger/changes';
import type { CellValue } from '../../ledger/records';
import type { ToldMapping } from '../columns/remembered';
import type { ImportReport, RejectedCell } from '../report';

export type NewRow = Readonly<Record<string, CellValue>>;

/** A table with rows that could not be read, with all it takes to plan these rows again once somebody mended them. */
export interface RejectedTable {
  readonly file: string;
  readonly sheet: string;
  readonly range: string;
  /** How it was read: `parseReading` understands it; null where its rows are nothing by themselves, as those of statements. */
  readonly reading: string | null;
  /** What a person needs to know what the cells mean. */
  readonly header: KeptRow;
  readonly rows: readonly (KeptRow & { readonly why: readonly RejectedCell[] })[];
}

export interface KeptRow {
  /** 1-based, in the source. */
  readonly row: number;
  /** What a person reads in each cell, from the sheet's first column on. */
  readonly cells: readonly string[];
}

export interface ImportPlan {
  readonly customers: readonly NewRow[];
  readonly limits: readonly NewRow[];
  readonly documents: readonly NewRow[];
  readonly financials: readonly NewRow[];
  /** What a person said of who is who, for 变更. */
  readonly facts: readonly NewRow[];
  /** Figures for blank cells of statements the ledger has. */
  readonly sets: readonly SetCells[];
  readonly rejected: readonly RejectedTable[];
  /** What a person said of columns and sheets, to be remembered. */
  readonly told: readonly ToldMapping[];
  readonly report: ImportReport;
}
