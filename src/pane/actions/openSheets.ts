/** Sheets of the workbook itself as the source of an import: offered, chosen, read, and read again once they were corrected. */
import type { CommandOptions, SheetCorrection, SheetListed } from '../../commands';
import type { Result } from '../../ledger/result';
import { NO_IMPORT, type Importing, type OfferedSheets } from '../state';
import { previewed } from './correcting';
import type { Desk } from './desk';

/** Of the whole preview, what reading the sheets takes. */
const READING_SHARE = 0.4;

export function openSheetActions(desk: Desk) {
  const { store, commands, runner } = desk;

  function read(
    ids: readonly string[],
    corrections: readonly SheetCorrection[],
  ): Promise<Pick<Importing, 'sources' | 'preview'> | null> {
    return runner.run('preview', async (options): Promise<Result<Pick<Importing, 'sources' | 'preview'>>> => {
      const sheets = await commands.readOpenSheets(ids, partOf(options, 0, READING_SHARE));
      if (!sheets.ok) return sheets;
      return previewed(desk, [sheets.value], corrections, partOf(options, READING_SHARE, 1));
    });
  }

  function choose(chosen: ReadonlySet<string>): void {
    const { offered } = store.get();
    if (offered !== null) store.set({ offered: { ...offered, chosen } });
  }

  return {
    /** What was chosen stays chosen; of sheets not offered before, those a person sees are. */
    offerSheets: async (): Promise<void> => {
      const listed = await commands.listOpenSheets();
      if (!listed.ok) store.set({ problem: listed.problem });
      else store.set({ offered: offeredOf(listed.value, store.get().offered) });
    },
    chooseSheet: (id: string, wanted: boolean): void => {
      const chosen = new Set(store.get().offered?.chosen);
      if (wanted) chosen.add(id);
      else chosen.delete(id);
      choose(chosen);
    },
    chooseAllSheets: (wanted: boolean): void => {
      const { offered } = store.get();
      choose(new Set(wanted ? offered?.sheets.map(({ id }) => id) : []));
    },
    previewSheets: async (): Promise<void> => {
      const { offered } = store.get();
      const sheetIds = (offered?.sheets ?? []).map(({ id }) => id).filter((id) => offered?.chosen.has(id));
      if (sheetIds.length === 0) return;
      store.set({ importing: NO_IMPORT, retried: null });
      const prepared = await read(sheetIds, []);
      if (prepared !== null) store.set({ importing: { ...NO_IMPORT, ...prepared, sheetIds } });
    },
    /** The preview again, of the sheets as they are by now: cells may have been corrected in them. */
    rereadSheets: async (): Promise<void> => {
      const { importing } = store.get();
      const { sheetIds, corrections, sources } = importing;
      if (sheetIds.length === 0 || importing.written !== null) return;
      const prepared = await read(sheetIds, corrections);
      if (prepared === null || store.get().importing.sources !== sources) return;
      const { decisions, take } = NO_IMPORT;
      store.set({ importing: { ...importing, ...prepared, decisions, take } });
    },
  };
}

function offeredOf(sheets: readonly SheetListed[], before: OfferedSheets | null): OfferedSheets {
  const known = new Set(before?.sheets.map(({ id }) => id));
  const chosen = sheets.filter(({ id, hidden }) => (known.has(id) ? before?.chosen.has(id) : !hidden));
  return { sheets, chosen: new Set(chosen.map(({ id }) => id)) };
}

/** The options of a command that is only a part of what runs. */
function partOf(options: CommandOptions, from: number, to: number): CommandOptions {
  return {
    ...options,
    onProgress: ({ phase, share }) =>
      options.onProgress?.({ phase, share: share === null ? null : from + share * (to - from) }),
  };
}
