import { boxAddress, fullAddress, placeOf } from '../address';
import { invalidArgument, itemAlreadyExists, itemNotFound, notImplemented } from '../errors';
import type { BookModel, NameModel, Scalar, SheetModel } from '../model';
import type { Session } from '../session';
import { isHostObject, NULL_OBJECT, objectType, textOf, type MaybeObject } from './objectType';
import { isRange, type RangeArea } from './area';
import { rangeObject } from './wrap';

/** Names of the workbook, or of one sheet. */
export interface NameScope {
  readonly sheet: SheetModel | null;
}

interface Named {
  readonly book: BookModel;
  readonly model: NameModel;
}

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
const LOOKS_LIKE_CELL = /^([A-Z]{1,3}\d+|[RC]|R\d*C\d*)$/i;

function areaOf({ book, model }: Named): RangeArea | null {
  try {
    const own = book.sheets.find(({ id }) => id === model.sheetId) ?? null;
    return placeOf(book, model.formula.replace(/^=/, ''), own, 'NamedItem.getRange');
  } catch {
    return null;
  }
}

/** A range's address, or a constant; what only a calculation could tell is not built. */
function valueOf(named: Named): Scalar {
  const text = named.model.formula.replace(/^=/, '');
  if (areaOf(named)) return text;
  if (/^"([^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (/^(true|false)$/i.test(text)) return /^true$/i.test(text);
  const number = Number(text);
  if (text === '' || Number.isNaN(number)) throw notImplemented('NamedItem', 'value of a calculated name');
  return number;
}

const TYPE_NAMES = { string: 'String', number: 'Double', boolean: 'Boolean' } as const;

function typeOf(named: Named): string {
  if (areaOf(named)) return 'Range';
  return TYPE_NAMES[typeof valueOf(named) as keyof typeof TYPE_NAMES];
}

const nameObject = objectType<Named>({
  type: 'NamedItem',
  id: ({ model }) => model.name,
  scalars: {
    Name: { get: ({ model }) => model.name },
    Formula: {
      get: ({ model }) => model.formula,
      set: ({ model }, value, session) => {
        model.formula = textOf(value, 'NamedItem.formula');
        session.engine.structureChanged(false);
      },
    },
    Type: { get: typeOf, onDemand: true },
    Value: { get: valueOf, onDemand: true },
    Visible: {
      get: ({ model }) => model.visible,
      set: ({ model }, value) => {
        model.visible = value === true;
      },
    },
    Comment: {
      get: ({ model }) => model.comment,
      set: ({ model }, value) => {
        model.comment = textOf(value, 'NamedItem.comment');
      },
    },
    Scope: { get: ({ model }) => (model.sheetId === undefined ? 'Workbook' : 'Worksheet') },
  },
  methods: {
    GetRange: (named) => {
      const area = areaOf(named);
      if (!area) throw invalidArgument('NamedItem.getRange');
      return rangeObject(area);
    },
    GetRangeOrNullObject: (named) => {
      const area = areaOf(named);
      return area ? rangeObject(area) : NULL_OBJECT;
    },
    Delete: ({ book, model }, _args, session) => {
      book.names.splice(book.names.indexOf(model), 1);
      session.engine.structureChanged(false);
      return null;
    },
  },
});

function inScope({ sheet }: NameScope, { book }: Session): NameModel[] {
  return book.names.filter((name) => name.sheetId === sheet?.id);
}

function find(scope: NameScope, key: unknown, session: Session): MaybeObject {
  const wanted = String(key).toLowerCase();
  const model = inScope(scope, session).find(({ name }) => name.toLowerCase() === wanted);
  return model ? nameObject({ book: session.book, model }) : NULL_OBJECT;
}

function add(
  scope: NameScope,
  [name, reference, comment]: readonly unknown[],
  session: Session,
): MaybeObject {
  const location = 'NamedItemCollection.add';
  const text = textOf(name, location);
  if (!NAME.test(text) || LOOKS_LIKE_CELL.test(text)) throw invalidArgument(location, text);
  if (find(scope, text, session) !== NULL_OBJECT) throw itemAlreadyExists(location);
  if (session.book.tables.some((table) => table.name.toLowerCase() === text.toLowerCase()))
    throw itemAlreadyExists(location);
  const model: NameModel = {
    name: text,
    formula: formulaOf(reference, location),
    ...(scope.sheet ? { sheetId: scope.sheet.id } : {}),
    visible: true,
    comment: typeof comment === 'string' ? comment : '',
  };
  session.book.names.push(model);
  session.engine.structureChanged(false);
  return nameObject({ book: session.book, model });
}

function formulaOf(reference: unknown, location: string): string {
  if (isHostObject(reference) && isRange(reference)) {
    const { sheet, box } = reference.self;
    const address = fullAddress(sheet, box);
    const cells = boxAddress(box);
    return `=${address.slice(0, -cells.length)}${cells.replace(/[A-Z]+|\d+/g, '$$$&')}`;
  }
  const text = textOf(reference, location);
  return text.startsWith('=') ? text : `="${text.replaceAll('"', '""')}"`;
}

export const namesObject = objectType<NameScope>({
  type: 'NamedItemCollection',
  items: (scope, session) =>
    inScope(scope, session).map((model) => nameObject({ book: session.book, model })),
  methods: {
    Add: (scope, args, session) => add(scope, args, session),
    GetCount: (scope, _args, session) => inScope(scope, session).length,
    '[indexer]': (scope, [key], session) => {
      const found = find(scope, key, session);
      if (found === NULL_OBJECT) throw itemNotFound('NamedItemCollection.getItem');
      return found;
    },
    GetItemOrNullObject: (scope, [key], session) => find(scope, key, session),
  },
});
