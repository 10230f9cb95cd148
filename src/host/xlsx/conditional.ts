/**
 * Conditional formats in a sheet part, with their looks in the style part. Rules we do not evaluate are kept as they stand
 * in the file and written back with their looks.
 */
import { boxAddress } from '../address';
import type { ConditionalFormatModel, SheetModel } from '../model';
import type { ReferenceBook } from '../references';
import { parseBoxes } from './boxes';
import { fileFormula, modelFormula } from './formulas';
import type { Colours } from './styles';
import { decodeXml, elements, encodeXml, firstElement, flag, xmlAttributes } from './xml';
import type { XmlElement } from './xml';

/** What a rule of another kind needs to be written back. */
interface OriginalRule {
  readonly rule: string;
  readonly look: string;
}

/** Looks by their index in the style part (`dxfs`). */
export function readLooks(stylesXml: string): XmlElement[] {
  return elements(firstElement(stylesXml, 'dxfs')?.body ?? '', 'dxf');
}

/** All rules of a sheet, the highest priority first. */
export function readConditionalFormats(
  sheetXml: string,
  sheetId: string,
  looks: readonly XmlElement[],
  colours: Colours,
  book: ReferenceBook,
): ConditionalFormatModel[] {
  const rules: { priority: number; model: ConditionalFormatModel }[] = [];
  for (const area of elements(sheetXml, 'conditionalFormatting')) {
    const [box, ...moreBoxes] = parseBoxes(area.attributes.get('sqref') ?? '');
    if (!box) continue;
    for (const rule of elements(area.body, 'cfRule')) {
      const look = looks[Number(rule.attributes.get('dxfId') ?? NaN)];
      const custom = rule.attributes.get('type') === 'expression';
      const formula = decodeXml(firstElement(rule.body, 'formula')?.body ?? '');
      const original: OriginalRule = { rule: rule.source, look: look?.source ?? '' };
      const place = { sheetId, row: box.row, column: box.column };
      rules.push({
        priority: Number(rule.attributes.get('priority') ?? Number.MAX_SAFE_INTEGER),
        model: {
          id: `${sheetId}.format.${String(rules.length)}`,
          type: custom ? 'Custom' : 'Other',
          box,
          moreBoxes,
          formula: custom ? modelFormula(formula, place, book) : '',
          stopIfTrue: flag(rule, 'stopIfTrue'),
          ...(custom ? readLook(look?.body ?? '', colours) : { original }),
        },
      });
    }
  }
  return rules.sort((a, b) => a.priority - b.priority).map(({ model }) => model);
}

type Look = Pick<ConditionalFormatModel, 'fill' | 'fontColor' | 'bold' | 'italic'>;

function readLook(body: string, colours: Colours): Look {
  const fill = firstElement(body, 'fill')?.body ?? '';
  const font = firstElement(body, 'font')?.body ?? '';
  // A differential fill's solid colour is its background, unlike a cell's.
  const background = firstElement(fill, 'bgColor') ?? firstElement(fill, 'fgColor');
  const fillColour = background && colours.of(background.attributes);
  const colour = firstElement(font, 'color');
  const fontColour = colour && colours.of(colour.attributes);
  const bold = firstElement(font, 'b');
  const italic = firstElement(font, 'i');
  return {
    ...(fillColour ? { fill: fillColour } : {}),
    ...(fontColour ? { fontColor: fontColour } : {}),
    ...(bold ? { bold: flag(bold, 'val', true) } : {}),
    ...(italic ? { italic: flag(italic, 'val', true) } : {}),
  };
}

/** Writes a sheet's rules in order; each rule's look is added to `looks`, whose index the rule names. */
export function writeConditionalFormats(sheet: SheetModel, looks: string[], book: ReferenceBook): string {
  return sheet.conditionalFormats
    .map((format, position) => {
      const sqref = [format.box, ...format.moreBoxes].map(boxAddress).join(' ');
      return `<conditionalFormatting sqref="${sqref}">${writeRule(format, position + 1, sheet.id, looks, book)}</conditionalFormatting>`;
    })
    .join('');
}

function writeRule(
  format: ConditionalFormatModel,
  priority: number,
  sheetId: string,
  looks: string[],
  book: ReferenceBook,
): string {
  if (format.type === 'Other')
    return rewriteOriginal(format.original as OriginalRule | undefined, priority, looks);
  const place = { sheetId, row: format.box.row, column: format.box.column };
  const attributes = xmlAttributes({
    type: 'expression',
    dxfId: looks.push(writeLook(format)) - 1,
    priority,
    stopIfTrue: format.stopIfTrue || undefined,
  });
  return `<cfRule${attributes}><formula>${encodeXml(fileFormula(format.formula, place, book))}</formula></cfRule>`;
}

function rewriteOriginal(original: OriginalRule | undefined, priority: number, looks: string[]): string {
  if (!original) return '';
  const prioritised = original.rule.replace(
    /(\spriority\s*=\s*)(?:"[^"]*"|'[^']*')/,
    `$1"${String(priority)}"`,
  );
  const unprefixed = prioritised.replaceAll(
    /(<\/?)\w+:(?=cfRule|formula|colorScale|dataBar|iconSet|cfvo|color\b)/g,
    '$1',
  );
  if (original.look === '') return unprefixed.replace(/\sdxfId\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  const index = String(looks.push(original.look) - 1);
  return unprefixed.replace(/(\sdxfId\s*=\s*)(?:"[^"]*"|'[^']*')/, `$1"${index}"`);
}

function writeLook({ fill, fontColor, bold, italic }: Look): string {
  const colour = (value: string): string => `rgb="FF${value.slice(1).toUpperCase()}"`;
  const font =
    (bold === undefined ? '' : `<b val="${bold ? '1' : '0'}"/>`) +
    (italic === undefined ? '' : `<i val="${italic ? '1' : '0'}"/>`) +
    (fontColor ? `<color ${colour(fontColor)}/>` : '');
  return (
    '<dxf>' +
    (font && `<font>${font}</font>`) +
    (fill
      ? `<fill><patternFill patternType="solid"><fgColor ${colour(fill)}/><bgColor ${colour(fill)}/></patternFill></fill>`
      : '') +
    '</dxf>'
  );
}
