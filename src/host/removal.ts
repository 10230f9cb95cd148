/** Sheets and tables that go, and the `#REF!` they leave in the formulas that referred to them. */
import { parseA1Ref, parseStructRef, tokenTypes } from '@borgar/fx/xlsx';
import type { Token } from '@borgar/fx/xlsx';
import type { Actor } from './changes';
import { forEachFormula } from './everyFormula';
import type { SheetModel, TableModel } from './model';
import { mapTokens } from './references-edit';
import type { Session } from './session';

export function removeTable(session: Session, table: TableModel, actor: Actor): void {
  const { book } = session;
  book.tables = book.tables.filter((other) => other !== table);
  voidReferences(session, (token) => tableNamed(token) === table.name.toLowerCase());
  session.engine.structureChanged(false);
  session.record({
    kind: 'tableDeleted',
    tableId: table.id,
    tableName: table.name,
    sheetId: table.sheetId,
    actor,
  });
}

/** With its tables and its own names; another sheet is shown if it was the active one. */
export function removeSheet(session: Session, sheet: SheetModel, actor: Actor): void {
  const { book } = session;
  const position = book.sheets.indexOf(sheet);
  book.sheets.splice(position, 1);
  for (const table of book.tables.filter(({ sheetId }) => sheetId === sheet.id))
    removeTable(session, table, actor);
  book.names = book.names.filter((name) => name.sheetId !== sheet.id);
  voidReferences(session, (token) => sheetNamed(token) === sheet.name.toLowerCase());
  session.engine.structureChanged();
  session.record({ kind: 'sheetDeleted', sheetId: sheet.id, actor });
  const next = book.sheets[Math.max(0, position - 1)];
  if (book.activeSheetId === sheet.id && next) book.activeSheetId = next.id;
}

function voidReferences(session: Session, isGone: (token: Token) => boolean): void {
  forEachFormula(session.book, (formula) =>
    mapTokens(formula, (token) => (isGone(token) ? '#REF!' : token.value)),
  );
}

function tableNamed(token: Token): string | undefined {
  if (token.type === tokenTypes.REF_NAMED) return token.value.toLowerCase();
  if (token.type !== tokenTypes.REF_STRUCT) return undefined;
  return parseStructRef(token.value)?.table?.toLowerCase();
}

const REFERENCES: readonly string[] = [tokenTypes.REF_RANGE, tokenTypes.REF_BEAM, tokenTypes.REF_NAMED];

function sheetNamed(token: Token): string | undefined {
  return REFERENCES.includes(token.type) ? parseA1Ref(token.value)?.sheetName?.toLowerCase() : undefined;
}
