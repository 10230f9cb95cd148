/** The sheets of the workbook that are the user's own: all but those the ledger's tables stand on. */
import { columnLetters } from '../ledger/columnLetters';
import { locateLedger } from './locateLedger';

/** A sheet with something on it. */
export interface SheetListed {
  /** Excel's, which survives renaming. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  /** What is used of it, such as `A1:H120`. */
  readonly range: string;
}

/** In the order of their tabs. Very hidden sheets belong to programs, and are left out as empty ones are. Four exchanges. */
export async function listSheets(context: Excel.RequestContext): Promise<readonly SheetListed[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  await context.sync();
  const located = await locateLedger(context);
  const own = new Set(located.ok ? [...located.value.tables.values()].map(({ found }) => found.sheetId) : []);
  const candidates = worksheets.items
    .filter(({ id, visibility }) => visibility !== 'VeryHidden' && !own.has(id))
    .map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load('rowIndex,columnIndex,rowCount,columnCount');
      return { sheet, used };
    });
  await context.sync();
  return candidates.flatMap(({ sheet: { id, name, visibility }, used }) =>
    used.isNullObject ? [] : [{ id, name, hidden: visibility === 'Hidden', range: addressOf(used) }],
  );
}

function addressOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): string {
  const first = `${columnLetters(columnIndex)}${rowIndex + 1}`;
  return `${first}:${columnLetters(columnIndex + columnCount - 1)}${rowIndex + rowCount}`;
}
