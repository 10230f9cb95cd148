import { CellValueType } from '@univerjs/core';
import { MoveRangeMutation, SetRangeValuesMutation } from '@univerjs/sheets';
import { editsOf } from './edits';

const setting = (cellValue: object) =>
  editsOf({ id: SetRangeValuesMutation.id, params: { unitId: 'book', subUnitId: 's1', cellValue } });

describe('what a person did in the grid', () => {
  it('is one edit for a pasted block', () => {
    expect(setting({ 2: { 1: { v: 1 }, 2: { v: 'a' } }, 3: { 1: { v: 2 }, 2: { v: 'b' } } })).toEqual([
      {
        sheetId: 's1',
        box: { row: 2, column: 1, height: 2, width: 2 },
        values: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
    ]);
  });

  it('keeps cells apart that do not touch', () => {
    expect(setting({ 0: { 0: { v: 1 }, 2: { v: 3 } } }).map(({ box }) => box)).toEqual([
      { row: 0, column: 0, height: 1, width: 1 },
      { row: 0, column: 2, height: 1, width: 1 },
    ]);
  });

  it('types the formula, not the value shown', () => {
    expect(setting({ 0: { 0: { v: 3, f: '=1+2' } } })[0]?.values).toEqual([['=1+2']]);
  });

  it('types what was written with line breaks as one text', () => {
    const rich = { p: { body: { dataStream: '一\r二\r\n' } } };
    expect(setting({ 0: { 0: rich } })[0]?.values).toEqual([['一\n二']]);
  });

  it('types an apostrophe before what was made text on purpose, and truth as truth', () => {
    const forced = { v: '007', t: CellValueType.FORCE_STRING };
    expect(setting({ 0: { 0: forced, 1: { v: 1, t: CellValueType.BOOLEAN } } })[0]?.values).toEqual([
      ["'007", true],
    ]);
  });

  it('clears a cell that lost its value, and leaves one alone that was only styled', () => {
    expect(setting({ 0: { 0: { v: null }, 1: null, 2: { s: 'bold' } } })).toEqual([
      { sheetId: 's1', box: { row: 0, column: 0, height: 1, width: 2 }, values: [['', '']] },
    ]);
  });

  it('clears where a dragged block came from and fills where it went', () => {
    const moved = editsOf({
      id: MoveRangeMutation.id,
      params: {
        from: { subUnitId: 's1', value: { 0: { 0: null } } },
        to: { subUnitId: 's2', value: { 4: { 4: { v: 'x' } } } },
      },
    });
    expect(moved).toEqual([
      { sheetId: 's1', box: { row: 0, column: 0, height: 1, width: 1 }, values: [['']] },
      { sheetId: 's2', box: { row: 4, column: 4, height: 1, width: 1 }, values: [['x']] },
    ]);
  });

  it('is nothing for commands that change no cell', () => {
    expect(editsOf({ id: 'sheet.operation.set-scroll', params: {} })).toEqual([]);
  });
});
