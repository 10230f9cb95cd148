import { intersection } from '../address';
import { HostError, invalidArgument, itemNotFound } from '../errors';
import type { ConditionalFormatModel, SheetModel } from '../model';
import type { Session } from '../session';
import {
  flagOf,
  NULL_OBJECT,
  objectType,
  textOf,
  wholeOf,
  type HostObject,
  type ScalarMember,
} from './objectType';
import type { RangeArea } from './area';
import { rangeObject } from './wrap';

interface Format {
  readonly sheet: SheetModel;
  readonly model: ConditionalFormatModel;
}

type LookKey = 'fill' | 'fontColor' | 'bold' | 'italic';

function look<Key extends LookKey>(
  key: Key,
  read: (value: unknown) => NonNullable<ConditionalFormatModel[Key]>,
): ScalarMember<Format> {
  return {
    get: ({ model }) => model[key] ?? null,
    set: ({ sheet, model }, value, session) => {
      session.demandUnprotected(sheet, `ConditionalRangeFormat.${key}`);
      model[key] = read(value);
    },
  };
}

const fillObject = objectType<Format>({
  type: 'ConditionalRangeFill',
  scalars: { Color: look('fill', (value) => textOf(value, 'ConditionalRangeFill.color')) },
  methods: {
    Clear: ({ sheet, model }, _args, session) => {
      session.demandUnprotected(sheet, 'ConditionalRangeFill.clear');
      delete model.fill;
      return null;
    },
  },
});

const fontObject = objectType<Format>({
  type: 'ConditionalRangeFont',
  scalars: {
    Bold: look('bold', (value) => flagOf(value, 'ConditionalRangeFont.bold')),
    Italic: look('italic', (value) => flagOf(value, 'ConditionalRangeFont.italic')),
    Color: look('fontColor', (value) => textOf(value, 'ConditionalRangeFont.color')),
  },
});

const lookObject = objectType<Format>({
  type: 'ConditionalRangeFormat',
  objects: { Fill: (format) => fillObject(format), Font: (format) => fontObject(format) },
});

const ruleObject = objectType<Format>({
  type: 'ConditionalFormatRule',
  scalars: {
    Formula: {
      get: ({ model }) => model.formula,
      set: ({ sheet, model }, value, session) => {
        session.demandUnprotected(sheet, 'ConditionalFormatRule.formula');
        const formula = textOf(value, 'ConditionalFormatRule.formula');
        if (formula === '') throw invalidArgument('ConditionalFormatRule.formula');
        model.formula = formula.startsWith('=') ? formula : `=${formula}`;
      },
    },
  },
});

const customObject = objectType<Format>({
  type: 'CustomConditionalFormat',
  objects: { Rule: (format) => ruleObject(format), Format: (format) => lookObject(format) },
});

function remove({ sheet, model }: Format, session: Session): null {
  session.demandUnprotected(sheet, 'ConditionalFormat.delete');
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format !== model);
  return null;
}

/** 0 is the highest; giving one moves the format among those of its sheet. */
function setPriority({ sheet, model }: Format, value: unknown, session: Session): void {
  session.demandUnprotected(sheet, 'ConditionalFormat.priority');
  const priority = wholeOf(value, 'ConditionalFormat.priority', 0);
  const others = sheet.conditionalFormats.filter((format) => format !== model);
  others.splice(Math.min(priority, others.length), 0, model);
  sheet.conditionalFormats = others;
}

const formatObject = objectType<Format>({
  type: 'ConditionalFormat',
  id: ({ model }) => model.id,
  scalars: {
    Id: { get: ({ model }) => model.id },
    Type: { get: ({ model }) => (model.type === 'Custom' ? 'Custom' : 'CellValue') },
    Priority: { get: ({ sheet, model }) => sheet.conditionalFormats.indexOf(model), set: setPriority },
    StopIfTrue: {
      get: ({ model }) => model.stopIfTrue,
      set: ({ sheet, model }, value, session) => {
        session.demandUnprotected(sheet, 'ConditionalFormat.stopIfTrue');
        model.stopIfTrue = flagOf(value, 'ConditionalFormat.stopIfTrue');
      },
    },
  },
  objects: {
    Custom: (format) => {
      if (format.model.type !== 'Custom') {
        throw new HostError(
          'InvalidOperation',
          'The conditional format is of another type.',
          'ConditionalFormat.custom',
        );
      }
      return customObject(format);
    },
    CustomOrNullObject: (format) => (format.model.type === 'Custom' ? customObject(format) : NULL_OBJECT),
  },
  methods: {
    Delete: (format, _args, session) => remove(format, session),
    GetRange: ({ sheet, model }) => {
      if (model.moreBoxes.length > 0)
        throw invalidArgument('ConditionalFormat.getRange', 'It covers several areas.');
      return rangeObject({ sheet, box: model.box });
    },
    GetRangeOrNullObject: ({ sheet, model }) =>
      model.moreBoxes.length > 0 ? NULL_OBJECT : rangeObject({ sheet, box: model.box }),
  },
});

function inArea({ sheet, box }: RangeArea): Format[] {
  return sheet.conditionalFormats
    .filter((model) => [model.box, ...model.moreBoxes].some((area) => intersection(area, box) !== null))
    .map((model) => ({ sheet, model }));
}

/** A new rule comes before every other: it has the highest priority. */
function add({ sheet, box }: RangeArea, type: unknown, session: Session): HostObject {
  const location = 'ConditionalFormatCollection.add';
  if (type !== 'Custom')
    throw new HostError('ApiNotFound', `not implemented: Excel.${location} ${String(type)}`, location);
  session.demandUnprotected(sheet, location);
  const model: ConditionalFormatModel = {
    id: session.newId('FORMAT'),
    type: 'Custom',
    box,
    moreBoxes: [],
    formula: '',
    stopIfTrue: false,
  };
  sheet.conditionalFormats = [model, ...sheet.conditionalFormats];
  return formatObject({ sheet, model });
}

function find(area: RangeArea, id: unknown): Format | undefined {
  return inArea(area).find(({ model }) => model.id === id);
}

export const conditionalFormatsObject = objectType<RangeArea>({
  type: 'ConditionalFormatCollection',
  items: (area) => inArea(area).map(formatObject),
  methods: {
    Add: (area, [type], session) => add(area, type, session),
    ClearAll: (area, _args, session) => {
      for (const format of inArea(area)) remove(format, session);
      return null;
    },
    GetCount: (area) => inArea(area).length,
    GetItemAt: (area, [index]) => {
      const format = inArea(area)[wholeOf(index, 'ConditionalFormatCollection.getItemAt', 0)];
      if (!format) throw invalidArgument('ConditionalFormatCollection.getItemAt');
      return formatObject(format);
    },
    '[indexer]': (area, [id]) => {
      const format = find(area, id);
      if (!format) throw itemNotFound('ConditionalFormatCollection.getItem');
      return formatObject(format);
    },
    GetItemOrNullObject: (area, [id]) => {
      const format = find(area, id);
      return format ? formatObject(format) : NULL_OBJECT;
    },
  },
});
