/** Whether the host has what the add-in uses of Excel, and whether Excel of the manifest's version has it too. */
import type { BuiltType } from '../../src/host/objects/objectType';
import type { LibraryMembers } from './host-members';
import type { ExcelUses, Use } from './host-uses';

/** What the manifest requires; more is called behind `isSetSupported`, in one place. */
const FLOOR_SET = 'ExcelApi';
const FLOOR_VERSION = [1, 14] as const;
const CAPABILITIES = /(?:^|\/)src\/office\/capabilities/;

export type BuiltTypes = ReadonlyMap<string, BuiltType>;

/** Sentences, each with its place in the source; empty when all is well. */
export function faultsOfUses(
  { uses, unreadable }: ExcelUses,
  library: LibraryMembers,
  built: BuiltTypes,
): string[] {
  const faults = uses.flatMap((use) => {
    const fault = faultOf(use, library, built);
    return fault === null ? [] : [`${use.file}:${use.line} Excel.${use.type}.${use.member} ${fault}`];
  });
  return [
    ...faults,
    ...unreadable.map(({ file, line, text }) => `${file}:${line} cannot be checked: ${text}`),
  ];
}

function faultOf(
  { type, member, writes, apiSet, file }: Use,
  library: LibraryMembers,
  built: BuiltTypes,
): string | null {
  if (!isWithinFloor(apiSet)) {
    return CAPABILITIES.test(file)
      ? null
      : `belongs to ${apiSet} and is used outside src/office/capabilities`;
  }
  const members = library.get(type);
  if (!members) return null;
  const wires = members.get(member);
  if (!wires) return 'is not in the library';
  const has = built.get(type);
  const missing = wires.filter((wire) => !has?.members.includes(wire));
  if (missing.length > 0) return 'is not built in the host';
  const fixed = writes && wires.some((wire) => !has?.settable.includes(wire));
  return fixed ? 'cannot be set in the host' : null;
}

export function isWithinFloor(apiSet: string): boolean {
  const [name, version = ''] = apiSet.split(' ');
  const [major = NaN, minor = NaN] = version.split('.').map(Number);
  const [majorMax, minorMax] = FLOOR_VERSION;
  return name === FLOOR_SET && (major < majorMax || (major === majorMax && minor <= minorMax));
}

/** Services of the client library, which it calls by itself; no type of Excel's. */
const INTERNAL_SERVICE = 'InternalService';

/** What the host offers under a name that Excel does not know: a misspelling, or a thing of the imagination. */
export function inventedMembers(library: LibraryMembers, built: BuiltTypes): string[] {
  return [...built].flatMap(([type, { members }]) => {
    if (type === INTERNAL_SERVICE) return [];
    const known = new Set([...(library.get(type)?.values() ?? [])].flat());
    return members.filter((member) => !known.has(member)).map((member) => `Excel.${type}.${member}`);
  });
}

export interface TypeCoverage {
  readonly type: string;
  readonly built: number;
  readonly all: number;
  /** Members of this type that the source uses. */
  readonly used: number;
}

/** Counts by the names on the wire. */
export function coverageOf(library: LibraryMembers, built: BuiltTypes, uses: readonly Use[]): TypeCoverage[] {
  const types = [...built].filter(([type]) => type !== INTERNAL_SERVICE);
  return types.map(([type, { members }]) => ({
    type,
    built: members.length,
    all: new Set([...(library.get(type)?.values() ?? [])].flat()).size,
    used: new Set(uses.filter((use) => use.type === type).map(({ member }) => member)).size,
  }));
}
