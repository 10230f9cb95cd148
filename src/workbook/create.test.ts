import { columnOf, TABLE_KEYS, TABLES } from '../ledger/tables';
import { ALLOWED_FUNCTIONS } from './formulas';
import { create, ledgerHost, openHost, plainWords, read, readOk } from '../../tests/tools/ledgerHost';
import { createBook, run } from '.';
import { newBook } from '../host/newBook';
import { valueOf } from '../ledger/result';
import { numberFormatOf } from './layout';

describe('createBook', () => {
  it.each(['zh-CN', 'en-US'] as const)(
    'makes the sheets and tables of an empty ledger in %s',
    async (language) => {
      const host = await ledgerHost(language);
      const names = TABLE_KEYS.map((key) => TABLES[key].name[language]);
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
    const kind = columns.indexOf(columnOf('documents', 'kind'));
    expect(sheet?.validations).toMatchObject([
      {
        boxes: [{ row: 2, column: kind, height: 1_048_574, width: 1 }],
        rule: { type: 'list', source: '期初余额,发票,红字,回款,退款' },
      },
    ]);
  });

  it('uses no function that Excel 2021, LibreOffice and the engine do not share', async () => {
    for (const language of ['zh-CN', 'en-US'] as const) {
      const host = await ledgerHost(language);
      const formulas = [
        ...host.book.names.map(({ formula }) => formula),
        ...host.book.tables.flatMap(({ columns }) => columns.flatMap(({ formula }) => formula ?? [])),
      ];
      expect(formulas).toHaveLength(13);
      for (const formula of formulas) {
        const used = [...formula.matchAll(/([A-Z]+)\(/g)].map(([, name]) => name);
        expect(ALLOWED_FUNCTIONS).toEqual(expect.arrayContaining(used));
      }
    }
  });

  it('calculates a typed row: blank stays blank, and settings are found by name', async () => {
    const host = await ledgerHost();
    await host.edit('客户!E3', [[1000, 400]]);
    await host.edit(
      '客户!F4',
      [['', 50]].map(([a, b]) => [a ?? '', b ?? '']),
    );
    await host.edit('客户!F3', [[1000, 400]]);
    await host.edit('客户!G4', [[50]]);
    await host.edit('政策!C4', [['2026-03-15']]);
    await host.edit('往来!J3', [[46096, 30]]);
    const value = (sheet: string, row: number, column: number): unknown =>
      host.book.sheets
        .find(({ name }) => name === sheet)
        ?.rows.get(row)
        ?.get(column)?.value;
    await host.edit('客户!F3', [[1000, 400]]);
    expect([value('客户', 2, 7), value('客户', 2, 8)]).toEqual([600, 0.4]);
    expect([value('客户', 3, 7), value('客户', 3, 8)]).toEqual(['', '']);
    expect(value('往来', 2, 11)).toBe(0);
    await host.edit('政策!C4', [['2026-03-20']]);
    expect(value('往来', 2, 11)).toBe(46101 - 46096);
    await host.sortTable('政策', '项目', true);
    expect(value('往来', 2, 11)).toBe(46101 - 46096);
  });

  it('creates nothing when a sheet of the user’s has one of its names', async () => {
    const book = newBook();
    const [sheet] = book.sheets;
    if (sheet) sheet.name = '日志';
    const host = await openHost(book);
    const result = await run(async (context) =>
      valueOf(await createBook(context, { language: 'zh-CN', words: plainWords('zh-CN') })),
    );
    expect(result).toEqual({ ok: false, problem: { code: 'sheet.nameTaken', sheet: '日志', value: '日志' } });
    expect(host.book.sheets).toHaveLength(1);
    expect(await read()).toMatchObject({ ok: false, problem: { code: 'ledger.none' } });
  });

  it('does not create a second ledger, in either language', async () => {
    const host = await ledgerHost();
    await expect(create('en-US')).rejects.toThrow('ledger.exists');
    expect(host.book.tables).toHaveLength(TABLE_KEYS.length);
  });
});
