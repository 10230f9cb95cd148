import { parseBox } from '../address';
import type { Box } from '../model';

/** The boxes of an `sqref`: addresses with spaces between them. */
export function parseBoxes(sqref: string): Box[] {
  return sqref
    .trim()
    .split(/\s+/)
    .map(parseBox)
    .filter((box) => box !== null);
}
