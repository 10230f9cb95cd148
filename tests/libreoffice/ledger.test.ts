/** The ledger as we save it: LibreOffice calculates the same figures and paints the same cells. */
import { checkLedger, createLedger } from '../../src/commands';
import { ExcelHost, newBook, saveBook } from '../../src/host';
import { attachOffice } from '../../src/host/node';
import { dayOf } from '../../src/ledger/day';
import { valueOf } from '../../src/ledger/result';
import { commandOptions } from '../tools/commandOptions';
import { colours, recalculated } from '../tools/libreoffice';
import { colourDifferences, formulaValues, poisoned, valueDifferences } from '../tools/libreoffice-compare';

const options = commandOptions(dayOf(2026, 11, 24));

async function checkedSample(): Promise<ExcelHost> {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  valueOf(await createLedger({ language: 'zh-CN', sample: true }, options));
  valueOf(await checkLedger({ asOf: null, write: true }, options));
  return host;
}

describe('the checked sample ledger in LibreOffice', () => {
  let host: ExcelHost;
  beforeAll(async () => {
    host = await checkedSample();
  }, 240_000);

  it('has the same value in every live formula, whatever the file says it had', async () => {
    expect(formulaValues(host.book.sheets, host.book.sheets).size).toBeGreaterThan(1_000);
    const theirs = await recalculated(await saveBook(poisoned(host.book)));
    expect(valueDifferences(host.book, theirs)).toEqual([]);
  }, 240_000);

  it('has the same colour in every cell of every table', async () => {
    const theirs = await colours(await saveBook(host.book));
    for (const name of ['客户', '往来', '授信']) {
      const sheet = host.book.sheets.find((item) => item.name === name);
      if (!sheet) throw new Error(`no sheet ${name}`);
      const painted = sheet.conditionalFormats.length;
      expect({ name, painted: painted > 0 }).toEqual({ name, painted: true });
      const differences = await colourDifferences(host.book, host.engine, sheet, theirs.get(name) ?? []);
      expect({ name, differences }).toEqual({ name, differences: [] });
    }
  }, 240_000);
});
