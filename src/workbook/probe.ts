/** What a probe of the self-check is, and how it says what it saw. */
import type { CellValue } from '../ledger/records';

export interface Experiment {
  readonly context: Excel.RequestContext;
  /** An empty sheet, deleted afterwards. */
  readonly sheet: Excel.Worksheet;
}

export interface Sighting {
  readonly holds: boolean;
  readonly seen: string;
}

export interface Probe {
  /** Stable; `text/` holds what it means. */
  readonly id: string;
  readonly look: (experiment: Experiment) => Promise<Sighting>;
}

export function saw(expected: unknown, seen: unknown): Sighting {
  const text = JSON.stringify(seen);
  return { holds: text === JSON.stringify(expected), seen: text };
}

export async function readValues(experiment: Experiment, address: string): Promise<CellValue[][]> {
  const range = experiment.sheet.getRange(address);
  range.load('values');
  await experiment.context.sync();
  return range.values as CellValue[][];
}
