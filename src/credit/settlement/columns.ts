/**
 * Settlement, ageing and payment behaviour of many plain accounts at once, from columns in memory
 * (domain: Settlement, Ageing, Payment behaviour). The same figures as the engine for every kind of document, which remains
 * the reference: amounts are whole units in doubles, exact because no account's amounts sum to 2^53 or more.
 *
 * A plain account has no opening and no refund, and no credit names a document: the oldest credit settles what is due
 * first, method `fifo`.
 */
import { ColumnAccounts } from './columnsAccounts';
import { ColumnBlocks, ColumnsWorkspace } from './columnsBlocks';
import type { Columns, ColumnsOptions, SettledColumns } from './columnsShape';

/**
 * @param workspace one to keep where many are settled, or the same at many dates.
 * @throws RangeError when the amounts of an account sum to 2^53 or more: they belong to the engine of whole bigints.
 */
export function settleColumns(
  columns: Columns,
  options: ColumnsOptions,
  workspace = new ColumnsWorkspace(),
): SettledColumns {
  const blocks = new ColumnBlocks(columns, workspace);
  const accounts = new ColumnAccounts(columns, options);
  for (let block = 0; block < blocks.count; block++) {
    const entries = blocks.at(block);
    const first = block * blocks.accountsEach;
    const end = Math.min(columns.accounts, first + blocks.accountsEach);
    for (let account = first; account < end; account++) accounts.settle(account, entries, account - first);
  }
  return accounts.result();
}

export { ColumnsWorkspace } from './columnsBlocks';
