/** What the browser tests read of the workbench, and nothing they could change: `window.workbench`. */
import type { ExcelHost, Scalar } from '../host';
import { SHOW_MARK, type Grid } from './grid/grid';

export interface WorkbenchState {
  /** A book is open, drawn and calculated, colours included. */
  readonly settled: () => boolean;
  readonly sheetNames: () => readonly string[];
  readonly activeSheet: () => string | undefined;
  /** `[row, column, height, width]` of the active sheet's selection, zero-based. */
  readonly selection: () => readonly number[];
  readonly valueAt: (sheet: string, row: number, column: number) => Scalar | undefined;
  /** The colour the grid fills the cell with. */
  readonly fillAt: (sheet: string, row: number, column: number) => string | undefined;
  readonly roundTrips: () => number;
  /** Milliseconds from the moment a book is shown until it is drawn in all its colours; null before that. To be asked each frame. */
  readonly paintingMs: () => number | null;
}

declare global {
  interface Window {
    workbench?: WorkbenchState;
  }
}

export function exposeState({ host, grid }: { host: () => ExcelHost | null; grid: Grid }): void {
  const sheetNamed = (name: string) => host()?.book.sheets.find((sheet) => sheet.name === name);
  const activeSheet = () => {
    const book = host()?.book;
    return book?.sheets.find((sheet) => sheet.id === book.activeSheetId);
  };
  window.workbench = Object.freeze({
    settled: () => host() !== null && grid.settled,
    sheetNames: () => host()?.book.sheets.map((sheet) => sheet.name) ?? [],
    activeSheet: () => activeSheet()?.name,
    selection: () => {
      const box = activeSheet()?.selection;
      return box ? [box.row, box.column, box.height, box.width] : [];
    },
    valueAt: (name: string, row: number, column: number) =>
      sheetNamed(name)?.rows.get(row)?.get(column)?.value,
    fillAt: (name: string, row: number, column: number) => {
      const sheet = sheetNamed(name);
      return sheet && grid.fillAt(sheet.id, row, column);
    },
    roundTrips: () => host()?.stats.roundTrips ?? 0,
    paintingMs: () => {
      const shown = performance.getEntriesByName(SHOW_MARK).at(-1);
      return shown && grid.settled ? performance.now() - shown.startTime : null;
    },
  });
}
