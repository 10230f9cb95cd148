/** The journal's rows as far as the next entry must know them: who, which number, which hash. Loaded beside other things. */
import type { CellValue } from '../ledger/records';
import type { JournalRowHead } from './journalChain';
import { placeOf, type BookRead } from './read';

export interface JournalHead {
  /** Queues the loads; the caller's next exchange answers them. */
  readonly load: () => void;
  rows(): readonly JournalRowHead[];
}

const KEYS = ['client', 'sequence', 'hash'] as const;

export function loadJournalHead(context: Excel.RequestContext, read: BookRead): JournalHead {
  const { headers, columns } = read.ledger.tables.journal;
  let ranges: Excel.Range[] = [];
  return {
    load: () => {
      const table = context.workbook.tables.getItem(placeOf(read, 'journal').tableId);
      ranges = KEYS.map((key) => {
        const range = table.columns.getItem(headers[columns.get(key) ?? 0] ?? '').getDataBodyRange();
        range.load('values');
        return range;
      });
    },
    rows: () => {
      const [clients = [], sequences = [], hashes = []] = ranges.map(
        (range) => range.values as CellValue[][],
      );
      return clients
        .map(([client = ''], index) => ({
          client: String(client),
          sequence: Number(sequences[index]?.[0] ?? 0),
          hash: String(hashes[index]?.[0] ?? ''),
        }))
        .filter(({ client }) => client !== '');
    },
  };
}
