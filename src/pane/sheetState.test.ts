import { checkLedger, createLedger, type CheckOutcome } from '../commands';
import { ExcelHost, newBook } from '../host';
import { attachOffice } from '../host/node';
import { cellAddress } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { commandOptions } from '../../tests/tools/commandOptions';
import { TODAY } from '../../tests/tools/pane/memoryBook';
import { sheetsAreStale } from './sheetState';

/** The first host of a process loads office.js and starts the engine. */
jest.setTimeout(120_000);

const options = commandOptions(TODAY, 'TESTED');

async function look(write: boolean): Promise<CheckOutcome> {
  return valueOf(await checkLedger({ asOf: null, write }, options));
}

describe('Whether the sheets say what the pane says, through the real commands on the sample ledger', () => {
  let host: ExcelHost;

  beforeAll(async () => {
    host = await ExcelHost.create(newBook());
    await attachOffice(host);
    valueOf(await createLedger({ language: 'zh-CN', sample: true }, options));
  });

  test('a ledger never checked is behind', async () => {
    expect(sheetsAreStale(await look(false))).toBe(true);
  });

  test('after a check it is not, and a second look finds the same', async () => {
    expect(sheetsAreStale(await look(true))).toBe(false);
    expect(sheetsAreStale(await look(false))).toBe(false);
  });

  test('a changed amount puts the sheets behind until the next check', async () => {
    const { ledger, report } = await look(false);
    const known = new Set(report.customers.filter(({ exposure }) => exposure !== null).map(({ id }) => id));
    const invoice = ledger.documents.find(
      ({ kind, customer }) => kind === 'invoice' && known.has(customer ?? ''),
    );
    if (!invoice) throw new Error('the sample has no invoice of a customer whose figures are known');
    const cell = cellAddress(ledger, invoice.at, 'amount');
    await host.edit(cell, [[987654.32]]);
    expect(sheetsAreStale(await look(false))).toBe(true);
    await look(true);
    expect(sheetsAreStale(await look(false))).toBe(false);
  });

  test('another check date puts them behind', async () => {
    const later = valueOf(await checkLedger({ asOf: (TODAY + 1) as typeof TODAY, write: false }, options));
    expect(sheetsAreStale(later)).toBe(true);
  });
});
