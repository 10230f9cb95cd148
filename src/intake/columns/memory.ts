/**
 * What earlier imports were told of columns and kinds of tables, as the workbook keeps it. Of a table with the very same
 * headers it is taken again, as far as the rows agree; of a header alone, among other neighbours, it is only offered.
 */
import { cellText } from '../../ledger/cells';
import { cellAt, type Ledger, type TableSnapshot } from '../../ledger/records';
import { rowIdAt } from '../../ledger/rowIds';
import { choiceKey, MEMORY_STATE } from '../../ledger/tables';
import { monthOf } from '../layout/months';
import { HEADER_ROWS_SCANNED } from '../source/limits';
import { isBlankCell, type SourceSheet } from '../source/source';
import { headerKey } from '../values/wording';
import { isSheetKind } from './corrections';
import { isField } from './fields';
import type { FieldMap, HeaderColumn, HeaderRow } from './headers';
import type { Recalled, RememberedColumn, RememberedKind, ToldMapping } from './remembered';

/** What stands for 不导入, of a column as of a table. */
export const LEFT_OUT = 'none';
/** A sentence in a header is told by its beginning. */
const HEADER_KEY_MAX = 40;
const BETWEEN = ' | ';

/** By what a table is known again: its headers, whatever their order, without those that only say which months it is of. */
export function signatureOf({ columns }: Pick<HeaderRow, 'columns'>): string {
  const keys = columns
    .filter(({ header }) => monthOf(header) === null)
    .map(({ header }) => columnKey(header));
  return [...new Set(keys.filter((key) => key !== ''))].sort().join(BETWEEN);
}

/** The same of a sheet of one name alone: where tables with the same headers were told different things. */
export function signatureOn(signature: string, sheet: string): string {
  return `[${columnKey(sheet)}] ${signature}`;
}

/** A header as the memory knows it; its unit is a part of it. */
export function columnKey(header: string): string {
  return headerKey(header).slice(0, HEADER_KEY_MAX);
}

/** By what a correction is the same as another: one of a header, or of all the table lists. */
export function correctionKey({ signature, header }: Pick<ToldMapping, 'signature' | 'header'>): string {
  return JSON.stringify([signature, header === '' ? null : columnKey(header)]);
}

interface Group extends Recalled {
  readonly columns: Map<string, RememberedColumn>;
  kind: RememberedKind | null;
}

export class MappingMemory {
  private readonly bySignature = new Map<string, Group>();
  private readonly byHeader = new Map<string, RememberedColumn[]>();

  constructor(existing: Pick<Ledger, 'tables'> | null) {
    const snapshot = existing?.tables.memory;
    for (const position of snapshot?.rows.keys() ?? []) if (snapshot) this.add(snapshot, position);
  }

  get isEmpty(): boolean {
    return this.bySignature.size === 0;
  }

  private add(snapshot: TableSnapshot, position: number): void {
    const signature = textAt(snapshot, position, 'signature');
    const found = rememberedAt(snapshot, position);
    if (signature === '' || found === null) return;
    const group = this.bySignature.get(signature) ?? {
      columns: new Map<string, RememberedColumn>(),
      kind: null,
    };
    this.bySignature.set(signature, group);
    // Of rows that say different things of one header the last one is meant.
    if (found.header === null) {
      group.kind = found;
      return;
    }
    const key = columnKey(found.header);
    group.columns.set(key, found);
    this.byHeader.set(key, [found, ...(this.byHeader.get(key) ?? [])]);
  }

  /** What is remembered of tables with the very headers, on sheets of the name or on any; null for nothing. */
  recall(header: Pick<HeaderRow, 'columns'> | null, sheet: string): Recalled | null {
    if (header === null || this.isEmpty) return null;
    const signature = signatureOf(header);
    const any = this.bySignature.get(signature);
    const named = this.bySignature.get(signatureOn(signature, sheet));
    if (any === undefined || named === undefined) return named ?? any ?? null;
    return { columns: new Map([...any.columns, ...named.columns]), kind: named.kind ?? any.kind };
  }

  /** What a header was corrected to in other tables, the last first. */
  elsewhere(header: string): readonly RememberedColumn[] {
    return this.byHeader.get(columnKey(header)) ?? [];
  }

  /**
   * The map with the meanings of all remembered tables whose corrected headers the sheet shows in its first rows: a header
   * that was found only by what a person said of its columns is not found otherwise.
   */
  hinted(sheet: SourceSheet, map: FieldMap): FieldMap {
    if (this.isEmpty) return map;
    const shown = headersShown(sheet);
    const hints = [...this.bySignature.values()]
      .filter(({ columns }) => columns.size > 0 && [...columns.keys()].every((key) => shown.has(key)))
      .flatMap(({ columns }) => [...fieldsOf(columns)]);
    return hints.length === 0 ? map : new Map([...hints, ...map]);
  }
}

/** What a person says now goes before what was said once. */
export function withRecalled(map: FieldMap, recalled: Recalled | null): FieldMap {
  return recalled === null ? map : new Map([...fieldsOf(recalled.columns), ...map]);
}

function fieldsOf(columns: ReadonlyMap<string, RememberedColumn>): FieldMap {
  return new Map([...columns.values()].map(({ header, field }) => [headerKey(header), field]));
}

/** The header's columns, those told apart that have their meaning from the memory, and what others were told elsewhere. */
export function markedColumns(
  columns: readonly HeaderColumn[],
  map: FieldMap,
  recalled: Recalled | null,
  memory: MappingMemory,
): readonly HeaderColumn[] {
  return columns.map((column): HeaderColumn => {
    if (map.has(headerKey(column.header))) return column;
    const found = recalled?.columns.get(columnKey(column.header));
    if (found !== undefined) return { ...column, recalled: found };
    const elsewhere = memory.elsewhere(column.header);
    return elsewhere.length === 0 ? column : { ...column, elsewhere };
  });
}

function headersShown({ rows }: SourceSheet): ReadonlySet<string> {
  const shown = new Set<string>();
  let looked = 0;
  for (const row of rows) {
    if (looked === HEADER_ROWS_SCANNED) break;
    if (row.every(isBlankCell)) continue;
    looked += 1;
    for (const cell of row) if (typeof cell === 'string') shown.add(columnKey(cell));
  }
  return shown;
}

/** What a row of the memory says; null where it is forgotten, or says nothing that a column or a table can be. */
function rememberedAt(snapshot: TableSnapshot, position: number): RememberedColumn | RememberedKind | null {
  const text = (key: string): string => textAt(snapshot, position, key);
  if (choiceKey(MEMORY_STATE, text('state')) === 'forgotten') return null;
  const [header, to, from] = [text('header'), text('to'), text('from')];
  const said = {
    key: memoryKey(snapshot, position),
    from: from === '' ? null : from,
    at: text('rememberedAt'),
    file: text('file'),
    sheet: text('sheet'),
  };
  if (header === '') return isSheetKind(to) ? { ...said, to, header: null, kind: to } : null;
  if (to === LEFT_OUT) return { ...said, to: null, header, field: null };
  return isField(to) ? { ...said, to, header, field: to } : null;
}

/** By what a row of the memory is named; one that a person typed has no number yet. */
export function memoryKey(snapshot: TableSnapshot, position: number): string {
  return rowIdAt(snapshot, position) || `#${position + 1}`;
}

function textAt(snapshot: TableSnapshot, position: number, key: string): string {
  return cellText(cellAt(snapshot, position, key));
}
