/** 自检: tries in the Excel at hand everything we rely on, on sheets of its own that are gone afterwards. */
import { problemOf } from './problems';
import type { Probe, Sighting } from './probe';
import { PROBES } from './probes';

export interface ProbeResult {
  /** Stable id; `text/` holds what it means. */
  readonly id: string;
  readonly holds: boolean;
  /** What was seen, for a report to us; technical. */
  readonly seen: string;
}

/** Never fails because an assumption does: that is what it reports. The user's sheet is shown again at the end. */
export async function probe(context: Excel.RequestContext): Promise<readonly ProbeResult[]> {
  const shown = context.workbook.worksheets.getActiveWorksheet();
  shown.load('id');
  await context.sync();
  const results: ProbeResult[] = [];
  for (const each of PROBES) results.push(await tried(context, each));
  context.workbook.worksheets.getItem(shown.id).activate();
  await context.sync();
  return results;
}

async function tried(context: Excel.RequestContext, { id, look }: Probe): Promise<ProbeResult> {
  const sheet = context.workbook.worksheets.add();
  sheet.load('id');
  await context.sync();
  const sighting = await look({ context, sheet }).catch((error: unknown): Sighting => {
    const { code, value, figures } = problemOf(error);
    return { holds: false, seen: [code, value ?? figures?.['message'] ?? ''].join(' ') };
  });
  context.workbook.worksheets.getItem(sheet.id).delete();
  await context.sync();
  return { id, ...sighting };
}
