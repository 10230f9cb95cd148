import { isoDay, type Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { document, settled, type Written } from '../settlement/documentsForTests';
import type { SettlementPolicy } from '../settlement/settle';
import { isClaim, partsOn, type PartSettings } from './parts';

const SETTINGS: PartSettings = { noteCountsPaid: 'maturity', disputeDays: 90 };

const text = (on: Day | null): string => (on === null ? '-' : isoDay(on));

/** `number state amount due on`, in the order of the entries. */
function parts(
  documents: readonly LedgerDocument[],
  on: string,
  settings: Partial<PartSettings> = {},
  settledTo = on,
  policy: Partial<SettlementPolicy> = {},
): string[] {
  const account = settled(documents, settledTo, policy);
  return partsOn(account, day(on), { ...SETTINGS, ...settings }).map(
    ({ entry, state, amount, due, on: paid }) =>
      `${entry.document.number} ${state} ${amount} ${text(due)} ${text(paid)}`,
  );
}

const invoice = (number: string, date: string, amount: number, due?: string, more: Written = {}) =>
  document('invoice', number, date, amount, { ...(due === undefined ? {} : { due }), ...more });
const receipt = (date: string, amount: number, settles = '') =>
  document('receipt', `R${date}`, date, amount, settles === '' ? {} : { settles });

describe('parts of documents', () => {
  it('are what each credit settled and what is left', () => {
    const documents = [
      invoice('A', '2026-01-01', 100, '2026-01-31'),
      receipt('2026-01-20', 30),
      receipt('2026-02-10', 50),
    ];
    expect(parts(documents, '2026-03-01')).toEqual([
      'A paid 30 2026-01-31 2026-01-20',
      'A paid 50 2026-01-31 2026-02-10',
      'A open 20 2026-01-31 -',
    ]);
  });

  it('stand as they stood on an earlier day, without what came later', () => {
    const documents = [
      invoice('A', '2026-01-01', 100, '2026-01-31'),
      receipt('2026-02-10', 100),
      invoice('B', '2026-02-11', 7, '2026-03-01'),
    ];
    expect(parts(documents, '2026-02-09', {}, '2026-06-30')).toEqual(['A open 100 2026-01-31 -']);
    expect(parts(documents, '2026-02-10', {}, '2026-06-30')).toEqual(['A paid 100 2026-01-31 2026-02-10']);
    expect(parts(documents, '2026-02-11', {}, '2026-06-30')).toHaveLength(2);
  });

  it('say which credits are no payments, and what was given up', () => {
    const kinds = ['creditNote', 'offset', 'adjustment', 'writeOff', 'prepayment'] as const;
    const documents = [
      invoice('A', '2026-01-01', 60, '2026-01-31'),
      ...kinds.map((kind, index) =>
        document(kind, `K${index}`, '2026-02-01', kind === 'adjustment' ? -10 : 10, { settles: 'A' }),
      ),
      document('factoring', 'F', '2026-02-02', 10, { settles: 'A', recourse: 'without' }),
    ];
    expect(parts(documents, '2026-03-01')).toEqual([
      'A otherCredit 10 2026-01-31 2026-02-01',
      'A otherCredit 10 2026-01-31 2026-02-01',
      'A otherCredit 10 2026-01-31 2026-02-01',
      'A writtenOff 10 2026-01-31 2026-02-01',
      'A paid 10 2026-01-31 2026-02-01',
      'A otherCredit 10 2026-01-31 2026-02-02',
    ]);
  });

  it('open again from the day a refund undoes them, the latest first', () => {
    const documents = [
      invoice('A', '2026-01-01', 60, '2026-01-31'),
      invoice('B', '2026-01-02', 40, '2026-02-05'),
      document('receipt', 'R', '2026-02-10', 100),
      document('refund', 'X', '2026-02-20', 50, { settles: 'R' }),
    ];
    const before = ['A paid 60 2026-01-31 2026-02-10', 'B paid 40 2026-02-05 2026-02-10'];
    expect(parts(documents, '2026-02-19', {}, '2026-03-01')).toEqual(before);
    expect(parts(documents, '2026-02-20', {}, '2026-03-01')).toEqual([
      'A paid 50 2026-01-31 2026-02-10',
      'A open 10 2026-01-31 -',
      'B open 40 2026-02-05 -',
    ]);
  });

  it('take an undoing from the same credit alone, and from its latest settlement first', () => {
    const documents = [
      invoice('A', '2026-01-01', 100, '2026-01-31'),
      document('receipt', 'R1', '2026-01-10', 40, { settles: 'A' }),
      document('receipt', 'R2', '2026-01-11', 60, { settles: 'A' }),
      document('refund', 'X', '2026-01-20', 15, { settles: 'R1' }),
    ];
    expect(parts(documents, '2026-02-01')).toEqual([
      'A paid 25 2026-01-31 2026-01-10',
      'A paid 60 2026-01-31 2026-01-11',
      'A open 15 2026-01-31 -',
    ]);
  });

  it('leave refunds out: nobody owes them', () => {
    expect(parts([document('refund', 'X', '2026-01-20', 15)], '2026-02-01')).toEqual([]);
  });

  it('use the due date the policy goes by, as it was on the day', () => {
    const documents = [
      invoice('A', '2026-01-01', 100, '2026-01-31'),
      document('extension', 'E', '2026-02-15', 100, { settles: 'A', due: '2026-04-30' }),
    ];
    const on = (when: string, extensions: 'original' | 'extended') =>
      parts(documents, when, {}, '2026-05-31', { extensions });
    expect(on('2026-05-31', 'original')).toEqual(['A open 100 2026-01-31 -']);
    expect(on('2026-05-31', 'extended')).toEqual(['A open 100 2026-04-30 -']);
    expect(on('2026-02-14', 'extended')).toEqual(['A open 100 2026-01-31 -']);
  });

  it('keep of what was settled the due date in force then: an extension granted later changes no past payment', () => {
    const documents = [
      invoice('A', '2025-10-01', 1000, '2025-12-31'),
      receipt('2026-02-09', 400, 'A'),
      document('extension', 'E', '2026-03-01', 600, { settles: 'A', due: '2026-06-30' }),
      receipt('2026-03-01', 100, 'A'),
    ];
    expect(parts(documents, '2026-05-31', {}, '2026-05-31', { extensions: 'extended' })).toEqual([
      'A paid 400 2025-12-31 2026-02-09',
      'A paid 100 2026-06-30 2026-03-01',
      'A open 500 2026-06-30 -',
    ]);
  });
});

describe('parts paid by notes', () => {
  const note = (noteType: 'bankAcceptance' | 'commercial' | null, date: string, due?: string) =>
    document('note', 'N', date, 100, { noteType, settles: 'A', ...(due === undefined ? {} : { due }) });
  const claim = invoice('A', '2026-01-01', 100, '2026-01-31');

  it.each([
    ['bankAcceptance', '2026-02-01', '2026-08-01', 'maturity', '2026-02-01'],
    ['commercial', '2026-02-01', '2026-03-15', 'maturity', '2026-03-15'],
    // Not yet matured: counted to the day asked for.
    ['commercial', '2026-02-01', '2026-08-01', 'maturity', '2026-04-30'],
    ['commercial', '2026-02-01', undefined, 'maturity', '2026-04-30'],
    [null, '2026-02-01', '2026-08-01', 'maturity', '2026-04-30'],
    ['commercial', '2026-02-01', '2026-08-01', 'receipt', '2026-02-01'],
    // Received after it matured: paid when it came.
    ['commercial', '2026-02-01', '2026-01-20', 'maturity', '2026-02-01'],
  ] as const)('count as paid: %s received %s maturing %s, %s → %s', (type, on, due, noteCountsPaid, paid) => {
    expect(parts([claim, note(type, on, due)], '2026-04-30', { noteCountsPaid })).toEqual([
      `A paid 100 2026-01-31 ${paid}`,
    ]);
  });

  it('were not paid when the note is dishonoured: the revived part stands for them, from that day on', () => {
    const documents = [
      claim,
      invoice('B', '2026-01-05', 30, '2026-02-04'),
      document('note', 'N', '2026-02-01', 120, { noteType: 'commercial', due: '2026-03-15' }),
      document('receipt', 'R', '2026-02-02', 4, { settles: 'B' }),
      document('noteDishonoured', 'D', '2026-03-20', 120, { settles: 'N' }),
      document('receipt', 'R2', '2026-04-01', 5),
    ];
    expect(parts(documents, '2026-03-19', {}, '2026-04-30')).toEqual([
      'A paid 100 2026-01-31 2026-03-15',
      'B paid 20 2026-02-04 2026-03-15',
      'B paid 4 2026-02-04 2026-02-02',
      'B open 6 2026-02-04 -',
    ]);
    expect(parts(documents, '2026-04-30')).toEqual([
      'B paid 4 2026-02-04 2026-02-02',
      'B open 6 2026-02-04 -',
      'D open 20 2026-02-04 -',
      'D paid 5 2026-01-31 2026-04-01',
      'D open 95 2026-01-31 -',
    ]);
  });

  it('of the note a dishonour reaches, and of no other', () => {
    const documents = [
      claim,
      document('note', 'N1', '2026-01-10', 40, { noteType: 'bankAcceptance', due: '2026-03-01' }),
      document('note', 'N2', '2026-01-11', 60, { noteType: 'bankAcceptance', due: '2026-03-02' }),
      document('noteDishonoured', 'D', '2026-03-20', 60, { settles: 'N2' }),
    ];
    expect(parts(documents, '2026-03-31')).toEqual([
      'A paid 40 2026-01-31 2026-01-10',
      'D open 60 2026-01-31 -',
    ]);
  });

  it('leave out what a failed note had not settled: it only cancels the note', () => {
    const documents = [
      invoice('A', '2026-01-01', 70, '2026-01-31'),
      document('note', 'N', '2026-02-01', 100, { noteType: 'bankAcceptance', due: '2026-03-15' }),
      document('noteDishonoured', 'D', '2026-03-20', 100, { settles: 'N' }),
    ];
    expect(parts(documents, '2026-03-31')).toEqual(['D open 70 2026-01-31 -']);
    expect(settled(documents, '2026-03-31').entries.filter(isClaim)).toHaveLength(2);
  });
});

describe('parts in dispute', () => {
  it('stay in dispute when their claim comes back with a note', () => {
    const documents = [
      invoice('A', '2026-01-01', 100, '2026-01-31', { disputed: 70, disputedOn: '2026-02-20' }),
      document('note', 'N', '2026-01-20', 50, { settles: 'A', due: '2026-02-15' }),
      document('noteDishonoured', '', '2026-02-16', 50, { settles: 'N' }),
    ];
    expect(parts(documents, '2026-03-01')).toEqual([
      'A disputed 50 2026-01-31 -',
      ' disputed 20 2026-01-31 -',
      ' open 30 2026-01-31 -',
    ]);
  });

  const disputed = (amount?: number) =>
    invoice('A', '2026-01-01', 100, '2026-01-31', {
      disputedOn: '2026-02-01',
      ...(amount === undefined ? {} : { disputed: amount }),
    });

  it('are the amount disputed, or all that is open when none is given', () => {
    expect(parts([disputed(30)], '2026-03-01')).toEqual([
      'A disputed 30 2026-01-31 -',
      'A open 70 2026-01-31 -',
    ]);
    expect(parts([disputed()], '2026-03-01')).toEqual(['A disputed 100 2026-01-31 -']);
  });

  it('are never more than is open', () => {
    expect(parts([disputed(30), receipt('2026-02-10', 80)], '2026-03-01')).toEqual([
      'A paid 80 2026-01-31 2026-02-10',
      'A disputed 20 2026-01-31 -',
    ]);
  });

  it('count from the day of the dispute for the days of the setting', () => {
    const on = (when: string) => parts([disputed()], when, {}, '2026-12-31');
    expect(on('2026-01-31')).toEqual(['A open 100 2026-01-31 -']);
    expect(on('2026-02-01')).toEqual(['A disputed 100 2026-01-31 -']);
    expect(on('2026-05-02')).toEqual(['A disputed 100 2026-01-31 -']); // day 90
    expect(on('2026-05-03')).toEqual(['A open 100 2026-01-31 -']);
    expect(parts([disputed()], '2026-05-03', { disputeDays: 91 })).toEqual(['A disputed 100 2026-01-31 -']);
  });

  it('share a dispute among instalments, the one due first before the others', () => {
    const document = invoice('A', '2026-01-01', 100, undefined, {
      parts: [
        [40, null],
        [35, '2026-04-01'],
        [25, '2026-03-01'],
      ],
      disputed: 45,
      disputedOn: '2026-02-01',
    });
    expect(parts([document], '2026-02-15')).toEqual([
      'A disputed 25 2026-03-01 -',
      'A disputed 20 2026-04-01 -',
      'A open 15 2026-04-01 -',
      'A open 40 - -',
    ]);
  });
});
