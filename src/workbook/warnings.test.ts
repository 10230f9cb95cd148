import type { WarningRule } from '../ledger/changes';
import { markerName } from './storedWarnings';
import { WARNING_COLOUR } from './warnings';
import { applyOk, column, customers, ledgerHost, readOk, reopened } from '../../tests/tools/ledgerHost';
import type { ExcelHost } from '../host/host';

const OVER: WarningRule = {
  name: 'limit.over:1',
  table: 'customers',
  columns: ['effective', 'exposure', 'attention'],
  condition: 'AND([exposure]>[effective],[exposure]>0)',
  look: 'high',
};
const NEAR: WarningRule = {
  name: 'limit.near:1',
  table: 'customers',
  columns: ['exposure'],
  condition: '[exposure]>=[effective]*{nearMedium}',
  look: 'medium',
};
const LATE: WarningRule = {
  name: 'overdue.any:1',
  table: 'documents',
  columns: ['open'],
  condition: 'AND([open]>0,{asOf}-[dueUsed]>{graceDays})',
  look: 'low',
};
const RULES = [OVER, NEAR, LATE];

function formats(
  host: ExcelHost,
  sheet: string,
): { formula: string; fill: string | undefined; box: unknown }[] {
  const found = host.book.sheets.find(({ name }) => name === sheet);
  return (found?.conditionalFormats ?? []).map(({ formula, fill, box }) => ({ formula, fill, box }));
}

function names(host: ExcelHost, sheet: string): (string | null)[] {
  return formats(host, sheet).map(({ formula }) => markerName(formula));
}

async function warned(): Promise<ExcelHost> {
  const host = await ledgerHost();
  await applyOk(await readOk(), { appends: [{ table: 'customers', rows: customers(4) }], warnings: RULES });
  return host;
}

describe('warnings', () => {
  it('are native rules of one range each, in A1 of the same row, settings by name', async () => {
    const host = await warned();
    expect(formats(host, '客户')).toEqual([
      {
        formula: '=AND(N("授信台账:limit.over:1")=0,AND($G3>$F3,$G3>0))',
        fill: WARNING_COLOUR.high.fill,
        box: { row: 2, column: 3, height: 4, width: 1 },
      },
      {
        formula: '=AND(N("授信台账:limit.over:1#2")=0,AND($G3>$F3,$G3>0))',
        fill: WARNING_COLOUR.high.fill,
        box: { row: 2, column: 5, height: 4, width: 2 },
      },
      {
        formula: '=AND(N("授信台账:limit.near:1")=0,$G3>=$F3*台账_临近额度_关注)',
        fill: WARNING_COLOUR.medium.fill,
        box: { row: 2, column: 6, height: 4, width: 1 },
      },
    ]);
    expect(formats(host, '往来')).toMatchObject([{ box: { height: 1 } }]);
  });

  it('are not touched, nor is anything journalled, when they stand as wanted: also after reopening', async () => {
    const host = await warned();
    for (const each of [host, await reopened(host)]) {
      const before = each.book.sheets.map(({ conditionalFormats }) => conditionalFormats.map(({ id }) => id));
      each.resetStats();
      const book = await readOk();
      expect(each.stats.roundTrips).toBeLessThanOrEqual(3);
      expect(book.warnings.map(({ name }) => name)).toEqual([
        'limit.over:1',
        'limit.over:1#2',
        'limit.near:1',
        'overdue.any:1',
      ]);
      expect(await applyOk(book, { warnings: RULES })).toMatchObject({ cells: 0, entry: null });
      expect(
        each.book.sheets.map(({ conditionalFormats }) => conditionalFormats.map(({ id }) => id)),
      ).toEqual(before);
    }
  });

  it('change their condition in place', async () => {
    const host = await warned();
    const ids = host.book.sheets.map(({ conditionalFormats }) => conditionalFormats.map(({ id }) => id));
    const changed = { ...NEAR, condition: '[exposure]>=[effective]*{nearHigh}' };
    await applyOk(await readOk(), { warnings: [OVER, changed, LATE] });
    expect(formats(host, '客户')[2]?.formula).toContain('台账_临近额度_严重');
    expect(host.book.sheets.map(({ conditionalFormats }) => conditionalFormats.map(({ id }) => id))).toEqual(
      ids,
    );
  });

  it('grow with the table in the write that appends, keep their order, and stay above the user’s own rules', async () => {
    const host = await warned();
    const sheet = host.book.sheets.find(({ name }) => name === '客户');
    sheet?.conditionalFormats.push({
      id: 'own',
      type: 'Custom',
      box: { row: 2, column: 2, height: 4, width: 1 },
      moreBoxes: [],
      formula: '=$C3="x"',
      stopIfTrue: false,
      fill: '#123456',
    });
    const order = ['limit.over:1', 'limit.over:1#2', 'limit.near:1'];
    await applyOk(await readOk(), { appends: [{ table: 'customers', rows: [{ id: 'C9', name: '新' }] }] });
    expect(names(host, '客户')).toEqual([...order, null]);
    expect(formats(host, '客户').map(({ box }) => box)).toMatchObject([
      { height: 5 },
      { height: 5 },
      { height: 5 },
      { height: 4 },
    ]);
    expect(formats(host, '客户').map(({ fill }) => fill)).toEqual([
      WARNING_COLOUR.high.fill,
      WARNING_COLOUR.high.fill,
      WARNING_COLOUR.medium.fill,
      '#123456',
    ]);
    await applyOk(await readOk(), { warnings: [NEAR] });
    expect(names(host, '客户')).toEqual(['limit.near:1', null]);
    expect(names(host, '往来')).toEqual([]);
  });

  it('follow the columns the user moved and the rows a colleague typed', async () => {
    const host = await warned();
    await host.insertColumns('客户', 3, 1);
    await host.edit('客户!B7', [['C7']], 'Remote');
    await applyOk(await readOk(), { warnings: RULES });
    expect(formats(host, '客户')[1]).toMatchObject({
      formula: '=AND(N("授信台账:limit.over:1#2")=0,AND($H3>$G3,$H3>0))',
      box: { column: 6, height: 5 },
    });
    expect(column(await readOk(), 'customers', 'rowId')).not.toContain('');
  });

  it('are readable: at least 4.5 : 1 between writing and fill', () => {
    for (const { fill, font } of Object.values(WARNING_COLOUR))
      expect(contrast(fill, font)).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = parseInt(colour.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
