/** What an import leaves behind: its proof, and documents that changed. */
import { valueOf } from '../ledger/result';
import {
  emptyWorkbook,
  HEADER,
  imported,
  ledgerNow,
  LINES,
  options,
  rowsOf,
} from '../../tests/tools/importing';
import { undoEntry } from '.';

beforeEach(emptyWorkbook);

const PROOF = ['source', 'printed', 'imported', 'skipped', 'rejected', 'difference', 'rowsDifference'];

it('is proved on a sheet whose differences are formulas, and leads to its first document', async () => {
  await imported(LINES);
  expect(await rowsOf('proof', PROOF)).toEqual([[1200.5, 1300, 1000.5, 0, 200, 0, 0]]);
  const [[range, first, remark, link] = []] = await rowsOf('proof', ['range', 'first', 'remark', 'link']);
  expect([range, first, link]).toEqual(['A1:D4', 'invoice|甲公司||F1', '往来']);
  expect(remark).toContain('99.5');
});

it('goes with the import that is taken back', async () => {
  const { written } = await imported(LINES);
  valueOf(await undoEntry(written?.entry ?? '', options));
  expect(await rowsOf('proof', ['source'])).toEqual([]);
  expect(await rowsOf('problems', ['row'])).toEqual([]);
});

it('names what an updated file says otherwise, and writes it only where a person takes it over', async () => {
  await imported(LINES);
  const updated = [HEADER, '甲公司,F1,2026-01-06,900', '甲公司,F9,2026-03-01,50'];
  const changes = [
    { what: 'amount', before: '1000.5', after: '900', cell: 'D2', taken: false },
    { what: 'date', before: '2026-01-05', after: '2026-01-06', cell: 'C2', taken: false },
  ];
  const left = await imported(updated);
  const [table] = left.report.sources[0]?.tables ?? [];
  expect(table?.changed).toMatchObject(changes);
  expect(table?.rows).toEqual({ data: 2, imported: 1, skipped: 1, rejected: 0 });
  expect(table?.skipped).toEqual([{ row: 2, why: 'changed' }]);
  const amounts = async () => (await ledgerNow()).documents.map(({ amount }) => amount.toFixed());
  expect(await amounts()).toEqual(['1000.5', '50']);

  const taken = await imported(updated, ['invoice|甲公司||F1']);
  expect(taken.report.reconciliation.map(({ difference }) => difference.toFixed())).toEqual(['0']);
  expect(await amounts()).toEqual(['900', '50']);
  expect((await imported(updated)).written).toBeNull();
});
