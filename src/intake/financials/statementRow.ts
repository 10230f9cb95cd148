/** One row of the 财务 table in the making: the lines of a customer's statements of one period. */
import type { CellChange, SetCells } from '../../ledger/changes';
import { isoDay, serialOf, type Day } from '../../ledger/day';
import { fitsCell, moneyToNumber, type Currency, type Money } from '../../ledger/money';
import {
  cellAt,
  FINANCIAL_FIGURES,
  type CellValue,
  type FinancialFigure,
  type FinancialStatement,
  type Ledger,
} from '../../ledger/records';
import { FLAG, type Language } from '../../ledger/tables';
import { nameOf, type ImportedCustomer } from '../plan/customers';
import type { NewRow } from '../plan/plan';
import type { RejectedCell } from '../report';
import { figureOf, LINES_OF_FIGURE } from './figures';
import type { FoundStatement } from './findStatements';
import type { Line } from './lines';
import type { Period } from './period';
import type { StatedAmount } from './readStatement';
import type { StatementReport } from './reportStatement';

export interface RowKey {
  readonly customer: ImportedCustomer;
  readonly period: Period;
  readonly audited: boolean | null;
  readonly currency: Currency;
}

interface Placed {
  readonly stated: StatedAmount;
  readonly statement: FoundStatement;
  readonly report: StatementReport;
}

export class StatementRow {
  audited: boolean | null;
  readonly sets: SetCells[] = [];
  private readonly placed: Placed[] = [];
  private months: number | null = null;
  private receivedOn: Day | null = null;
  private figures = new Map<FinancialFigure, Money>();
  private isNew = false;

  constructor(private readonly key: RowKey) {
    this.audited = key.audited;
  }

  add(stated: StatedAmount, statement: FoundStatement, report: StatementReport): void {
    this.placed.push({ stated, statement, report });
    this.months ??= stated.column.period?.months ?? null;
    if (!stated.column.comparative) this.receivedOn ??= statement.around.receivedOn;
  }

  /** Decides what of the row is new to the ledger, and tells the reports. */
  settle(existing: Ledger | null): void {
    const chosen = this.chosenLines();
    const known = this.known(existing);
    this.isNew = known === null;
    const lines = new Map([...chosen].map(([line, { stated }]) => [line, stated.amount]));
    for (const figure of FINANCIAL_FIGURES) {
      const amount = figureOf(figure, lines);
      const from = LINES_OF_FIGURE[figure].flatMap((line) => chosen.get(line) ?? []);
      if (amount === null) this.tell(from, 'unused');
      else this.settleFigure(figure, amount, from, known, existing);
    }
    if (known !== null && existing !== null) this.fillMonths(known, existing);
  }

  /** null when nothing of it is to be added. */
  newRow(language: Language): NewRow | null {
    if (!this.isNew || this.figures.size === 0) return null;
    const { customer, period, currency } = this.key;
    const row: Record<string, CellValue> = {
      customerId: customer.id,
      customerName: nameOf(customer),
      periodEnd: serialOf(period.end),
      currency,
      source: this.source(),
      sourceKey: `financials|${customer.id}|${isoDay(period.end)}`,
    };
    if (this.months !== null) row['months'] = this.months;
    if (this.audited === true) row['audited'] = FLAG.yes[language];
    if (this.receivedOn !== null) row['receivedOn'] = serialOf(this.receivedOn);
    for (const [figure, amount] of this.figures) row[figure] = moneyToNumber(amount);
    return row;
  }

  /**
   * Of several amounts of a line the statement's own before those shown for comparison, then the better name, then the first.
   * One that is of the same standing and says something else is refused: which of the two is right is not for us to say.
   */
  private chosenLines(): ReadonlyMap<Line, Placed> {
    const chosen = new Map<Line, Placed>();
    const standing = ({ stated }: Placed): number => stated.rank + (stated.column.comparative ? 100 : 0);
    for (const placed of [...this.placed].sort((a, b) => standing(a) - standing(b))) {
      const { stated, report } = placed;
      const first = chosen.get(stated.line);
      if (first === undefined) chosen.set(stated.line, placed);
      else if (first.stated.amount.eq(stated.amount)) report.note(stated.row, 'known');
      else if (first.stated.rank !== stated.rank) report.note(stated.row, 'unused');
      else report.reject(stated.row, refusal(stated, 'statement.differs'));
    }
    return chosen;
  }

  private settleFigure(
    figure: FinancialFigure,
    amount: Money,
    from: readonly Placed[],
    known: FinancialStatement | null,
    existing: Ledger | null,
  ): void {
    if (!fitsCell(amount)) this.refuse(from, 'amount.tooManyDigits');
    else if (known === null || existing === null) {
      this.figures.set(figure, amount);
      this.tell(from, 'added');
    } else if (known.figures[figure]?.eq(amount) === true) this.tell(from, 'known');
    else if (existing.tables.financials.columns.has(figure) && isBlank(existing, known, figure)) {
      this.set(known, figure, moneyToNumber(amount));
      this.tell(from, 'added');
    } else this.refuse(from, 'statement.differs');
  }

  private fillMonths(known: FinancialStatement, existing: Ledger): void {
    if (this.sets.length > 0 && this.months !== null && isBlank(existing, known, 'months'))
      this.set(known, 'months', this.months);
  }

  private set({ at }: FinancialStatement, column: string, value: CellValue): void {
    const change: CellChange = { row: at, expected: '', value };
    this.sets.push({ table: 'financials', column, cells: [change] });
  }

  /** The row of the ledger that is of the same customer, period and currency, and not known to be of another kind. */
  private known(existing: Ledger | null): FinancialStatement | null {
    const { customer, period, currency } = this.key;
    const same = (existing?.statements ?? []).filter(
      (one) => one.customer === customer.id && one.periodEnd === period.end && one.currency === currency,
    );
    if (this.audited === null) return same[0] ?? null;
    return same.find((one) => one.audited === this.audited) ?? null;
  }

  private refuse(from: readonly Placed[], why: RejectedCell['why']): void {
    for (const { stated, report } of from) report.reject(stated.row, refusal(stated, why));
  }

  private tell(from: readonly Placed[], outcome: 'added' | 'known' | 'unused'): void {
    for (const { stated, report } of from) report.note(stated.row, outcome);
  }

  private source(): string {
    const places = this.placed.map(({ statement: { file, sheet } }) => `${file} › ${sheet.name}`);
    return [...new Set(places)].join('; ');
  }
}

/** A cell that cannot be read has no figure either, but is not blank. */
function isBlank({ tables }: Ledger, { at }: FinancialStatement, column: string): boolean {
  return cellAt(tables.financials, at.position, column) === '';
}

function refusal({ cell, value }: StatedAmount, why: RejectedCell['why']): RejectedCell {
  return { cell, value, why };
}
