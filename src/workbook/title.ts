/** The line above a table: what it is and as of when its figures are true. A line the user wrote there is left alone. */
import { isoDay, type Day } from '../ledger/day';
import type { CellValue } from '../ledger/records';
import { LANGUAGES, TABLES, type TableKey } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { STAMPED_TABLES } from './layout';

const SEPARATOR = ' · ';

export function titleOf(table: TableKey, asOf: Day | null, live: boolean, words: CellWords): string {
  const name = TABLES[table].name[words.language];
  if (asOf === null || !STAMPED_TABLES.includes(table)) return name;
  return `${name}${SEPARATOR}${words.stampLine(isoDay(asOf), live)}`;
}

export function isOurTitle(table: TableKey, title: CellValue): boolean {
  const text = String(title);
  return (
    text === '' ||
    LANGUAGES.some((language) => {
      const name = TABLES[table].name[language];
      return text === name || text.startsWith(`${name}${SEPARATOR}`);
    })
  );
}
