/** The small things a face asks of the open workbook. */
import { valueOf, type Result } from '../ledger/result';
import { run, selectCell, selectedRow as selected, stateOf, watch, type WatchListener } from '../workbook';
import type { SelectedRow, WorkbookState } from './types';

export function workbookState(): Promise<Result<WorkbookState>> {
  return run(stateOf);
}

/** @param address `客户!H5` */
export function goToCell(address: string): Promise<Result<void>> {
  return run(async (context) => valueOf(await selectCell(context, address)));
}

export function selectedRow(): Promise<Result<SelectedRow | null>> {
  return run(selected);
}

/** @returns the function that stops watching. */
export function watchWorkbook(listener: WatchListener): Promise<() => Promise<void>> {
  return watch(listener);
}
