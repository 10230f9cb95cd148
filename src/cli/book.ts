/** A workbook file standing in for the open workbook: the real office.js talks to the host that holds it. */
import path from 'node:path';
import { ExcelHost, HostFileError, newBook, openBook, saveBook } from '../host';
import { attachOffice } from '../host/node';
import { fail, ok, ProblemError, type ProblemCode, type Result } from '../ledger/result';
import type { Language } from '../ledger/tables';
import { readBytes, writeWhole } from './files';

export async function openHost(file: string, language: Language): Promise<Result<ExcelHost>> {
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  try {
    return ok(await attach(await openBook(bytes.value), language, { workbookName: path.basename(file) }));
  } catch (error) {
    if (error instanceof HostFileError)
      return fail({ code: error.code satisfies ProblemCode, file: path.basename(file) });
    throw error;
  }
}

export async function emptyHost(language: Language): Promise<ExcelHost> {
  return attach(newBook(), language);
}

async function attach(
  book: Parameters<typeof ExcelHost.create>[0],
  language: Language,
  options: Parameters<typeof ExcelHost.create>[1] = {},
): Promise<ExcelHost> {
  const host = await ExcelHost.create(book, options);
  await attachOffice(host, { locale: language });
  return host;
}

export async function saveHost(host: ExcelHost, file: string): Promise<Result<void>> {
  return writeWhole(file, await saveBook(host.book));
}

/** The one file of a command that takes one. */
export function onlyFile(given: { readonly positionals: readonly string[] }): string {
  const [file] = given.positionals;
  if (file === undefined) throw new ProblemError({ code: 'usage', value: '' });
  return file;
}
