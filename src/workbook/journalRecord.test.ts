import fc from 'fast-check';
import { JOURNAL_PIECE_CHARACTERS } from './limits';
import { piecesOf, recordFrom, recordTexts, type SetRecord, type TableRecord } from './journalRecord';

const cell = fc.oneof(
  fc.constant(''),
  fc.constant(null),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);

describe('a journal record', () => {
  it('comes back from its texts as it was, runs of equal cells and all', () => {
    const rows = fc.array(fc.tuple(fc.string(), cell, cell), { maxLength: 60 });
    fc.assert(
      fc.property(rows, (cells) => {
        const record: SetRecord = {
          kind: 'set',
          table: 'documents',
          ids: cells.map(([id]) => id),
          before: { open: cells.map(([, before]) => before) },
          after: { open: cells.map(([, , after]) => after) },
        };
        // JSON knows no −0, and neither does a cell.
        expect(recordFrom('documents', recordTexts(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });

  it.each<TableRecord>([
    { kind: 'append', table: 'limits', seed: 's', count: 2, first: 'A', last: 'B', hashes: 'abcdef123456' },
    { kind: 'replace', table: 'findings', count: 0, hash: 'h' },
    { kind: 'remove', table: 'limits', count: 1, first: 'A', last: 'A' },
  ])('keeps no cells for $kind', (record) => {
    const texts = recordTexts(record);
    expect(texts.before).toBe('');
    expect(recordFrom(record.table, texts)).toEqual(record);
  });

  it('is null when somebody changed the text', () => {
    expect(recordFrom('limits', { before: '', after: '{"kind":"set"' })).toBeNull();
    expect(recordFrom('limits', { before: '', after: '{"kind":"other"}' })).toBeNull();
  });

  it('is cut into pieces a cell can hold, which join to the same text, no character in two', () => {
    const text = '𠮷'.repeat(JOURNAL_PIECE_CHARACTERS) + 'x';
    const pieces = piecesOf({ before: `a${text}`, after: 'short' });
    expect(pieces.map(({ before }) => before).join('')).toBe(`a${text}`);
    expect(pieces.map(({ after }) => after).join('')).toBe('short');
    for (const { before } of pieces) {
      expect(before.length).toBeLessThanOrEqual(JOURNAL_PIECE_CHARACTERS);
      expect(before).not.toMatch(/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/);
    }
  });
});
