/** Every formula of a book, wherever it stands. */
import type { BookModel, SheetModel } from './model';
import { tableAt } from './references';

interface FormulaPlace {
  readonly sheetName: string;
  readonly tableId: string | null;
}

/** Rewrites every formula of the book: cells, calculated columns, names, conditional formats and validations. */
export function forEachFormula(
  book: BookModel,
  rewrite: (formula: string, place: FormulaPlace) => string,
): void {
  for (const sheet of book.sheets) {
    const own = { sheetName: sheet.name, tableId: null };
    for (const [row, cells] of sheet.rows) {
      for (const [column, cell] of cells) {
        if (cell.formula === undefined) continue;
        const table = tableAt(book, { sheetId: sheet.id, row, column });
        cell.formula = rewrite(cell.formula, { sheetName: sheet.name, tableId: table?.id ?? null });
      }
    }
    for (const format of sheet.conditionalFormats) {
      if (format.type === 'Custom') format.formula = rewrite(format.formula, own);
    }
    for (const validation of sheet.validations) rewriteValidation(validation, (text) => rewrite(text, own));
  }
  for (const table of book.tables) {
    const sheetName = book.sheets.find(({ id }) => id === table.sheetId)?.name ?? '';
    for (const column of table.columns) {
      if (column.formula !== undefined)
        column.formula = rewrite(column.formula, { sheetName, tableId: table.id });
    }
  }
  for (const name of book.names) name.formula = rewrite(name.formula, { sheetName: '', tableId: null });
}

function rewriteValidation(
  validation: SheetModel['validations'][number],
  rewrite: (formula: string) => string,
): void {
  const { rule } = validation;
  const asFormula = (text: string): string => (text.startsWith('=') ? rewrite(text) : text);
  if (rule.type === 'list') validation.rule = { ...rule, source: asFormula(rule.source) };
  else if (rule.type === 'custom') validation.rule = { ...rule, formula: asFormula(rule.formula) };
  else {
    validation.rule = {
      ...rule,
      formula1: asFormula(rule.formula1),
      ...(rule.formula2 === undefined ? {} : { formula2: asFormula(rule.formula2) }),
    };
  }
}
