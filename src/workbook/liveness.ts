/**
 * Whether computed columns are formulas. Up to the sizes the policy names they are; above either they are values, stamped
 * as of 检查日期, for sums over that many rows would hold up every keystroke.
 */
import { TABLE_KEYS, TABLES, type TableKey } from '../ledger/tables';
import type { Intent } from './plan';
import type { BookRead } from './read';

/** Tables with calculated columns. */
export const LIVE_TABLES: readonly TableKey[] = TABLE_KEYS.filter((key) =>
  TABLES[key].columns.some(({ role }) => role === 'formula'),
);

/** Columns a ledger may do without that formulas read all the same. */
const READ_BY_FORMULAS: readonly (readonly [TableKey, string])[] = [
  ['customers', 'payerId'],
  ['documents', 'void'],
];

/** Whether a ledger of this size, with these columns, is to have formulas. A ledger made before them never is. */
export function wantsLive(read: Pick<BookRead, 'ledger'>, appends: Intent['appends'] = []): boolean {
  const { tables, policy } = read.ledger;
  const rows = (key: TableKey): number =>
    tables[key].rows.length +
    appends.filter(({ table }) => table === key).reduce((sum, append) => sum + append.rows.length, 0);
  const [customers, documents] = [rows('customers'), rows('documents')];
  return (
    Math.max(customers, documents) <= policy.liveFormulaRowsMax &&
    customers * documents <= policy.liveSumPairsMax &&
    hasColumns(read)
  );
}

function hasColumns({ ledger }: Pick<BookRead, 'ledger'>): boolean {
  const needed = LIVE_TABLES.flatMap((table) =>
    TABLES[table].columns
      .filter(({ role, helper }) => role === 'formula' || helper === true)
      .map(({ key }) => [table, key] as const),
  );
  return [...READ_BY_FORMULAS, ...needed].every(([table, key]) => ledger.tables[table].columns.has(key));
}

/**
 * Whether the columns are formulas once the intent is carried out: as it says, else as they are, but given up when it makes
 * the ledger too large.
 */
export function liveAfter(read: BookRead, intent: Intent): boolean {
  if (intent.live === undefined) return read.live && wantsLive(read, intent.appends);
  return intent.live && hasColumns(read);
}
