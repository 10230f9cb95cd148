/** A workbook kept in memory, small enough to read: what the pane's screens are tried on without Excel. */
import type {
  CheckOutcome,
  CustomerDecision,
  CustomerSuggestion,
  CustomerFigures,
  FindingPlace,
  ImportReport,
  JournalEntry,
  OpenSheets,
  ProbeResult,
  SheetListed,
  TraceLine,
  WorkbookState,
  WriteOutcome,
} from '../../../src/commands';
import { parseIsoDay, serialOf, type Day } from '../../../src/ledger/day';
import { money, sumMoney, ZERO, type Money } from '../../../src/ledger/money';
import { DEFAULT_POLICY } from '../../../src/ledger/policy';
import { cellAddress, type CellValue, type Ledger, type TableSnapshot } from '../../../src/ledger/records';
import { fail, ok, type Problem } from '../../../src/ledger/result';
import { DEFAULT_SCORECARDS } from '../../../src/ledger/scorecards';
import { DEFAULT_STANDARDS } from '../../../src/ledger/standards';
import { BUCKETS, TABLE_KEYS, TABLES, type TableKey } from '../../../src/ledger/tables';
import type { Commands, WorkbookEvent } from '../../../src/pane/commands';
import { adviceOf, decisionOf, portfolioOf, scoresOf } from './memoryCredit';
import type { MemoryCustomer } from './memoryCustomer';

export const TODAY = parseIsoDay('2026-11-24') as Day;

export class MemoryBook implements Commands {
  ledger: WorkbookState['ledger'] = 'none';
  problem: Problem | null = null;
  customers: MemoryCustomer[] = [];
  asOf: Day | null = null;
  /** What the sheets show, by customer: exposure, balance, overdue, effective. */
  private shown = new Map<string, readonly CellValue[]>();
  private written: readonly FindingPlace[] = [];
  readonly journal: JournalEntry[] = [];
  readonly visited: string[] = [];
  readonly checks: boolean[] = [];
  selected: string | null = null;
  traced: readonly TraceLine[] = [];
  preview: ImportReport | null = null;
  probes: readonly ProbeResult[] = [];
  /** Held back until released: to look at what is shown while a command runs. */
  gate: Promise<void> = Promise.resolve();
  private listener: ((event: WorkbookEvent) => void) | null = null;

  fire(event: WorkbookEvent): void {
    this.listener?.(event);
  }

  readonly workbookState: Commands['workbookState'] = async () => {
    await Promise.resolve();
    return ok({ ledger: this.ledger, problem: this.problem, language: 'zh-CN' });
  };

  readonly createLedger: Commands['createLedger'] = async ({ sample }) => {
    await this.gate;
    this.ledger = 'ready';
    if (sample) this.customers = SAMPLE_CUSTOMERS.map((customer) => ({ ...customer }));
    return ok(this.record('create', this.customers.length));
  };

  readonly checkLedger: Commands['checkLedger'] = async ({ asOf, write }, options) => {
    this.checks.push(write);
    options.onProgress?.({ phase: 'reading', share: 0.25 });
    await this.gate;
    if (options.signal?.aborted) return fail({ code: 'command.cancelled' });
    if (this.ledger !== 'ready') return fail(this.problem ?? { code: 'ledger.none' });
    const outcome = this.outcome(asOf);
    if (!write) return ok(outcome);
    this.asOf = outcome.asOf;
    this.written = outcome.findings;
    this.shown = new Map(outcome.report.customers.map((figures) => [figures.id, stamps(figures)]));
    return ok({ ...outcome, written: this.record('check', outcome.findings.length) });
  };

  /** Times of the imports that left a proof. */
  imports: readonly string[] = [];
  /** What the last import was told of who is who. */
  decisions: readonly CustomerDecision[] = [];

  readonly importLedger: Commands['importLedger'] = async ({ dryRun, decisions = [], take = [] }) => {
    await this.gate;
    this.decisions = decisions;
    this.taken = take;
    if (this.preview === null) return fail({ code: 'import.nothing', file: '空.xlsx' });
    if (dryRun || this.nothingNew) return ok({ report: this.preview, written: null });
    this.ledger = 'ready';
    this.customers = [...this.customers, { ...IMPORTED }];
    return ok({ report: this.preview, written: this.record('import', 1) });
  };

  /** The user's own sheets, what is read of them whichever are asked for, and which were. */
  openSheets: readonly SheetListed[] = [];
  cells: OpenSheets['sheets'] = [];
  readonly sheetsRead: (readonly string[])[] = [];

  readonly listOpenSheets: Commands['listOpenSheets'] = async () => {
    await Promise.resolve();
    return ok(this.openSheets);
  };

  readonly readOpenSheets: Commands['readOpenSheets'] = async (ids, options) => {
    options.onProgress?.({ phase: 'reading', share: 0.5 });
    await this.gate;
    if (options.signal?.aborted) return fail({ code: 'command.cancelled' });
    this.sheetsRead.push(ids);
    return ok({ name: '旧台账.xlsx', dateSystem: 1900, sheets: this.cells });
  };

  /** The 原因 cells of 导入问题: rows that wait; a try imports those that were mended. */
  rejected: { readonly reason: string; mended: boolean; readonly again?: boolean }[] = [];
  /** The ledger has all that an import brings. */
  nothingNew = false;
  /** Import identities of what the last import took over. */
  taken: readonly string[] = [];

  /** Keys of corrections that were to be forgotten. */
  readonly forgotten: string[] = [];

  readonly forgetMapping: Commands['forgetMapping'] = async (key) => {
    await this.gate;
    this.forgotten.push(key);
    return ok(this.record('forget', 1));
  };

  readonly retryRejected: Commands['retryRejected'] = async () => {
    await this.gate;
    const imported = this.rejected.filter(({ mended }) => mended).length;
    this.rejected = this.rejected.filter(({ mended }) => !mended);
    const written = imported > 0 ? this.record('retry', imported) : null;
    return ok({ imported, left: this.rejected.length, report: null, written });
  };

  readonly decideShipment: Commands['decideShipment'] = async (request) => {
    await this.gate;
    return decisionOf(this.customers, this.asOf ?? TODAY, request);
  };

  readonly adviseLimits: Commands['adviseLimits'] = async ({ customer }) => {
    await this.gate;
    return ok(adviceOf(this.customers, this.asOf ?? TODAY, customer));
  };

  readonly readPortfolio: Commands['readPortfolio'] = async (_, options) => {
    await this.gate;
    if (options.signal?.aborted) return fail({ code: 'command.cancelled' });
    return ok(portfolioOf(this.customers, this.asOf ?? TODAY));
  };

  readonly scoreCustomers: Commands['scoreCustomers'] = async ({ write }) => {
    await this.gate;
    const outcome = scoresOf(this.customers, this.asOf ?? TODAY);
    return ok({ ...outcome, written: write ? this.record('score', outcome.scores.length) : null });
  };

  /** Customers that may be one; an answer takes its pair off the list. */
  same: readonly CustomerSuggestion[] = [];

  readonly mergeCustomers: Commands['mergeCustomers'] = async ({ decisions }) => {
    await this.gate;
    const written = decisions.map(({ other, same }) => {
      this.decisions = decisions;
      this.same = this.same.filter((pair) => pair.other.ref !== other);
      return this.record(same ? 'merge' : 'apart', 1);
    });
    return ok({ ledger: this.snapshot(), suggestions: this.same, more: 0, written });
  };

  readonly undoEntry: Commands['undoEntry'] = async (entryId) => {
    await this.gate;
    const index = this.journal.findIndex(({ id }) => id === entryId);
    const entry = this.journal[index];
    if (!entry) return fail({ code: 'journal.noEntry', value: entryId });
    if (!entry.undoable) return fail({ code: 'journal.alreadyUndone' });
    this.journal[index] = { ...entry, undoable: false };
    if (entry.command === 'import') this.customers = this.customers.filter(({ id }) => id !== IMPORTED.id);
    return ok(this.record('undo', entry.rows));
  };

  readonly readJournal: Commands['readJournal'] = async () => {
    await this.gate;
    return ok({ entries: [...this.journal], clients: 1, intact: true, breaks: [] });
  };

  readonly goToCell: Commands['goToCell'] = async (address) => {
    await Promise.resolve();
    this.visited.push(address);
    return ok(undefined);
  };

  readonly selectedRow: Commands['selectedRow'] = async () => {
    await Promise.resolve();
    return ok(this.selected === null ? null : { table: 'customers', customerId: this.selected });
  };

  readonly watchWorkbook: Commands['watchWorkbook'] = async (listener) => {
    await Promise.resolve();
    this.listener = listener;
    return async () => {
      await Promise.resolve();
      this.listener = null;
    };
  };

  readonly selfCheck: Commands['selfCheck'] = async () => {
    await this.gate;
    return ok(this.probes);
  };

  private record(command: string, rows: number): WriteOutcome {
    const id = `memory-${this.journal.length + 1}`;
    const time = '2026-11-24T09:30:00+08:00';
    const undoable = command !== 'undo';
    this.journal.push({ id, time, who: '', command, tables: ['customers'], rows, summary: '', undoable });
    return { cells: rows, rows, entry: id, added: [], refused: [] };
  }

  private outcome(asked: Day | null): CheckOutcome {
    const asOf = asked ?? this.asOf ?? TODAY;
    const ledger = this.snapshot();
    const customers = this.customers.map(figuresOf);
    const places = customers
      .flatMap((figures, position) => findingsOf(figures, this.customers[position]?.daysLate ?? 0))
      .map((finding): FindingPlace => ({ finding, cell: cellAddress(ledger, finding.at, finding.column) }));
    const findings = places.sort((a, b) => rank(a) - rank(b));
    const sum = (pick: (figures: CustomerFigures) => Money | null): Money =>
      sumMoney(customers.map((figures) => pick(figures) ?? ZERO));
    const totals = {
      customers: customers.length,
      documents: customers.length,
      voids: 0,
      balance: sum(({ balance }) => balance),
      exposure: sum(({ exposure }) => exposure),
      overdue: sum(({ overdue }) => overdue),
      overdueAtLeast: customers.some(({ overdueAtLeast }) => overdueAtLeast),
      unapplied: ZERO,
      writtenOff: ZERO,
      why: {},
    };
    return {
      asOf,
      asOfFrom: asked === null ? (this.asOf === null ? 'today' : 'book') : 'given',
      report: {
        asOf,
        currency: 'CNY',
        customers,
        items: [],
        findings: findings.map(({ finding }) => finding),
        totals,
        byCurrency: {},
      },
      findings,
      trace: () => this.traced,
      live: true,
      formulas: 'agree',
      ledger,
      written: null,
    };
  }

  private snapshot(): Ledger {
    const rows = this.customers.map(({ id, name }) => {
      const [exposure = '', balance = '', overdue = '', effective = ''] = this.shown.get(id) ?? [];
      return row('customers', { id, name, exposure, balance, overdue, effective });
    });
    const findings = this.written.map(({ finding, cell }) =>
      row('findings', { rule: finding.rule, cell, asOf: serialOf(this.asOf ?? TODAY) }),
    );
    const problems = this.rejected.map(({ reason, again }) =>
      row('problems', { state: again === true ? '需重新导入' : '待处理', reason }),
    );
    const proof = this.imports.map((importedAt) => row('proof', { importedAt }));
    const bodies: Partial<Record<TableKey, CellValue[][]>> = { customers: rows, findings, problems, proof };
    const tables = Object.fromEntries(TABLE_KEYS.map((key) => [key, table(key, bodies[key] ?? [])]));
    return {
      schemaVersion: 1,
      language: 'zh-CN',
      policy: { ...DEFAULT_POLICY, asOf: this.asOf },
      customers: [],
      limits: [],
      documents: [],
      statements: [],
      facts: [],
      scores: [],
      rates: [],
      standards: DEFAULT_STANDARDS,
      scorecards: DEFAULT_SCORECARDS,
      unreadable: [],
      tables: tables as Ledger['tables'],
    };
  }
}

function rank({ finding }: FindingPlace): number {
  return ['high', 'medium', 'low'].indexOf(finding.severity);
}

function row(key: TableKey, cells: Readonly<Record<string, CellValue>>): CellValue[] {
  return TABLES[key].columns.map((column) => cells[column.key] ?? '');
}

function table(key: TableKey, rows: CellValue[][]): TableSnapshot {
  const { columns, name } = TABLES[key];
  return {
    table: key,
    name: name['zh-CN'],
    sheet: name['zh-CN'],
    headerRow: 2,
    firstColumn: 0,
    headers: columns.map((column) => column.name['zh-CN']),
    columns: new Map(columns.map((column, index) => [column.key, index])),
    rows,
  };
}

function stamps({ exposure, balance, overdue, effective }: CustomerFigures): CellValue[] {
  return [exposure, balance, overdue, effective].map((value) => value?.toNumber() ?? '');
}

function figuresOf(customer: MemoryCustomer, position: number): CustomerFigures {
  const { id, name, limit, notDue, late, daysLate } = customer;
  const overdue = money(late);
  const exposure = money(notDue).plus(overdue);
  const effective = limit === null ? null : money(limit);
  const spread = { ...noAgeing(), notDue: money(notDue), '31-60': overdue };
  return {
    id,
    name,
    at: { table: 'customers', id: `R${position}`, position },
    currency: 'CNY',
    limit: {
      state: limit === null ? 'unset' : 'set',
      amount: effective,
      base: effective,
      temporary: ZERO,
      collateral: ZERO,
      group: null,
      endsOn: null,
      lowerings: [],
    },
    effective,
    balance: exposure,
    exposure,
    exposureParts: { balance: exposure, retention: ZERO, notes: ZERO, deliveries: ZERO, orders: ZERO },
    disputed: ZERO,
    cover: ZERO,
    netExposure: exposure,
    contingent: ZERO,
    writtenOff: ZERO,
    available: effective?.minus(exposure) ?? null,
    utilisation: effective === null || effective.isZero() ? null : exposure.div(effective),
    unapplied: ZERO,
    overdue,
    overdueAtLeast: false,
    maxDaysOverdue: daysLate,
    longestOverdue: daysLate,
    ageing: spread,
    behaviour: NO_BEHAVIOUR,
    riskClass: daysLate > 0 ? 'watch' : 'normal',
    why:
      limit === null
        ? { effective: 'limit.unset', available: 'limit.unset', utilisation: 'limit.unset' }
        : {},
    extended: [],
    undated: [],
    byCurrency: {
      CNY: { balance: exposure, exposure, overdue, unapplied: ZERO, writtenOff: ZERO, ageing: spread },
    },
    ...customer.figures,
  };
}

const NO_BEHAVIOUR: CustomerFigures['behaviour'] = {
  dbtSigned: null,
  dbtFloored: null,
  dbtLate: null,
  onTimeShare: null,
  worsening: null,
  otherCreditShare: null,
  undatedShare: null,
  disputedShare: null,
  onTimeLeftOutShare: null,
  dsoCountBack: null,
  dsoAtLeast: false,
};

function noAgeing() {
  return Object.fromEntries(BUCKETS.map((bucket) => [bucket, ZERO])) as Record<
    (typeof BUCKETS)[number],
    Money
  >;
}

type MemoryFinding = FindingPlace['finding'];

function findingsOf(figures: CustomerFigures, daysLate: number): MemoryFinding[] {
  const { id, at, exposure, effective, overdue } = figures;
  if (at === null || exposure === null) return [];
  const place = { customer: id, at };
  const findings: MemoryFinding[] = [];
  const text = (amount: Money | null): string => amount?.toFixed() ?? '';
  if (effective === null && exposure.gt(0)) {
    const stated = { exposure: text(exposure), currency: 'CNY' };
    findings.push({ ...place, rule: 'limit.none', severity: 'medium', column: 'exposure', figures: stated });
  }
  if (effective !== null && exposure.gt(effective)) {
    const over = text(exposure.minus(effective));
    const stated = { exposure: text(exposure), effective: text(effective), over, currency: 'CNY' };
    findings.push({ ...place, rule: 'limit.over', severity: 'high', column: 'exposure', figures: stated });
  }
  if (daysLate > 3) {
    const stated = { overdue: text(overdue), days: String(daysLate), currency: 'CNY' };
    findings.push({ ...place, rule: 'overdue.any', severity: 'low', column: 'overdue', figures: stated });
  }
  return findings;
}

export const SAMPLE_CUSTOMERS: readonly MemoryCustomer[] = [
  { id: 'C001', name: '华东商贸有限公司', limit: '100000', notDue: '80000', late: '40000', daysLate: 45 },
  { id: 'C002', name: '重庆山城五金建材批发中心', limit: '200000', notDue: '50000', late: '0', daysLate: 0 },
  {
    id: 'C003',
    name: '深圳市南山区智联电子科技股份有限公司',
    limit: null,
    notDue: '12345.67',
    late: '0',
    daysLate: 0,
  },
  {
    id: 'C004',
    name: 'Northwind Traders Ltd',
    limit: '500000',
    notDue: '300000',
    late: '120000',
    daysLate: 38,
  },
];

const IMPORTED: MemoryCustomer = {
  id: 'C900',
  name: '新进客户有限公司',
  limit: '50000',
  notDue: '1000',
  late: '0',
  daysLate: 0,
};

/** A ledger of many customers, all over their limits: for lists that must stay light. */
export function manyCustomers(count: number): MemoryCustomer[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `M${index}`,
    name: `客户 ${index}`,
    limit: '1000',
    notDue: String(2000 + index),
    late: '500',
    daysLate: 40,
  }));
}

export const SAMPLE_IMPORT: ImportReport = {
  sources: [
    {
      file: '应收.xlsx',
      sheet: '应收明细',
      refused: null,
      tables: [
        {
          range: 'A3:H120',
          kind: 'documents',
          unit: 10000,
          listed: 'invoices',
          sample: [{ row: 4, cells: ['测试甲公司', '2026-01-05', '张'] }],
          mapping: [
            {
              column: 'B',
              header: '客户名称',
              field: 'customer.name',
              confidence: 0.98,
              reasons: ['name.known', 'values.companies'],
            },
            {
              column: 'C',
              header: '开票日',
              field: 'document.date',
              confidence: 0.9,
              reasons: ['name.part', 'values.dates'],
            },
            { column: 'H', header: '经办', field: null, confidence: 0, reasons: [] },
          ],
          rows: { data: 117, imported: 112, skipped: 3, rejected: 2 },
          skipped: [
            { row: 40, why: 'total' },
            { row: 41, why: 'blank' },
            { row: 42, why: 'blank' },
          ],
          rejected: [
            { cell: 'C14', value: '2月30日', why: 'date.unreadable' },
            { cell: 'D15', value: '', why: 'amount.missing' },
          ],
          dateFormats: { 'document.date': 'YYYY/M/D' },
        },
      ],
    },
    { file: '应收.xlsx', sheet: '供应商', refused: { why: 'payables', detail: '' }, tables: [] },
  ],
  reconciliation: [
    {
      measure: 'invoice.amount',
      source: money('1234567.89'),
      printedTotal: money('1234567.89'),
      printedDifference: null,
      imported: money('1200000'),
      skipped: ZERO,
      rejected: money('34567.89'),
      difference: ZERO,
    },
  ],
  ledger: { customers: 1, limits: 0, documents: 112 },
  customers: {
    suggestions: [
      {
        one: { ref: 'C003', code: 'C003', name: '智联电子', taxId: '', existing: true, source: '' },
        other: {
          ref: '智连电子有限公司',
          code: '',
          name: '智连电子有限公司',
          taxId: '',
          existing: false,
          source: '应收.xlsx › 应收明细 › 7',
        },
        reason: 'sound',
        score: 0.85,
        against: null,
      },
    ],
    more: 0,
    spellings: [{ name: '恒力(苏州)有限公司', others: ['恒力（苏州）有限责任公司'] }],
  },
  currency: 'CNY',
};
