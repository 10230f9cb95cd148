import { CHARACTERISTIC, columnOf, DOCUMENT_KIND, TABLE_KEYS, TABLES, type TableKey } from '../ledger/tables';
import { ALLOWED_FUNCTIONS } from './formulas';
import { create, ledgerHost, openHost, plainWords, readOk } from '../../tests/tools/ledgerHost';
import { createBook, run } from '.';
import { emptySheet, newBook } from '../host/newBook';
import { DEFAULT_POLICY, POLICY_KEYS } from '../ledger/policy';
import { DEFAULT_SCORECARDS } from '../ledger/scorecards';
import { POLICY_CHOICE } from '../ledger/choices';
import { DEFAULT_STANDARDS } from '../ledger/standards';
import { standardRows } from '../ledger/defaultRows';
import { FORMULA_LISTS, NAMED_SETTINGS, numberFormatOf } from './layout';
import type { ExcelHost } from '../host';

/** A cell's value by sheet, zero-based sheet row and column key. */
function cells(host: ExcelHost): { value: (sheet: '客户' | '往来', row: number, key: string) => unknown } {
  return {
    value: (sheet, row, key) => {
      const columns = TABLES[sheet === '客户' ? 'customers' : 'documents'].columns;
      const column = columns.findIndex((spec) => spec.key === key);
      const found = host.book.sheets.find(({ name }) => name === sheet);
      return found?.rows.get(row)?.get(column)?.value;
    },
  };
}

/** The tables of a new ledger: others come with the first write that fills them. */
const MADE = TABLE_KEYS.filter((key) => TABLES[key].onDemand !== true);

describe('createBook', () => {
  it.each(['zh-CN', 'en-US'] as const)(
    'makes the sheets and tables of an empty ledger in %s',
    async (language) => {
      const host = await ledgerHost(language);
      const names = MADE.map((key) => TABLES[key].name[language]);
      expect(host.book.sheets.map(({ name }) => name)).toEqual(['Sheet1', ...names]);
      expect(host.book.tables.map(({ name }) => name).sort()).toEqual([...names].sort());
      const book = await readOk();
      expect(book.ledger).toMatchObject({
        language,
        schemaVersion: 1,
        customers: [],
        documents: [],
        unreadable: [],
      });
      expect(book.ledger.policy.currency).toBe('CNY');
      expect(book.live).toBe(true);
      const active = host.book.sheets.find(({ id }) => id === host.book.activeSheetId);
      expect(active?.name).toBe(TABLES.customers.name[language]);
    },
  );

  it('formats, freezes and validates each column to the sheet’s end', async () => {
    const host = await ledgerHost();
    const sheet = host.book.sheets.find(({ name }) => name === '往来');
    const { columns } = TABLES.documents;
    for (const [index, spec] of columns.entries()) {
      const format = sheet?.rows.get(2)?.get(index)?.style?.numberFormat ?? 'General';
      expect([spec.key, format]).toEqual([spec.key, numberFormatOf(spec)]);
    }
    expect(sheet).toMatchObject({ frozenRows: 2, frozenColumns: 3 });
    const chosen = columns.filter(({ choices }) => choices);
    expect(sheet?.validations).toMatchObject(
      chosen.map((spec) => ({
        boxes: [{ row: 2, column: columns.indexOf(spec), height: 1_048_574, width: 1 }],
        rule: {
          type: 'list',
          source: Object.values(spec.choices ?? {})
            .map((choice) => choice['zh-CN'])
            .join(','),
        },
      })),
    );
    expect(chosen.map(({ key }) => key)).toEqual(expect.arrayContaining(['kind', 'void', 'noteType']));
  });

  it('points to cells for a list that no rule can hold, and leaves shorter ones in the rule', async () => {
    const host = await ledgerHost('en-US');
    const sheet = (name: string) => host.book.sheets.find((each) => each.name === name);
    const sources = ['Documents', 'Scorecard'].flatMap((name) =>
      (sheet(name)?.validations ?? []).flatMap(({ rule }) => (rule.type === 'list' ? [rule.source] : [])),
    );
    expect(sources.filter((source) => source.startsWith('='))).toEqual([
      '=Standards!$G$3:$G$26',
      '=Standards!$H$3:$H$18',
    ]);
    expect(sources.every((source) => source.length <= 255)).toBe(true);
    const listed = (column: number, rows: number): unknown[] =>
      Array.from(
        { length: rows },
        (_, row) =>
          sheet('Standards')
            ?.rows.get(1 + row)
            ?.get(column)?.value,
      );
    expect(listed(6, 26)).toEqual([
      'Kind',
      ...Object.values(DOCUMENT_KIND).map((kind) => kind['en-US']),
      undefined,
    ]);
    expect(listed(7, 17)).toEqual([
      'Characteristic',
      ...Object.values(CHARACTERISTIC).map((characteristic) => characteristic['en-US']),
    ]);
    expect((await readOk()).ledger.unreadable).toEqual([]);
  });

  it.each(['zh-CN', 'en-US'] as const)(
    'starts with the default settings, standards and scorecards in %s',
    async (language) => {
      const host = await ledgerHost(language);
      const { ledger } = await readOk();
      expect(ledger.unreadable).toEqual([]);
      expect(ledger.policy).toEqual(DEFAULT_POLICY);
      expect(ledger.standards).toEqual(DEFAULT_STANDARDS);
      expect(ledger.scorecards).toEqual(DEFAULT_SCORECARDS);
      expect(ledger.tables.policy.rows).toHaveLength(POLICY_KEYS.length);
      for (const key of ['policy', 'standards', 'scorecard'] as const) {
        const ids = ledger.tables[key].rows.map(([id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain('');
      }
      const format = (key: 'policy' | 'standards', position: number): string | undefined =>
        host.book.sheets
          .find(({ name }) => name === TABLES[key].name[language])
          ?.rows.get(2 + position)
          ?.get(TABLES[key].columns.indexOf(columnOf(key, 'value')))?.style?.numberFormat;
      const setting = (key: (typeof POLICY_KEYS)[number]) => format('policy', POLICY_KEYS.indexOf(key));
      expect([setting('asOf'), setting('vatRate'), setting('overdueFloor'), setting('capital')]).toEqual([
        'yyyy-mm-dd',
        '0.0%',
        '#,##0.00',
        '#,##0.00',
      ]);
      expect([setting('graceDays') ?? 'General', setting('settlement') ?? 'General']).toEqual([
        'General',
        'General',
      ]);
      const written = ledger.tables.policy.rows[POLICY_KEYS.indexOf('settlement')];
      expect(written?.[ledger.tables.policy.columns.get('value') ?? -1]).toBe(
        POLICY_CHOICE.settlement.fifo[language],
      );
      const rows = standardRows(language);
      const formats = rows.map((_, position) => format('standards', position) ?? 'General');
      expect(formats).toEqual(rows.map((row) => (row.format === 'share' ? '0.0%' : 'General')));
    },
  );

  it('uses no function that Excel 2021, LibreOffice and the engine do not share', async () => {
    for (const language of ['zh-CN', 'en-US'] as const) {
      const host = await ledgerHost(language);
      const formulas = [
        ...host.book.names.map(({ formula }) => formula),
        ...host.book.tables.flatMap(({ columns }) => columns.flatMap(({ formula }) => formula ?? [])),
      ];
      const calculated = TABLE_KEYS.flatMap((key) =>
        TABLES[key].columns.filter(({ role }) => role === 'formula'),
      );
      expect(formulas).toHaveLength(NAMED_SETTINGS.length + FORMULA_LISTS.length + calculated.length);
      for (const formula of formulas) {
        const used = [...formula.matchAll(/([A-Z]+)\(/g)].map(([, name]) => name);
        expect(ALLOWED_FUNCTIONS).toEqual(expect.arrayContaining(used));
      }
    }
  });

  it('calculates a typed row: blank stays blank, and settings are found by name', async () => {
    const host = await ledgerHost();
    await host.edit('政策!C4', [['2026-03-15']]);
    await host.edit('客户!B3', [['C1'], ['C2']]);
    await host.edit('客户!F3', [[1000]]);
    await host.edit('往来!J3', [[46096, 30]]);
    const { value } = cells(host);
    expect([value('客户', 2, 'available'), value('客户', 2, 'utilisation')]).toEqual([1000, 0]);
    expect([value('客户', 3, 'available'), value('客户', 3, 'utilisation')]).toEqual(['', '']);
    expect(value('往来', 2, 'daysOverdue')).toBe(0);
    await host.edit('政策!C4', [['2026-03-20']]);
    expect(value('往来', 2, 'daysOverdue')).toBe(46101 - 46096);
    await host.sortTable('政策', '项目', true);
    expect(value('往来', 2, 'daysOverdue')).toBe(46101 - 46096);
  });

  it('leaves every calculated cell of a blank row blank', async () => {
    const host = await ledgerHost();
    const { value } = cells(host);
    for (const [table, sheet] of [
      ['customers', '客户'],
      ['documents', '往来'],
    ] as const) {
      for (const { key, role } of TABLES[table].columns) {
        if (role === 'formula') expect([key, value(sheet, 2, key)]).toEqual([key, '']);
      }
    }
  });

  it('leaves sheets of the user’s their names, and takes a number for its own', async () => {
    const book = newBook();
    const language = 'en-US';
    const taken: readonly TableKey[] = ['customers', 'policy', 'standards', 'journal'];
    book.sheets = taken.map((key) => emptySheet(key, TABLES[key].name[language]));
    book.activeSheetId = 'customers';
    const host = await openHost(book);
    await create(language);
    const names = MADE.map((key) => TABLES[key].name[language]);
    const sheets = MADE.map((key) => `${TABLES[key].name[language]}${taken.includes(key) ? '2' : ''}`);
    expect(host.book.sheets.slice(taken.length).map(({ name }) => name)).toEqual(sheets);
    expect(host.book.sheets.slice(0, taken.length).every(({ rows }) => rows.size === 0)).toBe(true);
    expect(host.book.tables.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect((await readOk()).ledger.policy.currency).toBe('CNY');
    const policy = `${TABLES.policy.name[language]}2!`;
    expect(host.book.names.find(({ name }) => name === 'Ledger_asOf')?.formula).toContain(policy);
    const rules = host.book.sheets.flatMap(({ validations }) => validations.map(({ rule }) => rule));
    const lists = rules.flatMap((rule) =>
      rule.type === 'list' && rule.source.includes('!') ? rule.source : [],
    );
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.every((source) => source.includes(`${TABLES.standards.name[language]}2`))).toBe(true);
  });

  it('is not made where dates would show four years later', async () => {
    const host = await openHost({ ...newBook(), dateSystem: 1904 });
    const words = plainWords('zh-CN');
    const result = await run(async (context) => createBook(context, { language: 'zh-CN', words }));
    expect(result).toEqual({ ok: true, value: { ok: false, problem: { code: 'workbook.date1904' } } });
    expect(host.book.sheets).toHaveLength(1);
  });

  it('does not create a second ledger, in either language', async () => {
    const host = await ledgerHost();
    await expect(create('en-US')).rejects.toThrow('ledger.exists');
    expect(host.book.tables).toHaveLength(MADE.length);
  });
});
