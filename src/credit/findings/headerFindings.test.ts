import { cellAddress, type TableSnapshot } from '../../ledger/records';
import { ledgerOf, type Row } from '../../ledger/tablesForTests';
import { TABLES } from '../../ledger/tables';
import { headerFindings } from './headerFindings';

const HEADERS = ledgerOf({}).tables.documents.headers;
const KEYS = TABLES.documents.columns.map(({ key }) => key);
const VOID = KEYS.indexOf('void');

/** 往来 under these headers, as it would be read. */
function found(headers: readonly string[], rows: readonly Row[] = []) {
  const ledger = ledgerOf({ documents: rows });
  const columns = new Map(
    KEYS.flatMap((key, index): [string, number][] => {
      const place = headers.indexOf(HEADERS[index] ?? '');
      return place < 0 ? [] : [[key, place]];
    }),
  );
  const documents: TableSnapshot = { ...ledger.tables.documents, headers, columns };
  const changed = { tables: { ...ledger.tables, documents } };
  return headerFindings(changed).map(
    ({ at, column, figures }) =>
      `${cellAddress(changed, at, column)} ${figures['text']} ${figures['fields']}`,
  );
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('data.columnRenamed', () => {
  it('fires at an unknown header that stands where a column is missing', () => {
    expect(found(HEADERS)).toEqual([]);
    expect(found(HEADERS.with(VOID, '是否作废'))).toEqual([`往来!${letters[VOID] ?? ''}3 是否作废 void`]);
    const both = HEADERS.with(VOID, '是否作废').with(VOID - 1, '代码');
    expect(found(both)).toHaveLength(2);
  });

  it('fires behind a column of the user’s own as well', () => {
    const headers = ['备用', ...HEADERS.with(VOID, '是否作废')];
    expect(found(headers)).toEqual([`往来!${letters[VOID + 1] ?? ''}3 是否作废 void`]);
  });

  it('leaves alone a column taken out, one never there, and the user’s own', () => {
    expect(found(HEADERS.toSpliced(VOID, 1))).toEqual([]);
    expect(found(HEADERS.toSpliced(VOID, 0, '我的'))).toEqual([]);
    expect(found([...HEADERS.toSpliced(VOID, 1), '我的'])).toEqual([]);
    expect(found(HEADERS.with(VOID, ' '))).toEqual([]);
  });
});
