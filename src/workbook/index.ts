/** How a ledger lives in Excel: open, create, read, apply, warnings, journal, watch. */
export { applyChanges, type ApplyMeta, type ApplyOutcome } from './apply';
export { createBook, type CreateOptions } from './create';
export type { OverwrittenCell } from './formulaState';
export { readJournal, type JournalEntry, type JournalRead } from './journal';
export { wantsLive } from './liveness';
export { listSheets, type SheetListed } from './listSheets';
export { readLedger, type BookContext, type BookRead, type TablePlace } from './read';
export { readSheets } from './readSheets';
export { run, type RunOptions } from './run';
export { selectCell, selectedRow, type RowSelected } from './select';
export { probe, type ProbeResult } from './selfCheck';
export { stateOf, type StateOfBook } from './state';
export type { StoredWarning } from './storedWarnings';
export { undoEntry } from './undo';
export { WARNING_COLOUR } from './warnings';
export { watch, type WatchEvent, type WatchListener } from './watch';
