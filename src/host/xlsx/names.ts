/** Defined names in the workbook part. */
import type { NameModel, SheetModel } from '../model';
import type { ReferenceBook } from '../references';
import { fileFormula, modelFormula } from './formulas';
import { decodeXml, elements, encodeXml, flag, xmlAttributes } from './xml';

/** Names that Excel makes for itself begin with this; print areas and filters are not ours to keep. */
const BUILT_IN = /^_xlnm\./i;

export function readNames(workbookXml: string, book: ReferenceBook): NameModel[] {
  return elements(workbookXml, 'definedName').flatMap((element): NameModel[] => {
    const name = element.attributes.get('name') ?? '';
    if (name === '' || BUILT_IN.test(name)) return [];
    const scope = element.attributes.get('localSheetId');
    const sheet = scope === undefined ? undefined : book.sheets[Number(scope)];
    const place = { sheetId: sheet?.id ?? '', row: 0, column: 0 };
    return [
      {
        name,
        formula: modelFormula(decodeXml(element.body), place, book),
        visible: !flag(element, 'hidden'),
        comment: element.attributes.get('comment') ?? '',
        ...(sheet ? { sheetId: sheet.id } : {}),
      },
    ];
  });
}

/** The `definedNames` element, or nothing. */
export function writeNames(
  names: readonly NameModel[],
  sheets: readonly SheetModel[],
  book: ReferenceBook,
): string {
  const written = names.map((name) => {
    const scope = sheets.findIndex((sheet) => sheet.id === name.sheetId);
    const attributes = xmlAttributes({
      name: name.name,
      comment: name.comment || undefined,
      localSheetId: scope < 0 ? undefined : scope,
      hidden: name.visible ? undefined : true,
    });
    const place = { sheetId: name.sheetId ?? '', row: 0, column: 0 };
    return `<definedName${attributes}>${encodeXml(fileFormula(name.formula, place, book))}</definedName>`;
  });
  return written.length === 0 ? '' : `<definedNames>${written.join('')}</definedNames>`;
}
