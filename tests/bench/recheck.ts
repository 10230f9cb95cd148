/** Bringing a check up to date after one document changed against checking the whole ledger again, both in memory. */
import type { CommandOptions } from '../../src/commands';
import { startCheck } from '../../src/credit/check';
import { recheck, type DocumentChange } from '../../src/credit/recheck';
import type { Ledger, LedgerDocument } from '../../src/ledger/records';
import { valueOf } from '../../src/ledger/result';
import { readLedger, run } from '../../src/workbook';
import { openLedgerOf } from './ledgerBook';
import { median, type Line } from './lines';

const DOCUMENTS = 100_000;
/** Spread over the ledger's customers; a prime keeps them apart. */
const STEP = 7919;
const TIMES = 7;
/** So many in a row: one alone would mostly measure the garbage that the full check before it left behind. */
const ROW = 20;

export async function recheckAgainstCheck(options: CommandOptions): Promise<Line> {
  const asOf = await openLedgerOf(DOCUMENTS, options);
  const { ledger } = valueOf(await run(async (context) => valueOf(await readLedger(context))));
  const state = startCheck(ledger, asOf);
  const changes = Array.from({ length: ROW }, (_, turn) => changed(ledger, (turn * STEP) % DOCUMENTS));
  for (const { ledger: now, change } of changes.slice(0, 2)) {
    if (!same(recheck(state, now, [change]).report, startCheck(now, asOf).report)) {
      throw new Error('a recheck does not say what a check says');
    }
  }
  const line = await median(
    `re-check after one of ${DOCUMENTS} documents changed / check all`,
    () => {
      for (const { ledger: now, change } of changes) recheck(state, now, [change]);
    },
    () => startCheck(ledger, asOf),
    TIMES,
  );
  return { ...line, ours: line.ours / ROW };
}

function changed(ledger: Ledger, place: number): { ledger: Ledger; change: DocumentChange } {
  const before = ledger.documents[place] as LedgerDocument;
  const after = { ...before, amount: before.amount.plus(1) };
  const documents = ledger.documents.slice();
  documents[place] = after;
  return { ledger: { ...ledger, documents }, change: { before, after } };
}

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
