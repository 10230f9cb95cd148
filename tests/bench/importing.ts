/** From file to import plan against the reading library alone. */
import { read } from '@e965/xlsx';
import { openSource, planImport } from '../../src/intake';
import { moneyText, sumMoney } from '../../src/ledger/money';
import { valueOf } from '../../src/ledger/result';
import { fastest, type Line } from './lines';
import { receivablesWorkbook } from './receivables';

const SOURCE_ROWS = 100_000;

export async function importAgainstLibrary(): Promise<Line> {
  const { bytes, total } = receivablesWorkbook(SOURCE_ROWS);
  const plan = () => {
    const source = valueOf(openSource({ name: 'bench.xlsx', bytes }));
    const planOptions = { existing: null, map: {}, sheets: [], language: 'zh-CN' as const };
    return valueOf(planImport([source], planOptions));
  };
  const imported = plan().report.reconciliation.filter(({ measure }) => measure === 'invoice.amount');
  const sum = moneyText(sumMoney(imported.map((line) => line.imported)));
  if (sum !== total) throw new Error(`imported ${sum} of ${total}`);
  const library = () => read(bytes, { type: 'array', dense: true });
  return fastest(`open and plan ${SOURCE_ROWS} rows / read the file`, plan, library);
}
