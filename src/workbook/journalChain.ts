/**
 * The chain of the journal: every row carries a hash over its own cells and the row before it of the same client. A chain
 * a client, because two people may write at once; each row also names the last rows of the others it saw.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CellValue } from '../ledger/records';
import { newRowIds } from '../ledger/rowIds';
import { TABLES, type Language } from '../ledger/tables';
import { piecesOf, recordTexts, rowsOfRecord, type TableRecord } from './journalRecord';
import type { RowValues } from './tableSteps';

/** 96 bits: enough to find any edit, short enough to read out. */
const HASH_CHARACTERS = 24;

export function shortHash(text: string, characters = HASH_CHARACTERS): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, characters);
}

/** Columns a row's hash covers, in order; 行号 is identity, not content. */
const HASHED = TABLES.journal.columns
  .map(({ key }) => key)
  .filter((key) => key !== 'rowId' && key !== 'hash');

export function journalRowHash(row: RowValues): string {
  return shortHash(JSON.stringify(HASHED.map((key) => String(row[key] ?? ''))));
}

/** The journal as far as the next entry must know it: row by row, in the table's order. */
export interface JournalRowHead {
  readonly client: string;
  readonly sequence: number;
  readonly hash: string;
}

export interface EntryFacts {
  readonly client: string;
  readonly time: string;
  readonly who: string;
  readonly command: string;
  readonly summary: string;
}

export interface NewEntry {
  /** `client-sequence`. */
  readonly id: string;
  readonly sequence: number;
}

export function nextEntry(head: readonly JournalRowHead[], client: string): NewEntry {
  const own = head.filter((row) => row.client === client);
  const sequence = 1 + own.reduce((latest, row) => Math.max(latest, row.sequence), 0);
  return { id: `${client}-${sequence}`, sequence };
}

/** The rows of one entry, a table after the other, chained to the client's last row. */
export function journalRows(
  records: readonly TableRecord[],
  facts: EntryFacts,
  { id, sequence }: NewEntry,
  head: readonly JournalRowHead[],
  language: Language,
): RowValues[] {
  const parts = records.flatMap((record) =>
    piecesOf(recordTexts(record)).map((piece, index) => ({
      ...piece,
      table: TABLES[record.table].name[language],
      rows: index === 0 ? rowsOfRecord(record) : '',
    })),
  );
  const last = new Map(head.map((row) => [row.client, row.hash]));
  let previous = last.get(facts.client) ?? '';
  last.delete(facts.client);
  const seen = [...last].map(([client, hash]) => `${client}:${hash}`).join(' ');
  const ids = newRowIds(new Set(), parts.length, `journal/${id}/${facts.time}`);
  return parts.map((part, index) => {
    const row: Record<string, CellValue> = {
      ...part,
      rowId: ids[index] ?? '',
      client: facts.client,
      sequence,
      part: `${index + 1}/${parts.length}`,
      time: facts.time,
      who: oneLine(facts.who),
      command: facts.command,
      summary: oneLine(facts.summary),
      previous,
      seen,
    };
    row['hash'] = previous = journalRowHash(row);
    return row;
  });
}

/** Excel keeps line breaks its own way, and the hash must read back. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}
