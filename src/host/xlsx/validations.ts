/** Data validation in a sheet part. */
import { boxAddress } from '../address';
import type { SheetModel, ValidationModel } from '../model';
import type { ReferenceBook } from '../references';
import { parseBoxes } from './boxes';
import { fileFormula, modelFormula } from './formulas';
import { decodeXml, elements, encodeXml, firstElement, flag, xmlAttributes } from './xml';
import type { XmlElement } from './xml';

const TYPES = { whole: 'wholeNumber', decimal: 'decimal', date: 'date', textLength: 'textLength' } as const;
const FILE_TYPES = {
  wholeNumber: 'whole',
  decimal: 'decimal',
  date: 'date',
  textLength: 'textLength',
} as const;
const ERROR_STYLES: Readonly<Record<string, 'Stop' | 'Warning' | 'Information'>> = {
  stop: 'Stop',
  warning: 'Warning',
  information: 'Information',
};

export function readValidations(sheetXml: string, sheetId: string, book: ReferenceBook): ValidationModel[] {
  return elements(sheetXml, 'dataValidation').flatMap((element, position): ValidationModel[] => {
    const boxes = parseBoxes(element.attributes.get('sqref') ?? '');
    const first = boxes[0];
    if (!first) return [];
    const rule = readRule(element, { sheetId, row: first.row, column: first.column }, book);
    if (!rule) return [];
    const text = (name: string): string => element.attributes.get(name) ?? '';
    const showAlert = flag(element, 'showErrorMessage');
    const showPrompt = flag(element, 'showInputMessage');
    const style = ERROR_STYLES[text('errorStyle')] ?? 'Stop';
    const hasError = showAlert || text('error') !== '' || text('errorTitle') !== '';
    const hasPrompt = showPrompt || text('prompt') !== '' || text('promptTitle') !== '';
    return [
      {
        id: `${sheetId}.validation.${String(position)}`,
        boxes,
        rule,
        ignoreBlanks: flag(element, 'allowBlank'),
        ...(hasError
          ? { error: { title: text('errorTitle'), message: text('error'), style, showAlert } }
          : {}),
        ...(hasPrompt ? { prompt: { title: text('promptTitle'), message: text('prompt'), showPrompt } } : {}),
      },
    ];
  });
}

function readRule(
  element: XmlElement,
  place: { sheetId: string; row: number; column: number },
  book: ReferenceBook,
): ValidationModel['rule'] | null {
  const type = element.attributes.get('type') ?? 'none';
  const formulaText = (name: string): string => decodeXml(firstElement(element.body, name)?.body ?? '');
  const formula = (name: string): string => modelFormula(formulaText(name), place, book);
  if (type === 'list') {
    const source = formulaText('formula1');
    const items = /^"(.*)"$/s.exec(source)?.[1]?.replaceAll('""', '"');
    // The attribute means the opposite of its name ([MS-OI29500] 2.1.628).
    return { type, source: items ?? `=${source}`, inCellDropDown: !flag(element, 'showDropDown') };
  }
  if (type === 'custom') return { type, formula: formula('formula1') };
  if (!(type in TYPES)) return null;
  const second = formulaText('formula2');
  return {
    type: TYPES[type as keyof typeof TYPES],
    operator: capitalised(element.attributes.get('operator') ?? 'between'),
    formula1: constantOrFormula(formulaText('formula1'), formula('formula1')),
    ...(second === '' ? {} : { formula2: constantOrFormula(second, formula('formula2')) }),
  };
}

function constantOrFormula(text: string, formula: string): string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? text : formula;
}

/** The API writes `GreaterThan`, the file `greaterThan`; equal and not-equal differ by one word more. */
function capitalised(operator: string): string {
  if (operator === 'equal') return 'EqualTo';
  if (operator === 'notEqual') return 'NotEqualTo';
  return operator.replace(/OrEqual$/, 'OrEqualTo').replace(/^./, (letter) => letter.toUpperCase());
}

function fileOperator(operator: string): string {
  if (operator === 'EqualTo') return 'equal';
  if (operator === 'NotEqualTo') return 'notEqual';
  return operator.replace(/OrEqualTo$/, 'OrEqual').replace(/^./, (letter) => letter.toLowerCase());
}

/** The `dataValidations` element, or nothing. */
export function writeValidations(sheet: SheetModel, book: ReferenceBook): string {
  const written = sheet.validations.map((validation) => writeValidation(validation, sheet.id, book));
  return written.length === 0
    ? ''
    : `<dataValidations count="${String(written.length)}">${written.join('')}</dataValidations>`;
}

function writeValidation(validation: ValidationModel, sheetId: string, book: ReferenceBook): string {
  const { rule, boxes } = validation;
  const place = { sheetId, row: boxes[0]?.row ?? 0, column: boxes[0]?.column ?? 0 };
  const formula = (text: string): string =>
    encodeXml(text.startsWith('=') ? fileFormula(text, place, book) : text);
  const attributes = xmlAttributes({
    ...ruleAttributes(rule),
    allowBlank: validation.ignoreBlanks || undefined,
    ...messageAttributes(validation),
    sqref: boxes.map(boxAddress).join(' '),
  });
  return `<dataValidation${attributes}>${ruleFormulas(rule, formula)}</dataValidation>`;
}

type Attributes = Record<string, string | boolean | undefined>;

function ruleAttributes(rule: ValidationModel['rule']): Attributes {
  if (rule.type === 'custom') return { type: 'custom' };
  if (rule.type === 'list') return { type: 'list', showDropDown: !rule.inCellDropDown || undefined };
  return { type: FILE_TYPES[rule.type], operator: fileOperator(rule.operator) };
}

function messageAttributes({ error, prompt }: ValidationModel): Attributes {
  return {
    ...(error && {
      errorStyle: error.style === 'Stop' ? undefined : error.style.toLowerCase(),
      showErrorMessage: error.showAlert || undefined,
      errorTitle: error.title || undefined,
      error: error.message || undefined,
    }),
    ...(prompt && {
      showInputMessage: prompt.showPrompt || undefined,
      promptTitle: prompt.title || undefined,
      prompt: prompt.message || undefined,
    }),
  };
}

function ruleFormulas(rule: ValidationModel['rule'], formula: (text: string) => string): string {
  if (rule.type === 'list') return `<formula1>${listSource(rule.source, formula)}</formula1>`;
  if (rule.type === 'custom') return `<formula1>${formula(rule.formula)}</formula1>`;
  const second = rule.formula2 === undefined ? '' : `<formula2>${formula(rule.formula2)}</formula2>`;
  return `<formula1>${formula(rule.formula1)}</formula1>${second}`;
}

function listSource(source: string, formula: (text: string) => string): string {
  return source.startsWith('=') ? formula(source) : encodeXml(`"${source.replaceAll('"', '""')}"`);
}
