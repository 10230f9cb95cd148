import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { builtTypes } from '../../src/host/objects/objectType';
import '../../src/host/objects/workbook';
import { faultsOfUses, inventedMembers, isWithinFloor } from '../tools/host-judgement';
import { INDEXER, libraryMembers } from '../tools/host-members';
import { usesOfExcel, type ExcelUses } from '../tools/host-uses';

const root = resolve(__dirname, '..', '..');
const library = libraryMembers();

describe("the library's own members", () => {
  it('are read with what they say on the wire', () => {
    const range = library.get('Range');
    expect(range?.get('values')).toEqual(['Values']);
    expect(range?.get('conditionalFormats')).toEqual(['ConditionalFormats']);
    expect(range?.get('load')).toEqual([]);
    expect(library.get('WorksheetCollection')?.get('getItem')).toEqual([INDEXER]);
    expect(library.get('Worksheet')?.get('onChanged')).toEqual([
      '_RegisterDataChangedEvent',
      '_UnregisterDataChangedEvent',
    ]);
    expect(library.get('Functions')?.get('abs')).toEqual(['Abs']);
    expect(library.get('Worksheet')?.get('showGridlines')).toEqual(['ShowGridlines', 'Gridlines']);
    expect(library.size).toBeGreaterThan(180);
  });

  it('hold every member that the host offers', () => {
    expect(inventedMembers(library, builtTypes)).toEqual([]);
    const misspelt = new Map([['Range', { members: ['Values', 'Valeus'], settable: [] }]]);
    expect(inventedMembers(library, misspelt)).toEqual(['Excel.Range.Valeus']);
  });
});

const SAMPLES = {
  names: `const sheets = context.workbook.worksheets; sheets.load('items/name,items/tables/id');
    sheets.load({ visibility: true });
    const { names } = context.workbook;
    return [sheets, names, context.workbook['tables']];`,
  good: `const range = context.workbook.worksheets.getItem('A').getRange('A1');
    range.values = [[1]]; range.load(['text', 'format/fill/color']); await context.sync(); return range.text;`,
  unbuilt: `return context.workbook.worksheets.getItem('A').charts;`,
  unbuiltLoad: `const range = context.workbook.getSelectedRange(); range.load('values, style'); return range;`,
  tooNew: `return context.workbook.getSelectedRange().valuesAsJson;`,
  unknownLoad: `context.workbook.load(text); return 0;`,
  wrongLoad: `context.workbook.load('nmae'); return 0;`,
  set: `context.workbook.worksheets.getItem('A').name = 'B'; return 0;`,
};
type Sample = keyof typeof SAMPLES;

describe('the uses of Excel in a source', () => {
  let folder = '';
  let found: ExcelUses = { uses: [], unreadable: [] };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'host-coverage-'));
    const files = Object.entries(SAMPLES).map(([name, code]) => {
      const file = join(folder, `${name}.ts`);
      const header =
        'export async function sample(context: Excel.RequestContext, text: string): Promise<unknown> {';
      writeFileSync(file, `${header}\n${code}\n}\n`);
      return file;
    });
    found = usesOfExcel(files, join(root, 'tsconfig.json'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function usesIn(sample: Sample): ExcelUses {
    const file = join(folder, `${sample}.ts`);
    return {
      uses: found.uses.filter((use) => use.file === file),
      unreadable: found.unreadable.filter((load) => load.file === file),
    };
  }
  const faults = (sample: Sample): string[] =>
    faultsOfUses(usesIn(sample), library, builtTypes).map((fault) => fault.replace(`${folder}/`, ''));

  it('are found in code, in loads by name, and in objects', () => {
    expect(usesIn('names').uses.map(({ type, member }) => `${type}.${member}`)).toEqual(
      expect.arrayContaining([
        'Workbook.worksheets',
        'WorksheetCollection.items',
        'Worksheet.name',
        'Worksheet.tables',
        'Table.id',
        'Worksheet.visibility',
        'Workbook.names',
        'Workbook.tables',
      ]),
    );
  });

  it('are no fault when the host has them', () => {
    expect(usesIn('good').uses.length).toBeGreaterThan(6);
    expect(faults('good')).toEqual([]);
  });

  it('are a fault when the host has not built them', () => {
    expect(faults('unbuilt')).toEqual(['unbuilt.ts:2 Excel.Worksheet.charts is not built in the host']);
    expect(faults('unbuiltLoad')).toEqual(['unbuiltLoad.ts:2 Excel.Range.style is not built in the host']);
  });

  it('are a fault above the version the manifest requires, except in the capabilities', () => {
    const fault = 'belongs to ExcelApi 1.16 and is used outside src/office/capabilities';
    expect(faults('tooNew')).toEqual([`tooNew.ts:2 Excel.Range.valuesAsJson ${fault}`]);
    const uses = usesIn('tooNew').uses.map((use) => ({
      ...use,
      file: '/repository/src/office/capabilities.ts',
    }));
    expect(faultsOfUses({ uses, unreadable: [] }, library, builtTypes)).toEqual([]);
  });

  it('are a fault when a load cannot be read before the program runs, or names nothing', () => {
    expect(faults('unknownLoad')).toEqual([
      'unknownLoad.ts:2 cannot be checked: context.workbook.load(text)',
    ]);
    expect(faults('wrongLoad')).toEqual(["wrongLoad.ts:2 cannot be checked: context.workbook.load('nmae')"]);
  });

  it('are a fault when they are set and the host can only read them', () => {
    expect(faults('set')).toEqual([]);
    const members = builtTypes.get('Worksheet')?.members ?? [];
    const readOnly = new Map([...builtTypes, ['Worksheet', { members, settable: [] }]]);
    expect(faultsOfUses(usesIn('set'), library, readOnly)).toContainEqual(
      expect.stringContaining('Excel.Worksheet.name cannot be set in the host'),
    );
  });
});

describe('the version the manifest requires', () => {
  it.each([
    ['ExcelApi 1.1', true],
    ['ExcelApi 1.9', true],
    ['ExcelApi 1.14', true],
    ['ExcelApi 1.15', false],
    ['ExcelApi BETA', false],
    ['ExcelApiOnline 1.1', false],
    ['ExcelApiDesktop 1.1', false],
  ])('%s: %s', (apiSet, within) => {
    expect(isWithinFloor(apiSet)).toBe(within);
  });
});
