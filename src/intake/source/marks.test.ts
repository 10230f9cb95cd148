import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { planOf, valueOf, workbookBytes, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { openSource } from './open';

const HEAD = ['客户名称', '发票号码', '开票日期', '开票金额'];
const ROWS: FixtureRows = [
  HEAD,
  ['甲公司', 'F1', '2026-01-05', 10],
  ['乙公司', 'F2', '2026-01-06', 20],
  ['丙公司', 'F3', '2026-01-07', 30],
];
const SHEET = 'xl/worksheets/sheet1.xml';

/** The workbook with its parts rewritten as texts. */
function rewritten(rows: FixtureRows, parts: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const files = unzipSync(workbookBytes({ '应收 & 往来': rows }));
  for (const [name, rewrite] of Object.entries(parts))
    files[name] = strToU8(rewrite(strFromU8(files[name] ?? new Uint8Array())));
  return zipSync(files);
}

const planned = (bytes: Uint8Array): ImportPlan =>
  planOf([valueOf(openSource({ name: '应收.xlsx', bytes }))]);
const notes = ({ report }: ImportPlan): readonly string[] =>
  report.sources.flatMap(({ tables }) =>
    tables.flatMap((table) => (table.notes ?? []).map(({ what, cell, count }) => `${what} ${cell} ${count}`)),
  );
const amounts = ({ documents }: ImportPlan): readonly string[] =>
  documents.map(({ kind, amount }) => `${kind} ${amount}`);

const RED = '<font><sz val="11"/><color rgb="FFFF0000"/><name val="Calibri"/></font>';
/** One more font, in red, and one more style with it. */
const redStyle = (xml: string): string =>
  xml.replace('</fonts>', `${RED}</fonts>`).replace('</cellXfs>', '<xf numFmtId="0" fontId="1"/></cellXfs>');
const styled =
  (cell: string, style: number) =>
  (xml: string): string =>
    xml.replace(`<c r="${cell}"`, `<c r="${cell}" s="${style}"`);

describe('what a sheet shows beyond its values', () => {
  it('hidden rows and columns are read, and it is said', () => {
    const bytes = rewritten(ROWS, {
      [SHEET]: (xml) =>
        xml
          .replace('<row r="3"', '<row r="3" hidden="1"')
          .replace('<sheetData>', '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'),
    });
    const plan = planned(bytes);
    expect(plan.documents).toHaveLength(3);
    expect(notes(plan)).toEqual(['rows.hidden A3 1', 'columns.hidden B1 2']);
  });

  it('red amounts among black ones are asked about, never turned around', () => {
    const parts = { 'xl/styles.xml': redStyle, [SHEET]: styled('D3', 1) };
    const plan = planned(rewritten(ROWS, parts));
    expect(amounts(plan)).toEqual(['发票 10', '发票 20', '发票 30']);
    expect(notes(plan)).toEqual(['amounts.red D3 1']);
  });

  it('red amounts are negative where the sheet says so', () => {
    const parts = { 'xl/styles.xml': redStyle, [SHEET]: styled('D4', 1) };
    const plan = planned(rewritten([['注：红字为负数'], ...ROWS], parts));
    expect(amounts(plan)).toEqual(['发票 10', '红字 20', '发票 30']);
    expect(notes(plan)).toEqual(['amounts.redNegative D4 1']);
  });

  it('a column all in red, and a format that shows negatives in red, mean nothing', () => {
    const red = [2, 3, 4].map((row) => styled(`D${row}`, 1));
    const parts = {
      'xl/styles.xml': redStyle,
      [SHEET]: (xml: string) => red.reduce((text, step) => step(text), xml),
    };
    expect(notes(planned(rewritten(ROWS, parts)))).toEqual([]);
    const format = '0.00;[Red]0.00';
    const plan = planned(
      workbookBytes({ 应收: [...ROWS, ['丁公司', 'F4', '2026-01-08', { t: 'n', v: -40, z: format }]] }),
    );
    expect([amounts(plan).at(-1), notes(plan)]).toEqual(['红字 40', []]);
  });

  it.each([
    ['no value', (cell: string) => cell.replace(/<v>.*?<\/v>/, '')],
    ['an empty value', (cell: string) => cell.replace(/<v>.*?<\/v>/, '<v/>')],
    ['a shared formula and no value', () => '<c r="D3"><f t="shared" si="0"/></c>'],
  ])('formulas without a result are named: %s', (_, spoil) => {
    const bytes = rewritten(ROWS, {
      [SHEET]: (xml) =>
        xml.replace(/<c r="D3".*?<\/c>/, () => spoil('<c r="D3"><f>SUM(1,2)</f><v>20</v></c>')),
    });
    const plan = planned(bytes);
    expect(notes(plan)).toEqual(['formulas.unread D3 1']);
    expect(plan.documents).toHaveLength(2);
  });

  it('a formula that gives an empty text has its result', () => {
    const bytes = rewritten(ROWS, {
      [SHEET]: (xml) => xml.replace(/<c r="A3".*?<\/c>/, '<c r="A3" t="str"><f>""</f><v></v></c>'),
    });
    expect(notes(planned(bytes))).toEqual([]);
  });
});
