/**
 * Which members Excel's types have and what each says on the wire, by the account of Microsoft's library itself: read
 * from its debug build by reflection, so that no list of ours can fall behind.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

const LIBRARY = 'dist/excel-win32-16.01.debug.js';

/** What `getItem` says on the wire instead of a name. */
export const INDEXER = '[indexer]';

/** Member → names it sends to Excel; none for what the client does alone, such as `load`. */
export type TypeMembers = ReadonlyMap<string, readonly string[]>;

/** Type → its members. */
export type LibraryMembers = ReadonlyMap<string, TypeMembers>;

interface ClientType {
  readonly prototype: object & {
    readonly _scalarPropertyNames?: readonly string[];
    readonly _scalarPropertyOriginalNames?: readonly string[];
  };
}

interface Library {
  readonly Excel: Readonly<Record<string, unknown>> & {
    /** Hand-written parts of members, by name. */
    readonly _CC: Readonly<Record<string, unknown>>;
  };
  readonly OfficeExtension: { readonly ClientObject: ClientType };
}

const NAMED =
  /_(?:createPropertyObject|createMethodObject)\([\w.]+, this(?:Obj)?, "(\w+)"|_(?:invokeMethod|invokeSetProperty)\(this(?:Obj)?, "(\w+)"/g;
const HAND_WRITTEN = /_CC\.(\w+_Set)\(/g;
const BY_KEY = /_createIndexerObject\(/;
const EVENT = /(?:unr|r)egisterFunc: function \(\) \{ (?:return )?_this\.(\w+)\(/g;

export function libraryMembers(): LibraryMembers {
  const { Excel, OfficeExtension } = loadLibrary();
  const types = new Map<string, TypeMembers>();
  for (const [name, type] of Object.entries(Excel)) {
    if (isClientType(type, OfficeExtension.ClientObject)) types.set(name, membersOf(type, Excel._CC));
  }
  return types;
}

/** The library needs little of a browser to define its types; it is not started. */
function loadLibrary(): Library {
  const file = join(dirname(require.resolve('@microsoft/office-js/package.json')), LIBRARY);
  const scope: Record<string, unknown> = { navigator: { userAgent: '' }, setTimeout, clearTimeout };
  scope['window'] = scope;
  runInContext(readFileSync(file, 'utf8'), createContext(scope), { filename: file });
  return scope as unknown as Library;
}

function isClientType(type: unknown, base: ClientType): type is ClientType {
  return typeof type === 'function' && type.prototype instanceof (base as unknown as new () => object);
}

function membersOf({ prototype }: ClientType, handWritten: Library['Excel']['_CC']): TypeMembers {
  const scalars = new Map(
    (prototype._scalarPropertyNames ?? []).map((name, index) => [
      name,
      prototype._scalarPropertyOriginalNames?.[index],
    ]),
  );
  const members = new Map<string, readonly string[]>();
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const parts: unknown[] = ['get', 'set', 'value'].map((part): unknown => Reflect.get(descriptor, part));
    const code = parts.filter((part) => typeof part === 'function').map(String);
    if (name === 'constructor' || code.length === 0) continue;
    code.push(...code.flatMap((part) => substitutes(part, handWritten)));
    const wire = scalars.get(name);
    members.set(name, [...new Set([...(wire === undefined ? [] : [wire]), ...code.flatMap(namesSent)])]);
  }
  return members;
}

/** Setters that the library's authors wrote by hand say something of their own. */
function substitutes(code: string, handWritten: Library['Excel']['_CC']): string[] {
  return [...code.matchAll(HAND_WRITTEN)].map((match) => String(handWritten[match[1] ?? '']));
}

function namesSent(code: string): string[] {
  const named = [...code.matchAll(NAMED)].map((match) => match[1] ?? match[2] ?? '');
  const events = [...code.matchAll(EVENT)].map((match) => match[1] ?? '');
  return [...named, ...events, ...(BY_KEY.test(code) ? [INDEXER] : [])];
}
