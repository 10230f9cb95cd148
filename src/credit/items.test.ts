import { day, ledgerOf, serial, type Row } from '../ledger/tablesForTests';
import { checkLedger } from './check';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';

const items = (documents: Row[], customer: Row = C1, asOf = ASOF) =>
  checkLedger(ledgerOf({ customers: [customer], documents }), day(asOf)).items.map(
    ({ at, open, due, daysLate, bucket, settledBy }) => ({
      row: at.position,
      open: open.toFixed(),
      due,
      daysLate,
      bucket,
      settledBy: settledBy.map((one) => [one.at.position, one.amount.toFixed(), one.on]),
    }),
  );

describe('items', () => {
  it('are one per document that counts, in row order, each with what settled it', () => {
    const documents = [
      row('回款', '2026-02-01', 150),
      invoice('2026-01-01', '2026-03-21', 100),
      invoice('2026-01-02', '2026-04-10', 30),
      row('订单', '2026-01-01', 7, { number: 'S1' }),
      invoice('2026-04-01', '2026-04-10', 30),
      { ...invoice('2026-01-01', '2026-03-21', 9), void: '是' },
    ];
    const on = day('2026-02-01');
    expect(items(documents)).toEqual([
      {
        row: 0,
        open: '-20',
        due: null,
        daysLate: null,
        bucket: null,
        settledBy: [
          [1, '100', on],
          [2, '30', on],
        ],
      },
      {
        row: 1,
        open: '0',
        due: day('2026-03-21'),
        daysLate: 10,
        bucket: '1-30',
        settledBy: [[0, '100', on]],
      },
      {
        row: 2,
        open: '0',
        due: day('2026-04-10'),
        daysLate: -10,
        bucket: 'notDue',
        settledBy: [[0, '30', on]],
      },
    ]);
  });

  it('show an undone settlement as a line of its own', () => {
    const documents = [
      invoice('2026-01-01', '2026-03-21', 100, { number: 'F1' }),
      row('回款', '2026-02-01', 100, { number: 'R1', settles: 'F1' }),
      row('退款', '2026-03-01', 60, { settles: 'R1' }),
    ];
    const [bill, , refund] = items(documents);
    expect(bill).toMatchObject({
      open: '60',
      settledBy: [
        [1, '100', day('2026-02-01')],
        [1, '-60', day('2026-03-01')],
      ],
    });
    expect(refund).toMatchObject({ open: '0', daysLate: null });
  });

  describe('of instalments', () => {
    const buyer = { ...C1, termText: '3331', warrantyMonths: 12 };
    const documents = (...more: Row[]) => [
      row('订单', '2026-01-01', 1000, { number: 'S1' }),
      row('发货', '2026-03-01', 1000, { order: 'S1' }),
      invoice('2026-03-02', '', 1000, { order: 'S1', acceptedOn: serial('2026-03-31') }),
      ...more,
    ];
    const bill = (...more: Row[]) => items(documents(...more), buyer).find((item) => item.row === 2);

    it('are one item, at the open part that is due first', () => {
      expect(bill()).toMatchObject({ open: '1000', due: day('2026-01-01'), daysLate: 89, bucket: '61-90' });
      expect(bill(row('回款', '2026-03-10', 300))).toMatchObject({
        open: '700',
        due: day('2026-03-01'),
        bucket: '1-30',
      });
      expect(bill(row('回款', '2026-03-10', 299))).toMatchObject({ open: '701', due: day('2026-01-01') });
      expect(bill(row('回款', '2026-03-10', 950))).toMatchObject({
        open: '50',
        due: day('2027-03-31'),
        bucket: 'notDue',
      });
    });

    it('are at the last part when all is paid, with everything that settled them', () => {
      expect(bill(row('回款', '2026-03-10', 400), row('回款', '2026-03-11', 600))).toMatchObject({
        open: '0',
        due: day('2027-03-31'),
        settledBy: [
          [3, '300', day('2026-03-10')],
          [3, '100', day('2026-03-10')],
          [4, '200', day('2026-03-11')],
          [4, '300', day('2026-03-11')],
          [4, '100', day('2026-03-11')],
        ],
      });
    });

    it('with parts of unknown due date stand at a part that has one', () => {
      const unaccepted = documents().map((one) => ({ ...one, acceptedOn: '' }));
      const [item] = items(unaccepted, buyer).filter(({ row: position }) => position === 2);
      expect(item).toMatchObject({ open: '1000', due: day('2026-01-01') });
      const paid = [...unaccepted, row('回款', '2026-03-10', 600)];
      expect(items(paid, buyer).find(({ row: position }) => position === 2)).toMatchObject({
        open: '400',
        due: null,
        daysLate: null,
        bucket: 'noDueDate',
      });
    });
  });

  it('of retention not due are in no bucket, and keep their due date', () => {
    const [item] = items([row('质保金', '2026-01-01', 50, { due: serial('2026-06-30') })]);
    expect(item).toMatchObject({ open: '50', due: day('2026-06-30'), bucket: null });
  });
});
