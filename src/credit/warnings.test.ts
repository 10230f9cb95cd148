import type { WarningRule } from '../ledger/changes';
import { serialOf } from '../ledger/day';
import { cellAt, type CellValue, type Ledger, type RowAt } from '../ledger/records';
import { TABLES, type Severity } from '../ledger/tables';
import { day, ledgerOf, type Row } from '../ledger/tablesForTests';
import { checkLedger } from './check';
import type { CheckReport, Finding } from './report';
import { sampleRows } from './sampleForTests';
import { stampChanges } from './stamps';
import { warningRules } from './warnings';

const ASOF = day('2026-03-31');

/** The sample after a check has stamped it, and the report of that check. */
function checked(): { ledger: Ledger; report: CheckReport } {
  const rows = sampleRows();
  const ledger = ledgerOf(rows);
  const report = checkLedger(ledger, ASOF);
  const after = {
    customers: (rows.customers ?? []).map((row): Record<string, CellValue> => ({ ...row })),
    documents: (rows.documents ?? []).map((row): Record<string, CellValue> => ({ ...row })),
  };
  for (const { table, column, cells } of stampChanges(ledger, report, { live: false })) {
    for (const { row, value } of cells) {
      const found: Record<string, CellValue> | undefined =
        table === 'customers' ? after.customers[row.position] : after.documents[row.position];
      if (found) found[column] = value;
    }
  }
  return { ledger: ledgerOf({ ...rows, ...after }), report };
}

/** Reads a condition the way Excel does, for the few functions and operators conditions may use. */
class Condition {
  readonly #tokens: string[];
  #next = 0;

  constructor(
    text: string,
    readonly valueOf: (name: string) => CellValue,
  ) {
    this.#tokens =
      text.match(/\[\w+\]|\{\w+\}|"[^"]*"|\d+(?:\.\d+)?|[A-Z]+(?=\()|<>|>=|<=|[-+*><=(),]/g) ?? [];
    if (this.#tokens.join('') !== text) throw new SyntaxError(`cannot read ${text}`);
  }

  holds(): boolean {
    const value = this.#comparison();
    if (this.#next !== this.#tokens.length) throw new SyntaxError('text behind the condition');
    return value === true;
  }

  #comparison(): CellValue {
    const left = this.#sum();
    const operator = this.#tokens[this.#next];
    if (operator === undefined || !['>', '<', '>=', '<=', '=', '<>'].includes(operator)) return left;
    this.#next++;
    const order = compare(left, this.#sum());
    switch (operator) {
      case '>':
        return order > 0;
      case '<':
        return order < 0;
      case '>=':
        return order >= 0;
      case '<=':
        return order <= 0;
      case '=':
        return order === 0;
      default:
        return order !== 0;
    }
  }

  #sum(): CellValue {
    let value = this.#product();
    for (let sign = this.#sign(); sign !== 0; sign = this.#sign())
      value = number(value) + sign * number(this.#product());
    return value;
  }

  #sign(): -1 | 0 | 1 {
    const token = this.#tokens[this.#next];
    if (token !== '+' && token !== '-') return 0;
    this.#next++;
    return token === '+' ? 1 : -1;
  }

  #product(): CellValue {
    let value = this.#atom();
    while (this.#tokens[this.#next] === '*') {
      this.#next++;
      value = number(value) * number(this.#atom());
    }
    return value;
  }

  #atom(): CellValue {
    const token = this.#tokens[this.#next++] ?? '';
    if (token === '-') return -number(this.#atom());
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^[[{]/.test(token)) return this.valueOf(token.slice(1, -1));
    if (/^\d/.test(token)) return Number(token);
    return this.#call(token);
  }

  #call(name: string): CellValue {
    this.#expect('(');
    const values = [this.#comparison()];
    while (this.#tokens[this.#next] === ',') {
      this.#next++;
      values.push(this.#comparison());
    }
    this.#expect(')');
    switch (name) {
      case 'AND':
        return values.every((value) => value === true);
      case 'OR':
        return values.some((value) => value === true);
      case 'N':
        return typeof values[0] === 'number' ? values[0] : 0;
      default:
        throw new SyntaxError(`a condition may not use ${name}`);
    }
  }

  #expect(token: string): void {
    if (this.#tokens[this.#next++] !== token) throw new SyntaxError(`expected ${token}`);
  }
}

/** Excel orders numbers before texts before truth values. */
function compare(a: CellValue, b: CellValue): number {
  const rank = (value: CellValue): number => ['number', 'string', 'boolean'].indexOf(typeof value);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function number(value: CellValue): number {
  if (typeof value !== 'number') throw new TypeError(`#VALUE!: ${String(value)}`);
  return value;
}

function settingOf(ledger: Ledger, name: string): CellValue {
  switch (name) {
    case 'asOf':
      return serialOf(ASOF);
    case 'graceDays':
    case 'expiringDays':
      return ledger.policy[name];
    case 'nearMedium':
    case 'nearHigh':
      return ledger.policy[name].toNumber();
    default:
      throw new SyntaxError(`no setting ${name}`);
  }
}

/** The rules that hold for a row, in order of priority. */
function holding(ledger: Ledger, rules: readonly WarningRule[], at: RowAt): WarningRule[] {
  const valueOf = (name: string): CellValue =>
    TABLES[at.table].columns.some(({ key }) => key === name)
      ? cellAt(ledger.tables[at.table], at.position, name)
      : settingOf(ledger, name);
  return rules.filter(
    ({ table, condition }) => table === at.table && new Condition(condition, valueOf).holds(),
  );
}

/** The colour of a cell: that of the first rule that holds and covers it. */
function lookAt(ledger: Ledger, at: RowAt, column: string): Severity | null {
  return holding(ledger, warningRules(), at).find(({ columns }) => columns.includes(column))?.look ?? null;
}

const ORDER: readonly Severity[] = ['high', 'medium', 'low'];
function worst(findings: readonly Finding[], rules: RegExp): Severity | null {
  return (
    ORDER.find((severity) => findings.some((one) => one.severity === severity && rules.test(one.rule))) ??
    null
  );
}

describe('the warnings of the sheet', () => {
  const { ledger, report } = checked();
  const findingsOf = (id: string) => report.findings.filter(({ customer }) => customer === id);

  it.each(ledger.customers.map((customer) => [customer.id, customer] as const))(
    'say of %s what its findings say',
    (id, { at }) => {
      const found = findingsOf(id);
      expect(lookAt(ledger, at, 'exposure')).toBe(worst(found, /^limit\.(over|near|none)$/));
      expect(lookAt(ledger, at, 'limitState')).toBe(worst(found, /^limit\.expired$/));
      expect(lookAt(ledger, at, 'longestOverdue')).toBe(worst(found, /^overdue\.(any|30|90)$/));
    },
  );

  it('cover every severity of every rule they stand for', () => {
    const seen = report.findings.map(({ rule, severity }) => `${rule} ${severity}`);
    expect(seen).toEqual(
      expect.arrayContaining([
        'limit.over high',
        'limit.none high',
        'limit.near medium',
        'limit.near high',
        'limit.expired high',
        'limit.expiring medium',
        'overdue.any low',
        'overdue.30 medium',
        'overdue.90 high',
      ]),
    );
  });

  it('colour an end that comes soon exactly where it is reported, and one that has passed', () => {
    const reported = report.findings
      .filter(({ rule }) => rule === 'limit.expiring')
      .map(({ at }) => at.position);
    const looks = ledger.tables.limits.rows.map((_, position) =>
      lookAt(ledger, { table: 'limits', id: '', position }, 'to'),
    );
    expect(looks.flatMap((look, position) => (look === 'medium' ? [position] : []))).toEqual(reported);
    const ended = ledger.limits.filter(({ to }) => to !== null && to < ASOF).map(({ at }) => at.position);
    expect(looks.flatMap((look, position) => (look === 'low' ? [position] : []))).toEqual(ended);
  });

  it('colour open documents by how late they are', () => {
    const { graceDays } = ledger.policy;
    for (const { at, open, daysLate } of report.items) {
      const late = open.gt(0) ? (daysLate ?? 0) : 0;
      const expected = late > 90 ? 'high' : late > 30 ? 'medium' : late > graceDays ? 'low' : null;
      expect([at.position, lookAt(ledger, at, 'daysOverdue')]).toEqual([at.position, expected]);
    }
  });

  it('never fire on a row whose computed cells are blank', () => {
    const blank = ledgerOf({
      customers: [{ id: 'C1', name: '甲' }],
      limits: [{ customerId: 'C1', kind: '基础额度' }],
      documents: [{ customerId: 'C1', note: 'x' }],
    });
    for (const table of ['customers', 'limits', 'documents'] as const) {
      expect(holding(blank, warningRules(), { table, id: '', position: 0 })).toEqual([]);
    }
  });

  it('use only columns that are there, and names that tell them apart', () => {
    const rules = warningRules();
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { table, columns, condition } of rules) {
      const keys = new Set(TABLES[table].columns.map(({ key }) => key));
      const used = [...condition.matchAll(/\[(\w+)\]/g)].map(([, key]) => key);
      expect([...columns, ...used].filter((key) => key === undefined || !keys.has(key))).toEqual([]);
    }
  });
});

describe('a condition as these tests read it', () => {
  const holds = (text: string, cells: Row = {}) => new Condition(text, (name) => cells[name] ?? '').holds();
  it('orders texts above numbers, as Excel does, so that N() matters', () => {
    expect(holds('[a]>5', { a: '' })).toBe(true);
    expect(holds('N([a])>5', { a: '' })).toBe(false);
    expect(holds('AND([a]-2*{b}>=-1,OR([c]="x",1>2))', { a: 3, b: 2, c: 'x' })).toBe(true);
  });
});
