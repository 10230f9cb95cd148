/** What stands on a sheet, read by itself, by what a person says of it, and by what earlier imports were told. */
import { sheetKindOf, withCorrection, type SheetCorrection } from '../columns/corrections';
import { findHeader, type FieldMap, type HeaderColumn } from '../columns/headers';
import {
  columnKey,
  LEFT_OUT,
  markedColumns,
  MappingMemory,
  signatureOf,
  withRecalled,
} from '../columns/memory';
import type { Recalled, ToldMapping } from '../columns/remembered';
import { isField } from '../columns/fields';
import type { SheetKind } from '../report';
import { COLUMNS_MAX } from '../source/limits';
import type { SourceSheet } from '../source/source';
import { headerKey } from '../values/wording';
import { readTable, withRowsShown, type Reading, type TableRead } from './findTable';
import { regionsOf } from './regions';
import type { SheetFinding } from './table';

const BY_ITSELF: Reading = { map: new Map(), said: null, marked: (columns) => columns };

/** Everything that is said of a sheet beside its cells. */
interface Said {
  readonly map: FieldMap;
  readonly kind: SheetKind | null;
  readonly memory: MappingMemory;
}

/** A finding per region, one at least. */
export function findTables(
  file: string,
  source: SourceSheet,
  settled: FieldMap,
  correction?: SheetCorrection,
  memory: MappingMemory = new MappingMemory(null),
): readonly SheetFinding[] {
  const map = withCorrection(settled, correction);
  const said: Said = { map, kind: correction?.kind ?? null, memory };
  if (source.columnCount > COLUMNS_MAX) return [findRegion(file, source, source, said, null)];
  const hinted = memory.hinted(source, map);
  const recall = (by: FieldMap) =>
    regionsOf(source, by).map((region) => ({
      region,
      recalled: memory.isEmpty ? null : memory.recall(findHeader(region, by), source.name),
    }));
  const first = recall(hinted);
  const isKnown = hinted === map || first.some(({ recalled }) => recalled !== null);
  return (isKnown ? first : recall(map)).map(({ region, recalled }) =>
    findRegion(file, source, region, said, recalled),
  );
}

function findRegion(
  file: string,
  source: SourceSheet,
  sheet: SourceSheet,
  { map, kind, memory }: Said,
  recalled: Recalled | null,
): SheetFinding {
  const isTold = map.size > 0 || kind !== null || recalled !== null;
  const own = isTold ? readTable(file, sheet, BY_ITSELF) : null;
  const before = kind === null ? (recalled?.kind ?? null) : null;
  const reading: Reading = {
    map: withRecalled(map, recalled),
    said: kind !== null ? { kind, by: 'person' } : before && { kind: before.kind, by: 'remembered' },
    marked: (columns) =>
      markedColumns(columns, map, recalled, memory).map((column) => withDispute(column, own)),
  };
  const read = readTable(file, sheet, reading);
  const told = own === null ? [] : toldOf({ file, sheet: sheet.name }, read, own, { map, kind, recalled });
  const place = {
    file,
    source,
    sheet,
    ...(told.length === 0 ? {} : { told }),
    ...(before === null ? {} : { remembered: before }),
  };
  if (read.table === null) return { ...place, refused: read.refused ?? NO_TABLE, table: null };
  return { ...place, refused: null, table: withRowsShown(read.table, source) };
}

const NO_TABLE = { why: 'not.a.ledger', detail: '' } as const;

/** What is recalled of a column, and arithmetic over the rows of now proves otherwise. */
function withDispute(column: HeaderColumn, own: TableRead | null): HeaderColumn {
  const recalled = column.recalled?.field ?? null;
  const candidate = own?.candidates.find(({ head }) => head.column === column.column);
  if (recalled === null || candidate?.evidence.has('arithmetic.closes') !== true) return column;
  const { sense } = candidate;
  const field = fieldOf(own, column.column);
  if (sense === recalled || field === recalled) return column;
  if (sense === 'known') return { ...column, disputed: null };
  return sense !== null && isField(sense) ? { ...column, disputed: field ?? sense } : column;
}

function fieldOf(own: TableRead | null, column: number) {
  return own?.table?.columns.find((each) => each.column === column)?.field ?? null;
}

/** What the person says and the memory does not have, also where the table says it by itself: with other columns it may not. */
function toldOf(
  place: Pick<ToldMapping, 'file' | 'sheet'>,
  { header }: TableRead,
  own: TableRead,
  { map, kind, recalled }: Pick<Said, 'map' | 'kind'> & { readonly recalled: Recalled | null },
): readonly ToldMapping[] {
  const signature = header === null ? '' : signatureOf(header);
  if (header === null || signature === '') return [];
  const columns = header.columns.flatMap(({ column, header: text }): readonly ToldMapping[] => {
    const field = map.get(headerKey(text));
    if (field === undefined) return [];
    if (recalled?.columns.get(columnKey(text))?.field === field) return [];
    const from = fieldOf(own, column);
    return [{ ...place, signature, header: text, from, to: field ?? LEFT_OUT }];
  });
  if (kind === null || recalled?.kind?.kind === kind) return columns;
  const from = own.table === null ? null : sheetKindOf(own.table.kind, own.table.listed);
  return [...columns, { ...place, signature, header: '', from, to: kind }];
}
