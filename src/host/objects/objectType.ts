/** How one of Excel's types is written down: its members by their wire name. The processor knows nothing more. */
import { invalidArgument, notImplemented } from '../errors';
import type { Scalar } from '../model';
import type { Session } from '../session';

export interface ScalarMember<Self> {
  readonly get?: (self: Self, session: Session) => unknown;
  readonly set?: (self: Self, value: unknown, session: Session) => void;
  /** Reading it needs every formula calculated. */
  readonly calculated?: true;
  /** Not part of a load of everything. */
  readonly onDemand?: true;
}

export interface ObjectMembers<Self> {
  /** Excel's name of the type. */
  readonly type: string;
  readonly id?: (self: Self) => string | number;
  readonly scalars?: Readonly<Record<string, ScalarMember<Self>>>;
  readonly objects?: Readonly<Record<string, (self: Self, session: Session) => MaybeObject>>;
  /** `[indexer]` is what the client calls for `getItem`. */
  readonly methods?: Readonly<
    Record<string, (self: Self, args: readonly unknown[], session: Session) => unknown>
  >;
  /** For collections. */
  readonly items?: (self: Self, session: Session) => HostObject[];
}

/** The answer to a question for an object that is not there. */
export const NULL_OBJECT = Symbol('null object');

export type MaybeObject = HostObject | typeof NULL_OBJECT;

export interface HostObject {
  readonly type: string;
  /** The thing behind, for a method that takes another object as argument. */
  readonly self: unknown;
  readonly id: string | number | undefined;
  /** Given by the client's _KeepReference; later batches name the object by it. */
  referenceId: string | undefined;
  readonly isCollection: boolean;
  scalarNames(): string[];
  /** The wire's spelling of a scalar's name; undefined when it is none. Names are matched whatever their case. */
  scalarName(name: string): string | undefined;
  objectName(name: string): string | undefined;
  isCalculated(scalar: string): boolean;
  get(scalar: string, session: Session): unknown;
  set(scalar: string, value: unknown, session: Session): void;
  object(name: string, session: Session): MaybeObject;
  call(method: string, args: readonly unknown[], session: Session): unknown;
  items(session: Session): HostObject[];
}

/** Every type the host has built, for the coverage report. */
export const builtTypes = new Map<string, BuiltType>();

export interface BuiltType {
  readonly members: readonly string[];
  /** Those of `members` that can be assigned. */
  readonly settable: readonly string[];
}

const makers = new Map<string, (self: never) => HostObject>();

/** The wrapping function of a type known by name. */
export function makerOf<Self>(type: string): (self: Self) => HostObject {
  const make = makers.get(type);
  if (!make) throw new RangeError(`${type} is not built`);
  return make as (self: Self) => HostObject;
}

/** A function that wraps the thing behind as the object office.js asks for. */
export function objectType<Self>(members: ObjectMembers<Self>): (self: Self) => HostObject {
  const { type, scalars = {}, objects = {}, methods = {} } = members;
  builtTypes.set(type, {
    members: [...Object.keys(scalars), ...Object.keys(objects), ...Object.keys(methods)],
    settable: Object.keys(scalars).filter((name) => scalars[name]?.set),
  });
  const scalarNames = byLowerCase(Object.keys(scalars));
  const objectNames = byLowerCase(Object.keys(objects));

  class Wrapped implements HostObject {
    readonly type = type;
    referenceId: string | undefined;
    readonly isCollection = members.items !== undefined;
    constructor(readonly self: Self) {}

    get id(): string | number | undefined {
      return members.id?.(this.self);
    }
    scalarNames(): string[] {
      return Object.keys(scalars).filter((name) => scalars[name]?.get && !scalars[name].onDemand);
    }
    scalarName(name: string): string | undefined {
      return scalarNames.get(name.toLowerCase());
    }
    objectName(name: string): string | undefined {
      return objectNames.get(name.toLowerCase());
    }
    isCalculated(name: string): boolean {
      return scalars[name]?.calculated === true;
    }
    get(name: string, session: Session): unknown {
      const member = scalars[name];
      if (!member?.get) throw notImplemented(type, name);
      return member.get(this.self, session);
    }
    set(name: string, value: unknown, session: Session): void {
      const member = scalars[scalarNames.get(name.toLowerCase()) ?? name];
      if (!member?.set) throw notImplemented(type, `${name} (set)`);
      member.set(this.self, value, session);
    }
    object(name: string, session: Session): MaybeObject {
      const make = objects[objectNames.get(name.toLowerCase()) ?? name];
      if (!make) throw notImplemented(type, name);
      return make(this.self, session);
    }
    call(name: string, args: readonly unknown[], session: Session): unknown {
      const method = methods[name];
      if (!method) throw notImplemented(type, name);
      return method(this.self, args, session);
    }
    items(session: Session): HostObject[] {
      return members.items?.(this.self, session) ?? [];
    }
  }
  const make = (self: Self): HostObject => new Wrapped(self);
  makers.set(type, make);
  return make;
}

function byLowerCase(names: readonly string[]): Map<string, string> {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === 'object' && value !== null && 'scalarNames' in value;
}

// Arguments come from outside: each is checked where it is used.

export function textOf(value: unknown, location: string): string {
  if (typeof value !== 'string') throw invalidArgument(location);
  return value;
}

export function numberOf(value: unknown, location: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument(location);
  return value;
}

export function wholeOf(value: unknown, location: string, least = -Infinity): number {
  const number = numberOf(value, location);
  if (!Number.isInteger(number) || number < least) throw invalidArgument(location);
  return number;
}

export function flagOf(value: unknown, location: string): boolean {
  if (typeof value !== 'boolean') throw invalidArgument(location);
  return value;
}

export function oneOf<T extends string>(choices: readonly T[], value: unknown, location: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw invalidArgument(location, String(value));
  return found;
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A plain object's properties, however the client spelt their first letter. */
export function propertiesOf(value: unknown, location: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidArgument(location);
  return new Map(
    Object.entries(value).map(([key, property]) => [key.charAt(0).toLowerCase() + key.slice(1), property]),
  );
}
