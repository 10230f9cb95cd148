/** Excel as tests of the host see it: the real office.js over a host of the test's own. */
import { ExcelHost, type HostOptions } from '../host';
import type { BookModel } from '../model';
import { newBook } from '../newBook';
import { attachOffice } from '../node';

/** The first host of a process loads office.js, the first formula starts the calculation engine. */
jest.setTimeout(60_000);

// After a run the client lets go of its references in a batch of its own, which must not outlive the test's globals.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 20)));

export async function openHost(options: HostOptions = {}, book: BookModel = newBook()): Promise<ExcelHost> {
  const host = await ExcelHost.create(book, options);
  await attachOffice(host);
  return host;
}

/** What a batch fails with: its code, and the statement the client found at fault. */
export async function failure(
  work: (context: Excel.RequestContext) => Promise<unknown>,
): Promise<{ readonly code: string; readonly message: string; readonly statement: string | undefined }> {
  try {
    await Excel.run(work);
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    return { code: error.code, message: error.message, statement: error.debugInfo.statement };
  }
  throw new Error('nothing failed');
}

/** The first sheet. */
export const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getFirst();

/** One property of a range of the first sheet. */
export function read<K extends 'values' | 'formulas' | 'text' | 'numberFormat' | 'valueTypes'>(
  address: string,
  what: K,
): Promise<Excel.Range[K]> {
  return Excel.run(async (context) => {
    const range = sheetOf(context).getRange(address);
    range.load(what);
    await context.sync();
    return range[what];
  });
}

export const values = (address: string): Promise<unknown[][]> => read(address, 'values');

/** Writes what is typed or set into a range of the first sheet. */
export async function write(address: string, cells: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    sheetOf(context).getRange(address).values = cells;
    await context.sync();
  });
}

/** A table over the range of the first sheet, with these cells in it. */
export async function makeTable(address: string, name: string, cells: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = sheetOf(context);
    sheet.getRange(address).values = cells;
    sheet.tables.add(address, true).name = name;
    await context.sync();
  });
}

export async function addressOf(table: string): Promise<string> {
  return Excel.run(async (context) => {
    const range = context.workbook.tables.getItem(table).getRange();
    range.load('address');
    await context.sync();
    return range.address.replace(/^.*!/, '');
  });
}
