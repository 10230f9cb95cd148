/** 导入记忆: what an import was told of columns and sheets, kept in the workbook for the next one, whoever opens it. */
import { correctionKey, memoryKey } from '../intake/columns/memory';
import type { ToldMapping } from '../intake/columns/remembered';
import { cellText } from '../ledger/cells';
import type { Append, CellChange, SetCells } from '../ledger/changes';
import { cellAt, type CellValue, type Ledger } from '../ledger/records';
import { rowIdAt } from '../ledger/rowIds';
import { MEMORY_STATE } from '../ledger/tables';
import type { ImportTime } from './importTrace';

export interface MemoryChanges {
  readonly append: Append;
  readonly sets: readonly SetCells[];
}

/** What was said of a column before is written over by what is said of it now. */
export function remember(
  told: readonly ToldMapping[],
  ledger: Ledger | null,
  { importedAt, words }: ImportTime,
): MemoryChanges {
  const known = new Map(
    positionsOf(ledger).map((position) => [identityAt(ledger, position), position] as const),
  );
  const cells = new Map<string, CellChange[]>();
  const rows = told.flatMap((each) => {
    const { file, sheet, signature, header, from, to } = each;
    const row = {
      rememberedAt: importedAt,
      file,
      sheet,
      meaning: words.correction({ header, from, to }),
      state: MEMORY_STATE.used[words.language],
      header,
      from: from ?? '',
      to,
      signature,
    };
    const position = known.get(correctionKey(each));
    if (ledger === null || position === undefined) return [row];
    for (const [column, value] of Object.entries(row)) set(cells, ledger, position, column, value);
    return [];
  });
  return { append: { table: 'memory', rows }, sets: setsOf(cells) };
}

/** @param key as a report names a remembered correction; nothing is set where the memory has none of it */
export function forgotten(key: string, ledger: Ledger): readonly SetCells[] {
  const cells = new Map<string, CellChange[]>();
  const { memory } = ledger.tables;
  for (const position of positionsOf(ledger)) {
    if (memoryKey(memory, position) !== key) continue;
    set(cells, ledger, position, 'state', MEMORY_STATE.forgotten[ledger.language]);
  }
  return setsOf(cells);
}

function positionsOf(ledger: Ledger | null): number[] {
  return [...(ledger?.tables.memory.rows.keys() ?? [])];
}

function identityAt(ledger: Ledger | null, position: number): string {
  const text = (key: string): string =>
    ledger === null ? '' : cellText(cellAt(ledger.tables.memory, position, key));
  return correctionKey({ signature: text('signature'), header: text('header') });
}

function set(
  cells: Map<string, CellChange[]>,
  ledger: Ledger,
  position: number,
  column: string,
  value: CellValue,
): void {
  const { memory } = ledger.tables;
  const expected = cellAt(memory, position, column);
  if (expected === value) return;
  const row = { table: 'memory' as const, id: rowIdAt(memory, position), position };
  cells.set(column, [...(cells.get(column) ?? []), { row, expected, value }]);
}

function setsOf(cells: ReadonlyMap<string, readonly CellChange[]>): SetCells[] {
  return [...cells].map(([column, of]) => ({ table: 'memory', column, cells: of }));
}
