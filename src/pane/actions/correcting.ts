/** Corrections of an import's preview: what a sheet lists, what a column holds, and what was said of them before. */
import type { CommandOptions, ImportSource, SheetCorrection, SheetKind } from '../../commands';
import { ok, type Result } from '../../ledger/result';
import { correctionOf, withCorrection } from '../importLines';
import { NO_IMPORT, type Importing } from '../state';
import type { Desk } from './desk';

type SheetPlace = Pick<SheetCorrection, 'file' | 'sheet'>;

/** What an import of the files is asked with, besides whether it is one for real. */
export function requestOf(
  { store }: Desk,
  sources: readonly ImportSource[],
  corrections: readonly SheetCorrection[],
) {
  return { sources, sheets: [], map: {}, corrections, language: store.get().language };
}

/** The sources with what an import of them would do. */
export async function previewed(
  desk: Desk,
  sources: readonly ImportSource[],
  corrections: readonly SheetCorrection[],
  options: CommandOptions,
): Promise<Result<Pick<Importing, 'sources' | 'preview'>>> {
  const request = { ...requestOf(desk, sources, corrections), dryRun: true };
  const outcome = await desk.commands.importLedger(request, options);
  return outcome.ok ? ok({ sources, preview: outcome.value.report }) : outcome;
}

export function correctActions(desk: Desk) {
  const { store, commands, runner } = desk;
  /** The plan is made again with what was said; until it is there, the former one stays, and so it does when it fails. */
  async function correct(
    of: (before: readonly SheetCorrection[]) => readonly SheetCorrection[],
  ): Promise<void> {
    const { importing } = store.get();
    if (importing.preview === null || importing.written !== null) return;
    const { sources } = importing;
    const corrections = of(importing.corrections);
    const outcome = await runner.run('preview', (options) =>
      commands.importLedger({ ...requestOf(desk, sources, corrections), dryRun: true }, options),
    );
    if (outcome === null || store.get().importing.sources !== sources) return;
    // Other columns may name other customers and documents: who is who and what is taken over is asked again.
    const { decisions, take } = NO_IMPORT;
    store.set({ importing: { ...importing, corrections, decisions, take, preview: outcome.report } });
  }

  /** Forgotten at once, whether or not the import follows; what the columns say by themselves is planned then. */
  async function forgetMapping(key: string): Promise<void> {
    const { importing } = store.get();
    if (importing.preview === null || importing.written !== null) return;
    const { sources } = importing;
    const written = await runner.run('forget', (options) => commands.forgetMapping(key, options));
    if (written !== null && store.get().importing.sources === sources) await correct((before) => before);
  }

  return {
    forgetMapping,
    correctKind: (place: SheetPlace, kind: SheetKind | null) =>
      correct((before) => withCorrection(before, place, { kind })),
    correctColumn: (place: SheetPlace, header: string, field: string) =>
      correct((before) => withCorrection(before, place, { fields: { [header]: field } })),
    forgetCorrections: (place: SheetPlace) =>
      correct((before) => before.filter((said) => said !== correctionOf(before, place))),
  };
}
