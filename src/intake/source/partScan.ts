/** What is seen of the parts of an .xlsx while they are unpacked for the first time. */
import { MARK_WORDS } from './marks';
import { WordSearch } from './wordSearch';
import { XmlScan } from './xmlScan';
import type { PartWatcher, ZipEntry } from './zip';

/** Parts the reader takes rows, texts and formats from; others may be broken without harm. */
const READ = /^xl\/(?:_rels\/)?(?:worksheets\/)?[^/]+\.(?:xml|rels)$/i;

class PartScan implements PartWatcher {
  readonly xml = new XmlScan();
  readonly words = new WordSearch(MARK_WORDS);

  look(chunk: Uint8Array): void {
    this.xml.look(chunk);
    this.words.look(chunk);
  }
}

export class WorkbookScan {
  private readonly scans = new Map<string, PartScan>();

  watcherOf(entry: ZipEntry): PartWatcher | null {
    if (!READ.test(entry.name)) return null;
    const scan = new PartScan();
    this.scans.set(entry.name, scan);
    return scan;
  }

  /** A part that is no whole XML; null when there is none. */
  get brokenPart(): string | null {
    return [...this.scans].find(([, { xml }]) => !xml.isWhole)?.[0] ?? null;
  }

  /** Cells of all worksheets, blank ones that carry a style among them. */
  get cells(): number {
    return [...this.scans.values()].reduce((sum, { xml }) => sum + xml.cells, 0);
  }

  /** Whether the part may say more of its cells than values. */
  mayMark(name: string): boolean {
    return (this.scans.get(name)?.words.found.size ?? 0) > 0;
  }
}
