/** The 变更, 财务 and 评分 tables: what is dated about a customer beside its documents. */
import type { CustomerIndex } from './customerIndex';
import { choiceReader, rowsOf } from './decodeRows';
import type { Currency, Money } from './money';
import {
  FINANCIAL_FIGURES,
  type CellValue,
  type CustomerFact,
  type FinancialFigure,
  type FinancialStatement,
  type ScoreRecord,
  type TableSnapshot,
  type Unreadable,
} from './records';
import { customerCells, ownerOf, type RowCells } from './rowCells';
import { CARD, CUSTOMER_STATUS, FACT, GRADE } from './tables';

const MONTHS_MAX = 24;
const VERSION_MAX = 9999;

/** Statements in row order. A row without a period end is none, and reported; a blank figure is unknown, not 0. */
export function decodeStatements(
  snapshot: TableSnapshot,
  customers: CustomerIndex,
  bookCurrency: Currency,
  unreadable: Unreadable[],
): FinancialStatement[] {
  const statements: FinancialStatement[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const owner = ownerOf(snapshot, at, customers, bookCurrency);
    const cells = customerCells(snapshot, at, owner, unreadable);
    const periodEnd = required(cells, 'periodEnd', cells.day('periodEnd'), 'date.unreadable');
    if (periodEnd === null) continue;
    statements.push({
      at,
      ...owner,
      periodEnd,
      months: cells.count('months', 1, MONTHS_MAX),
      audited: cells.flag('audited'),
      receivedOn: cells.day('receivedOn'),
      figures: figuresOf(cells),
    });
  }
  return statements;
}

function figuresOf(cells: RowCells): Record<FinancialFigure, Money | null> {
  const figures = FINANCIAL_FIGURES.map((key): [FinancialFigure, Money | null] => [key, cells.amount(key)]);
  return Object.fromEntries(figures) as Record<FinancialFigure, Money | null>;
}

/**
 * Dated changes in row order. A row whose item, value or dates cannot be read changes nothing and is reported. A parent is
 * named by its number, however the cell names it.
 */
export function decodeFacts(
  snapshot: TableSnapshot,
  customers: CustomerIndex,
  bookCurrency: Currency,
  unreadable: Unreadable[],
): CustomerFact[] {
  const kindOf = choiceReader(FACT);
  const statusOf = choiceReader(CUSTOMER_STATUS);
  const gradeOf = choiceReader(GRADE);
  const facts: CustomerFact[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const owner = ownerOf(snapshot, at, customers, bookCurrency);
    const cells = customerCells(snapshot, at, owner, unreadable);
    const fact = required(cells, 'fact', cells.choice('fact', kindOf), 'kind.unreadable');
    const text = cells.written('value');
    const days = { from: cells.day('from'), to: cells.day('to') };
    if (fact === 'status') required(cells, 'value', cells.choice('value', statusOf), 'kind.unreadable');
    if (fact === 'grade') required(cells, 'value', cells.choice('value', gradeOf), 'kind.unreadable');
    if (fact === null || cells.refused > 0) continue;
    const value = fact === 'parentId' ? (customers.find(text, '')?.id ?? text) : text;
    const why = { reason: cells.written('reason'), approvedBy: cells.written('approvedBy') };
    facts.push({ at, customer: owner.customer, fact, value, ...days, ...why });
  }
  return facts;
}

/** Scores in row order. A row that does not say whose, when or by which card is none, and reported. */
export function decodeScores(
  snapshot: TableSnapshot,
  customers: CustomerIndex,
  bookCurrency: Currency,
  unreadable: Unreadable[],
): ScoreRecord[] {
  const cardOf = choiceReader(CARD);
  const gradeOf: (value: CellValue) => ScoreRecord['grade'] = choiceReader(GRADE);
  const scores: ScoreRecord[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const owner = ownerOf(snapshot, at, customers, bookCurrency);
    const cells = customerCells(snapshot, at, owner, unreadable);
    const asOf = required(cells, 'asOf', cells.day('asOf'), 'date.unreadable');
    const card = required(cells, 'card', cells.choice('card', cardOf), 'kind.unreadable');
    const version = required(cells, 'version', cells.count('version', 0, VERSION_MAX), 'amount.unreadable');
    const result = { score: cells.amount('score'), grade: cells.choice('grade', gradeOf) };
    if (asOf === null || card === null || version === null) continue;
    scores.push({ at, customer: owner.customer, asOf, card, version, ...result });
  }
  return scores;
}

/** Reports a blank cell of a column that cannot be blank; one that could not be read has been reported already. */
function required<T>(cells: RowCells, key: string, value: T | null, code: Unreadable['code']): T | null {
  if (value === null && cells.isBlank(key)) cells.refuse(key, code);
  return value;
}
