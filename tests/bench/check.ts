/** The whole check through office.js against only reading the same tables through office.js. */
import { checkLedger, type CommandOptions } from '../../src/commands';
import { valueOf } from '../../src/ledger/result';
import { readLedger, run } from '../../src/workbook';
import { openLedgerOf } from './ledgerBook';
import { fastest, type Line } from './lines';

const DOCUMENTS = 100_000;
const TIMES = 9;

export async function checkAgainstReading(options: CommandOptions): Promise<Line> {
  const asOf = await openLedgerOf(DOCUMENTS, options);
  const read = () => run(async (context) => valueOf(await readLedger(context)));
  const check = () => checkLedger({ asOf, write: false }, options);
  const documents = valueOf(await read()).ledger.documents.length;
  const { report } = valueOf(await check());
  if (documents !== DOCUMENTS || report.totals.documents !== DOCUMENTS) {
    throw new Error(`read ${documents} documents, checked ${report.totals.documents}`);
  }
  return fastest(`check ${DOCUMENTS} documents / read them`, check, read, TIMES);
}
