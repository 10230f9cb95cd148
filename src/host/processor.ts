/** Runs one batch: resolves its object paths, does its actions in order, and stops at the first that fails. */
import { HostError, invalidReference } from './errors';
import { internalService, workbookObject } from './objects/workbook';
import { isRange } from './objects/area';
import { isHostObject, NULL_OBJECT, type HostObject, type MaybeObject } from './objects/objectType';
import type { Session } from './session';
import {
  ACTION,
  PATH,
  type Action,
  type ArgumentInfo,
  type QueryInfo,
  type RequestBody,
  type ResponseBody,
} from './wire';

export class Processor {
  private readonly references = new Map<string, HostObject>();
  private lastReference = 0;

  constructor(private readonly session: Session) {}

  /** Objects the client still holds: an `Excel.run` that has ended leaves none. */
  get referenceCount(): number {
    return this.references.size;
  }

  async run(body: RequestBody): Promise<ResponseBody> {
    const batch = new Batch(this, this.session, body);
    const response: ResponseBody = { Results: [], TraceIds: [] };
    for (const [index, action] of body.Actions.entries()) {
      try {
        response.Results.push({ ActionId: action.Id, Value: await batch.act(action) });
        if (action.ActionType === ACTION.trace) response.TraceIds.push(action.Id);
      } catch (error) {
        const { code, message, location, httpStatus } = asHostError(error);
        response.Error = {
          Code: code,
          Message: message,
          Location: location,
          HttpStatusCode: httpStatus,
          ActionIndex: index,
        };
        break;
      }
    }
    await this.session.settle();
    return response;
  }

  keep(object: HostObject): void {
    if (object.referenceId === undefined) {
      this.lastReference += 1;
      object.referenceId = `reference-${this.lastReference}`;
    }
    this.references.set(object.referenceId, object);
    if (isRange(object)) this.session.heldAreas.add(object.self);
  }

  forget(referenceId: unknown): void {
    if (typeof referenceId !== 'string') return;
    const object = this.references.get(referenceId);
    if (object && isRange(object)) this.session.heldAreas.delete(object.self);
    this.references.delete(referenceId);
  }

  /** @throws HostError InvalidReference when the client let go of it, or its cells or sheet were deleted. */
  referenced(referenceId: string): HostObject {
    const object = this.references.get(referenceId);
    if (!object || this.isVoid(object)) throw invalidReference(referenceId);
    return object;
  }

  private isVoid(object: HostObject): boolean {
    if (!isRange(object)) return false;
    const { sheet, isVoid } = object.self;
    return isVoid === true || !this.session.book.sheets.includes(sheet);
  }
}

/** A mistake of the host's own is told as such, with its stack: it must never look like Excel's answer. */
function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new HostError('GeneralException', `mistake in the host: ${detail}`, '', 500);
}

class Batch {
  private readonly resolved = new Map<number, MaybeObject>();

  constructor(
    private readonly processor: Processor,
    private readonly session: Session,
    private readonly body: RequestBody,
  ) {}

  async act(action: Action): Promise<unknown> {
    if (action.ActionType === ACTION.trace) return null;
    const object = this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return object === NULL_OBJECT ? null : identityOf(object);
      case ACTION.query:
      case ACTION.queryAsJson:
        if (object === NULL_OBJECT) return null;
        return this.query(object, action.QueryInfo ?? {}, action.ActionType === ACTION.queryAsJson);
      case ACTION.method:
        if (object === NULL_OBJECT) return { _IsNull: true };
        return this.method(object, action);
      case ACTION.setProperty:
        if (object !== NULL_OBJECT)
          object.set(action.Name, this.argumentsOf(action.ArgumentInfo)[0], this.session);
        return null;
      case ACTION.update:
        if (object !== NULL_OBJECT) {
          for (const [name, value] of Object.entries(action.ObjectState ?? {}))
            object.set(name, value, this.session);
        }
        return null;
      default:
        throw new HostError('ApiNotFound', `not implemented: action type ${action.ActionType}`, '', 404);
    }
  }

  private async method(object: HostObject, action: Action): Promise<unknown> {
    const args = this.argumentsOf(action.ArgumentInfo);
    if (action.Name === '_KeepReference') {
      this.processor.keep(object);
      return null;
    }
    if (action.Name === '_RemoveReference') {
      this.processor.forget(args[0]);
      return null;
    }
    if (action.Name === 'Calculate') await this.session.calculate();
    const result = object.call(action.Name, args, this.session);
    return result === undefined || isHostObject(result) ? null : result;
  }

  private resolve(id: number): MaybeObject {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const found = this.resolveNew(id);
    this.resolved.set(id, found);
    return found;
  }

  private resolveNew(id: number): MaybeObject {
    const path = this.body.ObjectPaths[String(id)];
    if (!path) throw new HostError('InvalidObjectPath', `no object path ${id}`);
    const name = path.Name;
    // A null object's path may still name a parent that is no longer sent: look at the type first.
    switch (path.ObjectPathType) {
      case PATH.nullObject:
        return NULL_OBJECT;
      case PATH.globalObject:
        return workbookObject(this.session.book);
      case PATH.newObject:
        return internalService(name);
      case PATH.referenceId:
        return this.processor.referenced(name);
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === NULL_OBJECT) return NULL_OBJECT;
    switch (path.ObjectPathType) {
      case PATH.property:
        return parent.object(name, this.session);
      case PATH.method:
        return asObject(parent.call(name, this.argumentsOf(path.ArgumentInfo), this.session), name);
      case PATH.indexer:
        return asObject(parent.call('[indexer]', this.argumentsOf(path.ArgumentInfo), this.session), name);
      default:
        throw new HostError('InvalidObjectPath', `not implemented: object path type ${path.ObjectPathType}`);
    }
  }

  private argumentsOf(info: ArgumentInfo | undefined): unknown[] {
    const walk = (values: readonly unknown[], ids: readonly unknown[] | undefined): unknown[] =>
      values.map((value, index) => {
        const id = ids?.[index];
        if (Array.isArray(value) && Array.isArray(id)) return walk(value, id);
        return typeof id === 'number' && id > 0 ? this.resolve(id) : value;
      });
    if (!info?.Arguments) return [];
    return info.ReferencedObjectPathIds
      ? walk(info.Arguments, info.ReferencedObjectPathIds)
      : [...info.Arguments];
  }

  private async query(
    object: HostObject,
    info: QueryInfo,
    camelCase: boolean,
  ): Promise<Record<string, unknown>> {
    const answer = identityOf(object);
    const select = info.Select && info.Select.length > 0 ? info.Select : ['*'];
    for (const path of [...select, ...(info.Expand ?? [])]) {
      await this.put(answer, object, path.split('/'), { ...info, camelCase });
    }
    return answer;
  }

  private async put(
    answer: Record<string, unknown>,
    object: HostObject,
    path: readonly string[],
    options: QueryInfo & { readonly camelCase: boolean },
  ): Promise<void> {
    const [head = '*', ...rest] = path;
    const key = (name: string): string =>
      options.camelCase ? name.charAt(0).toLowerCase() + name.slice(1) : name;
    const scalar = object.scalarName(head);
    if (object.isCollection && scalar === undefined) {
      await this.putItems(answer, object, head.toLowerCase() === 'items' ? rest : path, options);
    } else if (head === '*') {
      for (const name of object.scalarNames()) await this.putScalar(answer, object, name, key(name));
    } else if (scalar !== undefined) {
      await this.putScalar(answer, object, scalar, key(scalar));
    } else {
      const name = object.objectName(head) ?? head;
      const child = object.object(name, this.session);
      if (child === NULL_OBJECT) {
        answer[key(name)] = null;
        return;
      }
      const nested = (answer[key(name)] ??= identityOf(child)) as Record<string, unknown>;
      await this.put(nested, child, rest, options);
    }
  }

  private async putScalar(
    answer: Record<string, unknown>,
    object: HostObject,
    name: string,
    key: string,
  ): Promise<void> {
    if (object.isCalculated(name)) await this.session.settle();
    answer[key] = object.get(name, this.session);
  }

  private async putItems(
    answer: Record<string, unknown>,
    object: HostObject,
    path: readonly string[],
    options: QueryInfo & { readonly camelCase: boolean },
  ): Promise<void> {
    const skip = options.Skip ?? 0;
    const items = object
      .items(this.session)
      .slice(skip, options.Top === undefined ? undefined : skip + options.Top);
    const key = options.camelCase ? 'items' : '_Items';
    const answers = (answer[key] ??= items.map(identityOf)) as Record<string, unknown>[];
    for (const [index, item] of items.entries()) {
      const itemAnswer = answers[index];
      if (itemAnswer)
        await this.put(itemAnswer, item, path.length > 0 ? path : ['*'], { camelCase: options.camelCase });
    }
  }
}

function identityOf(object: HostObject): Record<string, unknown> {
  return {
    ...(object.id === undefined ? {} : { Id: object.id }),
    ...(object.referenceId === undefined ? {} : { _ReferenceId: object.referenceId }),
  };
}

function asObject(result: unknown, name: string): MaybeObject {
  if (result === NULL_OBJECT) return NULL_OBJECT;
  if (!isHostObject(result))
    throw new HostError('ApiNotFound', `not implemented: ${name} returns no object`, name, 404);
  return result;
}
