import { coloursOf } from '../conditional';
import type { ExcelHost } from '../host';
import type { ConditionalFormatModel } from '../model';
import { failure, makeTable, openHost, sheetOf, write } from '../testing/office';

const A1_TO_B3 = { row: 0, column: 0, height: 3, width: 2 };

/** The fill of each cell of A1:B3 once the conditional formats have spoken. */
async function fills(host: ExcelHost): Promise<(string | undefined)[][]> {
  const looks = await coloursOf(host.book, host.engine, host.book.activeSheetId, A1_TO_B3);
  return looks.map((row) => row.map(({ fill }) => fill));
}

function rule(range: Excel.Range, formula: string, colour: string): Excel.ConditionalFormat {
  const format = range.conditionalFormats.add('Custom');
  format.custom.rule.formula = formula;
  format.custom.format.fill.color = colour;
  return format;
}

describe('conditional formats', () => {
  it('colour the cells their formula holds for, as it reads from the first cell', async () => {
    const host = await openHost();
    await write('A1:B3', [
      [1, 5],
      [2, 0],
      [3, 5],
    ]);
    await Excel.run(async (context) => {
      rule(sheetOf(context).getRange('A1:B3'), '=AND(N("ours:1")=0,$A1<$B1)', '#FF0000');
      await context.sync();
    });
    expect(await fills(host)).toEqual([
      ['#FF0000', '#FF0000'],
      [undefined, undefined],
      ['#FF0000', '#FF0000'],
    ]);
  });

  it('put the one added last first, and are moved by their priority', async () => {
    const host = await openHost();
    await write('A1:A3', [[1], [1], [1]]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A3');
      const first = rule(range, '=$A1=1', '#111111');
      const second = rule(range, '=$A1=1', '#222222');
      first.load('id,priority');
      second.load('id,priority');
      range.conditionalFormats.load('items/id,items/type');
      await context.sync();
      expect([first.priority, second.priority]).toEqual([1, 0]);
      expect(range.conditionalFormats.items.map(({ id, type }) => [id, type])).toEqual([
        [second.id, 'Custom'],
        [first.id, 'Custom'],
      ]);
      expect((await fills(host))[0]).toEqual(['#222222', undefined]);
      first.priority = 0;
      await context.sync();
      expect((await fills(host))[0]).toEqual(['#111111', undefined]);
    });
  });

  it('let a lower rule say what a higher one does not, unless that one stops', async () => {
    const host = await openHost();
    await write('A1', [[1]]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1');
      rule(range, '=$A1=1', '#111111');
      const above = range.conditionalFormats.add('Custom');
      above.custom.rule.formula = '=$A1=1';
      above.custom.format.font.color = '#FFFFFF';
      await context.sync();
      expect((await fills(host))[0]?.[0]).toBe('#111111');
      above.stopIfTrue = true;
      await context.sync();
      expect((await fills(host))[0]?.[0]).toBeUndefined();
    });
  });

  it('are found again by id, counted, changed in place and deleted', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A3');
      const made = rule(range, '=$A1=1', '#111111');
      made.load('id');
      await context.sync();
      const { conditionalFormats } = sheetOf(context).getRange('A:A');
      const again = conditionalFormats.getItem(made.id);
      again.custom.rule.formula = '=$A1=2';
      const reread = conditionalFormats.getItem(made.id).customOrNullObject;
      reread.rule.load('formula');
      reread.format.fill.load('color');
      const [place, count] = [again.getRange(), conditionalFormats.getCount()];
      place.load('address');
      await context.sync();
      expect([reread.rule.formula, reread.format.fill.color]).toEqual(['=$A1=2', '#111111']);
      expect([place.address, count.value]).toEqual(['Sheet1!A1:A3', 1]);
      again.delete();
      const gone = conditionalFormats.getItemOrNullObject(made.id);
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  it('of a type that is not a formula are null as custom, and fail when read as custom', async () => {
    const host = await openHost();
    const other: ConditionalFormatModel = {
      id: 'opened',
      type: 'Other',
      box: A1_TO_B3,
      moreBoxes: [],
      formula: '',
      stopIfTrue: false,
    };
    host.book.sheets[0]?.conditionalFormats.push(other);
    await Excel.run(async (context) => {
      const { conditionalFormats } = sheetOf(context).getRange('A1:B3');
      const custom = conditionalFormats.getItem('opened').customOrNullObject;
      await context.sync();
      expect(custom.isNullObject).toBe(true);
    });
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('A1:B3').conditionalFormats.load('items/custom/rule/formula');
        await context.sync();
      }),
    ).toMatchObject({ code: 'InvalidOperation' });
  });

  it('move with their cells, and their formulas with them', async () => {
    const host = await openHost();
    await write('A1:A3', [[1], [2], [1]]);
    await Excel.run(async (context) => {
      rule(sheetOf(context).getRange('A1:A3'), '=$A1=1', '#111111');
      await context.sync();
    });
    await host.insertRows('Sheet1', 1, 1);
    await write('A2', [[1]]);
    const [format] = host.book.sheets[0]?.conditionalFormats ?? [];
    expect(format?.box).toEqual({ row: 0, column: 0, height: 4, width: 1 });
    expect((await fills(host)).map(([first]) => first)).toEqual(['#111111', '#111111', undefined]);
    await host.insertRows('Sheet1', 0, 2);
    expect(host.book.sheets[0]?.conditionalFormats[0]).toMatchObject({ formula: '=$A3=1', box: { row: 2 } });
  });
});

describe('data validation', () => {
  it('is set for a range, read back, and cleared from a part', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const { dataValidation } = sheet.getRange('A2:A1048576');
      dataValidation.rule = { list: { inCellDropDown: true, source: '发票,收款' } };
      dataValidation.errorAlert = { title: '种类', message: '请选择', style: 'Stop', showAlert: true };
      dataValidation.prompt = { title: '种类', message: '发票或收款', showPrompt: true };
      dataValidation.ignoreBlanks = false;
      const [cell, above] = [sheet.getRange('A9').dataValidation, sheet.getRange('A1').dataValidation];
      cell.load('type,rule,errorAlert,prompt,ignoreBlanks');
      above.load('type');
      sheet.getRange('A5:A6').dataValidation.clear();
      const [cleared, both] = [sheet.getRange('A5').dataValidation, sheet.getRange('A4:A5').dataValidation];
      cleared.load('type');
      both.load('type');
      await context.sync();
      expect(cell).toMatchObject({
        type: 'List',
        rule: { list: { inCellDropDown: true, source: '发票,收款' } },
        ignoreBlanks: false,
      });
      expect([cell.errorAlert.title, cell.prompt.message]).toEqual(['种类', '发票或收款']);
      expect([above.type, cleared.type, both.type]).toEqual(['None', 'None', 'Inconsistent']);
    });
  });

  it('knows comparisons and formulas, and refuses what is none', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const { dataValidation } = sheetOf(context).getRange('B2:B9');
      dataValidation.rule = { decimal: { formula1: 0, operator: 'GreaterThanOrEqualTo' } };
      dataValidation.load('type,rule');
      await context.sync();
      expect(dataValidation.type).toBe('Decimal');
      expect(dataValidation.rule.decimal).toMatchObject({ operator: 'GreaterThanOrEqualTo' });
    });
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('A1').dataValidation.rule = {};
        await context.sync();
      }),
    ).toMatchObject({ code: 'InvalidArgument' });
  });
});

describe('names', () => {
  it('are added for a range or a constant, found in any case, and stand for their range', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const { names } = context.workbook;
      const sheet = sheetOf(context);
      sheet.getRange('B3').values = [[45_000]];
      names.add('台账_检查日期', sheet.getRange('B3'));
      names.add('Version', '=3');
      sheet.getRange('C1').formulas = [['=台账_检查日期+Version']];
      const [date, version] = [names.getItem('台账_检查日期'), names.getItem('version')];
      date.load('formula,value,type,visible');
      version.load('value');
      const [range, byName, none] = [
        date.getRange(),
        sheet.getRange('台账_检查日期'),
        names.getItemOrNullObject('没有'),
      ];
      range.load('address');
      byName.load('values');
      const sum = sheet.getRange('C1');
      sum.load('values');
      await context.sync();
      expect(date).toMatchObject({
        formula: '=Sheet1!$B$3',
        value: 'Sheet1!$B$3',
        type: 'Range',
        visible: true,
      });
      expect([range.address, byName.values, version.value]).toEqual(['Sheet1!B3', [[45_000]], 3]);
      expect([sum.values, none.isNullObject]).toEqual([[[45_003]], true]);
    });
  });

  it('are refused when taken or unfit', async () => {
    await openHost();
    await makeTable('A1:A2', '表', [['x'], [1]]);
    const add = (name: string) => async (context: Excel.RequestContext) => {
      context.workbook.names.add('Taken', '=1');
      await context.sync();
      context.workbook.names.add(name, '=1');
      await context.sync();
    };
    expect(await failure(add('Taken'))).toMatchObject({ code: 'ItemAlreadyExists' });
    await openHost();
    expect(await failure(add('A1'))).toMatchObject({ code: 'InvalidArgument' });
    await openHost();
    expect(await failure(add('a b'))).toMatchObject({ code: 'InvalidArgument' });
  });

  it('are deleted, and follow their cells', async () => {
    const host = await openHost();
    await Excel.run(async (context) => {
      context.workbook.names.add('Pinned', sheetOf(context).getRange('B3'));
      await context.sync();
    });
    await host.insertRows('Sheet1', 0, 1);
    expect(host.book.names[0]?.formula).toBe('=Sheet1!$B$4');
    await Excel.run(async (context) => {
      context.workbook.names.getItem('Pinned').delete();
      await context.sync();
    });
    expect(host.book.names).toEqual([]);
  });
});

describe('a sheet', () => {
  it('is frozen, coloured, hidden, moved and renamed', async () => {
    const host = await openHost();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('客户');
      sheet.freezePanes.freezeAt(sheet.getRange('A1:C2'));
      sheet.tabColor = '#00B050';
      sheet.showGridlines = false;
      sheet.position = 0;
      sheet.name = '客户2';
      sheetOf(context).activate();
      const frozen = sheet.freezePanes.getLocationOrNullObject();
      frozen.load('address');
      sheet.load('tabColor,showGridlines,position,name');
      await context.sync();
      expect(frozen.address).toBe('客户2!A1:C2');
      expect(sheet).toMatchObject({ tabColor: '#00B050', showGridlines: false, position: 0, name: '客户2' });
      sheet.freezePanes.unfreeze();
      const thawed = sheet.freezePanes.getLocationOrNullObject();
      await context.sync();
      expect(thawed.isNullObject).toBe(true);
      sheet.freezePanes.freezeRows(2);
      await context.sync();
    });
    expect(host.book.sheets[0]).toMatchObject({ frozenRows: 2, frozenColumns: 0 });
  });

  it('is protected and opened again; cells that are not locked can be written meanwhile', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('B1').format.protection.locked = false;
      sheet.protection.protect();
      sheet.getRange('B1').values = [[1]];
      sheet.protection.load('protected');
      await context.sync();
      expect(sheet.protection.protected).toBe(true);
    });
    await Excel.run(async (context) => {
      sheetOf(context).protection.unprotect();
      sheetOf(context).getRange('A1').values = [[1]];
      await context.sync();
    });
  });
});

describe('a protected sheet', () => {
  beforeEach(async () => {
    await openHost();
    await Excel.run(async (context) => {
      sheetOf(context).protection.protect();
      await context.sync();
    });
  });

  it.each<(sheet: Excel.Worksheet) => unknown>([
    (sheet) => (sheet.getRange('A1').values = [[1]]),
    (sheet) => sheet.getRange('A1:B1').clear(),
    (sheet) => (sheet.getRange('A1').format.fill.color = '#FF0000'),
    (sheet) => (sheet.getRange('A1').numberFormat = [['@']]),
    (sheet) => sheet.getRange('1:1').insert('Down'),
    (sheet) => sheet.tables.add('D1:D2', true),
    (sheet) => sheet.getRange('A1').conditionalFormats.add('Custom'),
    (sheet) => (sheet.getRange('A1').dataValidation.rule = { custom: { formula: '=TRUE' } }),
    (sheet) => sheet.protection.protect(),
  ])('refuses %s', async (attempt) => {
    expect(
      await failure(async (context) => {
        attempt(sheetOf(context));
        await context.sync();
      }),
    ).toMatchObject({ code: 'AccessDenied' });
  });
});

describe('settings', () => {
  it('are kept in the workbook', async () => {
    const host = await openHost();
    await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add('a', { deep: [1, '二'] });
      const [found, none] = [settings.getItem('a'), settings.getItemOrNullObject('b')];
      found.load('value');
      await context.sync();
      expect([found.value, none.isNullObject]).toEqual([{ deep: [1, '二'] }, true]);
      found.delete();
      settings.add('c', 1);
      await context.sync();
    });
    expect([...host.book.settings]).toEqual([['c', 1]]);
  });
});
