import { intersection, isInside } from '../address';
import { invalidArgument } from '../errors';
import type { Box, SheetModel, ValidationModel } from '../model';
import type { Session } from '../session';
import { flagOf, isScalar, objectType, oneOf, propertiesOf, textOf } from './objectType';
import type { RangeArea } from './area';

const COMPARED = ['wholeNumber', 'decimal', 'date', 'textLength'] as const;
const OPERATORS = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
] as const;
const TYPE_NAMES = {
  list: 'List',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  textLength: 'TextLength',
  custom: 'Custom',
} as const;
const RULE = 'DataValidation.rule';

/** The validation all cells of the range share. */
function covering({ sheet, box }: RangeArea): ValidationModel | undefined {
  return sheet.validations.find(({ boxes }) => boxes.some((area) => isInside(box, area)));
}

function typeOf(area: RangeArea): string {
  const model = covering(area);
  if (model) return TYPE_NAMES[model.rule.type];
  const { sheet, box } = area;
  const isTouched = sheet.validations.some(({ boxes }) => boxes.some((other) => intersection(other, box)));
  return isTouched ? 'Inconsistent' : 'None';
}

/** What is left of a box without another: up to four pieces. */
function without(box: Box, hole: Box): Box[] {
  const shared = intersection(box, hole);
  if (!shared) return [box];
  const bottom = shared.row + shared.height;
  const right = shared.column + shared.width;
  return [
    { ...box, height: shared.row - box.row },
    { ...box, row: bottom, height: box.row + box.height - bottom },
    { ...shared, column: box.column, width: shared.column - box.column },
    { ...shared, column: right, width: box.column + box.width - right },
  ].filter(({ height, width }) => height > 0 && width > 0);
}

function clear(sheet: SheetModel, box: Box): void {
  sheet.validations = sheet.validations.flatMap((validation) => {
    const boxes = validation.boxes.flatMap((area) => without(area, box));
    return boxes.length > 0 ? [{ ...validation, boxes }] : [];
  });
}

function ruleOf(value: unknown): ValidationModel['rule'] {
  const given = [...propertiesOf(value, RULE)].filter(([, rule]) => rule !== null && rule !== undefined);
  const [entry] = given;
  if (!entry || given.length > 1) throw invalidArgument(RULE);
  const [type, body] = entry;
  const properties = propertiesOf(body, RULE);
  if (type === 'list') {
    return {
      type,
      source: textOf(properties.get('source'), RULE),
      inCellDropDown: flagOf(properties.get('inCellDropDown') ?? true, RULE),
    };
  }
  if (type === 'custom') return { type, formula: textOf(properties.get('formula'), RULE) };
  const second = properties.get('formula2') ?? null;
  return {
    type: oneOf(COMPARED, type, RULE),
    operator: oneOf(OPERATORS, properties.get('operator'), RULE),
    formula1: operandOf(properties.get('formula1')),
    ...(second === null ? {} : { formula2: operandOf(second) }),
  };
}

function operandOf(value: unknown): string {
  if (!isScalar(value)) throw invalidArgument(RULE);
  return String(value);
}

function ruleValue({ rule }: ValidationModel): Record<string, unknown> {
  const { type, ...body } = rule;
  return { [type]: body };
}

/** A change of one property of the range's validation, which is made its own first. */
function change(area: RangeArea, session: Session, edit: (model: ValidationModel) => void): void {
  session.demandUnprotected(area.sheet, 'DataValidation');
  const before = covering(area);
  const model: ValidationModel = before
    ? { ...before, id: session.newId('VALIDATION'), boxes: [area.box] }
    : {
        id: session.newId('VALIDATION'),
        boxes: [area.box],
        rule: { type: 'custom', formula: '=TRUE' },
        ignoreBlanks: true,
      };
  edit(model);
  clear(area.sheet, area.box);
  area.sheet.validations.push(model);
}

export const dataValidationObject = objectType<RangeArea>({
  type: 'DataValidation',
  scalars: {
    Type: { get: typeOf },
    Rule: {
      get: (area) => {
        const model = covering(area);
        return model ? ruleValue(model) : {};
      },
      set: (area, value, session) => {
        const rule = ruleOf(value);
        change(area, session, (model) => {
          model.rule = rule;
        });
      },
    },
    IgnoreBlanks: {
      get: (area) => covering(area)?.ignoreBlanks ?? true,
      set: (area, value, session) => {
        change(area, session, (model) => {
          model.ignoreBlanks = flagOf(value, 'DataValidation.ignoreBlanks');
        });
      },
    },
    ErrorAlert: {
      get: (area) => covering(area)?.error ?? null,
      set: (area, value, session) => {
        const location = 'DataValidation.errorAlert';
        const properties = propertiesOf(value, location);
        change(area, session, (model) => {
          model.error = {
            title: textOf(properties.get('title') ?? '', location),
            message: textOf(properties.get('message') ?? '', location),
            style: oneOf(['Stop', 'Warning', 'Information'], properties.get('style') ?? 'Stop', location),
            showAlert: flagOf(properties.get('showAlert') ?? true, location),
          };
        });
      },
    },
    Prompt: {
      get: (area) => covering(area)?.prompt ?? null,
      set: (area, value, session) => {
        const location = 'DataValidation.prompt';
        const properties = propertiesOf(value, location);
        change(area, session, (model) => {
          model.prompt = {
            title: textOf(properties.get('title') ?? '', location),
            message: textOf(properties.get('message') ?? '', location),
            showPrompt: flagOf(properties.get('showPrompt') ?? true, location),
          };
        });
      },
    },
  },
  methods: {
    Clear: ({ sheet, box }, _args, session) => {
      session.demandUnprotected(sheet, 'DataValidation.clear');
      clear(sheet, box);
      return null;
    },
  },
});
