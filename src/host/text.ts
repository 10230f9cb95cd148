/** What a cell shows: its value through its number format. */
import { format } from 'numfmt';
import type { Cell } from './model';

const TEXT_FORMAT = '@';

/** @param locale of the user interface, e.g. `zh-CN` */
export function shownText(cell: Cell | undefined, locale: string): string {
  if (cell === undefined) return '';
  const { value } = cell;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  const pattern = cell.style?.numberFormat ?? 'General';
  return pattern === TEXT_FORMAT ? String(value) : format(pattern, value, { locale, throws: false });
}
