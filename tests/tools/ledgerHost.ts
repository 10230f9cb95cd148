/** A ledger in a host of its own, driven through the real office.js: what every test of this room stands on. */
import { ExcelHost, type HostOptions } from '../../src/host/host';
import type { BookModel } from '../../src/host/model';
import { newBook } from '../../src/host/newBook';
import { openBook, saveBook } from '../../src/host/xlsx';
import { attachOffice } from '../../src/host/node';
import { noChanges, type Changes } from '../../src/ledger/changes';
import type { CellValue } from '../../src/ledger/records';
import { valueOf, type Result } from '../../src/ledger/result';
import type { Language, TableKey } from '../../src/ledger/tables';
import type { CellWords } from '../../src/ledger/words';
import {
  applyChanges,
  createBook,
  readLedger,
  run,
  type ApplyMeta,
  type ApplyOutcome,
  type BookRead,
} from '../../src/workbook';

/** The first host of a process loads office.js and starts the engine. */
jest.setTimeout(60_000);

/** Words that only this room's tests need: the real ones belong to `text/`, which this room does not know. */
export function plainWords(language: Language): CellWords {
  return {
    language,
    finding: ({ rule }) => ({ message: rule, todo: rule }),
    attention: (facts) => facts.map(({ rule }) => rule).join(' '),
    score: ({ knockOuts, costMost, collectNext }) => ({
      knockOuts: knockOuts.join(' '),
      costMost: costMost.map(({ characteristic }) => characteristic).join(' '),
      collectNext: collectNext.join(' '),
    }),
    policyMeaning: (key) => `meaning of ${key}`,
    measure: (code) => code,
    proofRemark: (facts) => facts.map(({ what }) => what).join(' '),
    problemReason: (facts) => facts.map((fact) => (typeof fact === 'string' ? fact : fact.why)).join(' '),
    correction: ({ header, to }) => `${header} ${to}`,
    stampLine: (asOf, live) => `as of ${asOf}, ${live ? 'live' : 'stamped'}`,
  };
}

export function meta(overrides: Partial<ApplyMeta> = {}): ApplyMeta {
  return {
    who: '王会计',
    client: 'AAAAAA',
    time: '2026-11-24T10:00:00+08:00',
    words: plainWords('zh-CN'),
    ...overrides,
  };
}

export async function openHost(book: BookModel = newBook(), options: HostOptions = {}): Promise<ExcelHost> {
  const host = await ExcelHost.create(book, options);
  await attachOffice(host);
  return host;
}

/** A new ledger, created through office.js. */
export async function ledgerHost(
  language: Language = 'zh-CN',
  options: HostOptions = {},
): Promise<ExcelHost> {
  const host = await openHost(newBook(), options);
  await create(language);
  host.resetStats();
  return host;
}

export async function create(language: Language = 'zh-CN'): Promise<void> {
  valueOf(
    await run(async (context) =>
      valueOf(await createBook(context, { language, words: plainWords(language) })),
    ),
  );
}

export async function reopened(host: ExcelHost): Promise<ExcelHost> {
  return openHost(await openBook(await saveBook(host.book)));
}

export function read(): Promise<Result<BookRead>> {
  return run(async (context) => valueOf(await readLedger(context)));
}

export async function readOk(): Promise<BookRead> {
  return valueOf(await read());
}

export function apply(
  book: BookRead,
  changes: Partial<Changes>,
  overrides: Partial<ApplyMeta> = {},
): Promise<Result<ApplyOutcome>> {
  const whole = { ...noChanges('test'), ...changes };
  return run(async (context) => valueOf(await applyChanges(context, book, whole, meta(overrides))));
}

export async function applyOk(
  book: BookRead,
  changes: Partial<Changes>,
  overrides: Partial<ApplyMeta> = {},
): Promise<ApplyOutcome> {
  return valueOf(await apply(book, changes, overrides));
}

/** The values of one column of a table by column key, top to bottom. */
export function column(book: BookRead, table: TableKey, key: string): CellValue[] {
  const { columns, rows } = book.ledger.tables[table];
  const index = columns.get(key) ?? -1;
  return rows.map((row) => row[index] ?? '');
}

export function customers(count: number): { readonly id: string; readonly name: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `C${String(index + 1).padStart(4, '0')}`,
    name: `客户${index + 1}`,
  }));
}
