/** What is to be known of the parts of an .xlsx before the reader takes them for what they seem. */
import { scanXml } from './xmlScan';
import type { ZipPart } from './zip';

/** Parts the reader takes rows, texts and formats from; others may be broken without harm. */
const READ = /^xl\/(?:_rels\/)?(?:worksheets\/)?[^/]+\.(?:xml|rels)$/i;

export interface PartsSeen {
  /** The first part that is no whole XML. */
  readonly brokenPart: string | null;
  /** Cells of all worksheets, blank ones that carry a style among them. */
  readonly cells: number;
  /** Parts that may say more of their cells than values: what is hidden, or has no result. */
  readonly maybeMarked: ReadonlySet<ZipPart>;
}

export function scanParts(parts: readonly ZipPart[]): PartsSeen {
  const maybeMarked = new Set<ZipPart>();
  let cells = 0;
  for (const part of parts) {
    if (!READ.test(part.name)) continue;
    const seen = scanXml(part.bytes);
    if (!seen.isWhole) return { brokenPart: part.name, cells, maybeMarked };
    cells += seen.cells;
    if (seen.formulas + seen.maybeHidden > 0) maybeMarked.add(part);
  }
  return { brokenPart: null, cells, maybeMarked };
}
