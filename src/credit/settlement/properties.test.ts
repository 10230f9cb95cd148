import fc from 'fast-check';
import type { Day } from '../../ledger/day';
import { money, ZERO } from '../../ledger/money';
import { PLAIN, type LedgerDocument } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import type { DocumentKind } from '../../ledger/tables';
import { ageAccount } from '../ageing/age';
import { accountOf, isCredit } from './account';
import { accountFor, FIFO, rowsOf } from './documentsForTests';
import { dueOn, openOn, settleAccount, sizeOf, type SettledAccount, type SettlementPolicy } from './settle';
import { oracleSettle } from './settleOracleForTests';
import { fromUnits } from './units';

const START = day('2026-01-01');
const LAST = (START + 16) as Day;

/** Up to 15 digits and 4 decimals; often small and equal, so that things settle to nothing. */
const amounts = fc.oneof(
  fc.constantFrom('10', '20', '30', '50', '0.1', '0.2'),
  fc
    .tuple(fc.bigInt({ min: 1n, max: 999_999_999_999_999n }), fc.integer({ min: 0, max: 4 }))
    .map(([digits, decimals]) => money(`${digits}e-${decimals}`).toFixed()),
);

const PLAIN_KINDS: readonly DocumentKind[] = [
  'invoice',
  'invoice',
  'receipt',
  'receipt',
  'creditNote',
  'refund',
];
const KINDS: readonly DocumentKind[] = [
  ...PLAIN_KINDS,
  'prepayment',
  'offset',
  'writeOff',
  'recovery',
  'factoring',
  'retention',
  'adjustment',
  'order',
  'delivery',
  'statement',
  'extension',
];
const NOTE_KINDS: readonly DocumentKind[] = [
  'invoice',
  'invoice',
  'note',
  'note',
  'noteEndorsed',
  'noteHonoured',
  'noteDishonoured',
  'noteDishonoured',
  'noteRecourse',
  'receipt',
  'refund',
];

const REOPENING_KINDS: readonly DocumentKind[] = [
  'invoice',
  'invoice',
  'receipt',
  'receipt',
  'refund',
  'refund',
  'writeOff',
  'offset',
  'prepayment',
];

const offset = (most: number): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: most }).map((days) => (START + days) as Day);

/** Few days, few numbers, so that ties, names and waiting occur. */
function anyDocument(kinds: readonly DocumentKind[], openings: boolean): fc.Arbitrary<LedgerDocument> {
  return fc
    .record({
      kind: fc.constantFrom<DocumentKind>(...kinds, ...(openings ? (['opening'] as const) : [])),
      number: fc.constantFrom('', 'A', 'B', 'b', 'N', 'M', 'R', 'S'),
      date: offset(12),
      due: fc.option(offset(20), { nil: null }),
      amount: amounts,
      sign: fc.boolean(),
      settles: fc.oneof(
        fc.constant([]),
        fc.array(fc.constantFrom('A', 'B', 'N', 'n', 'R', 'S', 'nobody'), { maxLength: 2 }),
      ),
      order: fc.constantFrom('', '', 'O', 'P'),
      recourse: fc.constantFrom(null, 'with', 'without'),
      void: fc.integer({ min: 0, max: 19 }).map((chance) => chance === 0),
      split: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ kind, sign, amount, date, split, recourse, void: voided, ...rest }): LedgerDocument => {
      const signed =
        (kind === 'opening' || kind === 'adjustment') && sign ? money(amount).neg() : money(amount);
      return {
        ...rest,
        at: { table: 'documents', id: '', position: 0 },
        customer: 'C1',
        customerText: 'C1',
        kind,
        dueFrom: 'cell',
        date: kind === 'opening' ? ((START + (date % 3)) as Day) : date,
        amount: signed,
        currency: 'CNY',
        instalments:
          kind === 'invoice' && split === 0
            ? [
                { amount: signed.times('0.3'), due: rest.due },
                { amount: signed.times('0.7'), due: (date + 9) as Day },
              ]
            : [],
        details: { ...PLAIN, recourse, void: voided },
      };
    });
}

const ledgersOf = (kinds: readonly DocumentKind[], openings = true): fc.Arbitrary<LedgerDocument[]> =>
  fc.array(anyDocument(kinds, openings), { minLength: 1, maxLength: 12 }).map(rowsOf);
const ledgers = fc.oneof(
  ledgersOf(PLAIN_KINDS),
  ledgersOf(KINDS),
  ledgersOf(NOTE_KINDS),
  ledgersOf(REOPENING_KINDS),
);
const unopened = fc.oneof(ledgersOf(KINDS, false), ledgersOf(NOTE_KINDS, false));
const days = offset(16);
const policies: fc.Arbitrary<SettlementPolicy> = fc.record({
  settlement: fc.constantFrom('fifo', 'fifo', 'named'),
  extensions: fc.constantFrom('original', 'extended'),
});

function settle(documents: readonly LedgerDocument[], asOf: Day, policy = FIFO): SettledAccount {
  return settleAccount(accountFor(documents, asOf), policy);
}

type Line = readonly [row: number, side: string, date: string, open: string];

/** What is open, by row and dates. */
function linesOf({ entries, scale }: SettledAccount): Line[] {
  return entries
    .filter(({ open }) => open > 0n)
    .map(({ document, role, due, documentDate, open }): Line => [
      document.at.position,
      role,
      `${due ?? 'none'} ${documentDate}`,
      fromUnits(open, scale).toFixed(),
    ])
    .sort(byText);
}

function byText(a: Line, b: Line): number {
  const [one, other] = [a.join(' '), b.join(' ')];
  return one < other ? -1 : one > other ? 1 : 0;
}

const check = (property: fc.IProperty<unknown>, numRuns = 150): void => {
  fc.assert(property as fc.IProperty<[unknown]>, { numRuns });
};

describe('settlement, whatever the ledger', () => {
  it('leaves everything as open, and with the same dates, as a slow replay in other words does', () => {
    check(
      fc.property(ledgers, days, policies, (documents, asOf, policy) => {
        const expected = oracleSettle(documents, asOf, policy)
          .filter(({ left }) => left.gt(0))
          .map(({ document, side, dueToday, date, left }): Line => [
            document.at.position,
            side,
            `${dueToday ?? 'none'} ${date}`,
            left.toFixed(),
          ])
          .sort(byText);
        expect(linesOf(settle(documents, asOf, policy))).toEqual(expected);
      }),
      400,
    );
  });

  it('conserves money: each entry is what is open of it and what the log settled; buckets, retention and unapplied are the balance', () => {
    check(
      fc.property(ledgers, days, policies, (documents, asOf, policy) => {
        const account = settle(documents, asOf, policy);
        for (const entry of account.entries) {
          const parts = entry.settlements.reduce((sum, { amount }) => sum + amount, entry.open);
          expect([entry.open >= 0n, parts]).toEqual([true, sizeOf(entry)]);
        }
        const aged = ageAccount(account, asOf, 0n, { disputeDays: 0 });
        expect(aged.balance).toBe(account.entries.reduce((sum, { signed }) => sum + signed, 0n));
        expect(aged.unapplied <= 0n).toBe(true);
      }),
    );
  });

  it('has an account balance of Σ signed documents, notes back at what came back of them', () => {
    check(
      fc.property(ledgersOf(KINDS), days, policies, (documents, asOf, policy) => {
        const account = settle(documents, asOf, policy);
        const signed = account.account.documents.reduce(
          (sum, document) => sum.plus(signedAmount(document)),
          ZERO,
        );
        const entries = account.entries.reduce((sum, entry) => sum + entry.signed, 0n);
        expect(fromUnits(entries, account.scale).toFixed()).toBe(signed.toFixed());
      }),
    );
  });

  it('reads a past day off the log as if that day had been asked for', () => {
    check(
      fc.property(unopened, days, policies, (documents, past, policy) => {
        const whole = settle(documents, LAST, policy);
        const then = settle(documents, past, policy);
        const read = whole.entries
          .map((entry): Line => [
            entry.document.at.position,
            entry.role,
            `${dueOn(entry, past) ?? 'none'} ${entry.documentDate}`,
            fromUnits(openOn(entry, past), whole.scale).toFixed(),
          ])
          .filter(([, , , open]) => open !== '0')
          .sort(byText);
        expect(read).toEqual(linesOf(then));
        expect(logUpTo(whole, past)).toEqual(logUpTo(then, past));
      }),
    );
  });

  it('does not depend on later rows that nothing earlier names', () => {
    const unnamed = fc
      .oneof(ledgersOf(KINDS), ledgersOf(NOTE_KINDS))
      .map((documents) => documents.map((one) => (one.kind === 'extension' ? { ...one, due: null } : one)));
    check(
      fc.property(unnamed, days, policies, (documents, past, policy) => {
        const names = new Set(
          documents
            .filter(({ date }) => date <= past)
            .flatMap(({ settles }) => settles.map((name) => name.toLowerCase())),
        );
        const kept = documents.filter(
          ({ date, number, settles, kind }) =>
            date <= past ||
            [number, ...(kind.startsWith('note') ? settles : [])].some((name) =>
              names.has(name.toLowerCase()),
            ),
        );
        if (!kept.some(({ details }) => !details.void)) return;
        expect(openByRow(settleRows(kept, past, policy))).toEqual(
          openByRow(settleRows(documents, past, policy)),
        );
      }),
    );
  });

  it('settles numbered rows alike in whatever order they stand', () => {
    const numbered = fc
      .oneof(ledgersOf(KINDS), ledgersOf(NOTE_KINDS))
      .map((documents) => documents.map((one, index) => ({ ...one, number: 'ABCDEFGHIJNR'.charAt(index) })));
    check(
      fc.property(
        numbered,
        days,
        policies,
        fc.integer({ min: 1, max: 10 }),
        (documents, asOf, policy, turn) => {
          const shuffled = [...documents].sort((a, b) => mixed(a, turn) - mixed(b, turn));
          const byNumber = (rows: readonly LedgerDocument[]) => openByNumber(settle(rows, asOf, policy));
          expect(byNumber(shuffled)).toEqual(byNumber(documents));
        },
      ),
    );
  });

  it('lowers the balance by exactly a receipt that is added', () => {
    check(
      fc.property(ledgers, days, amounts, policies, (documents, asOf, amount, policy) => {
        const receipt: LedgerDocument = {
          ...(documents[0] as LedgerDocument),
          kind: 'receipt',
          number: '',
          date: asOf,
          amount: money(amount),
          details: PLAIN,
        };
        const openings = documents.filter(
          ({ kind, details, date }) => kind === 'opening' && !details.void && date >= asOf,
        );
        if (openings.length > 0) return;
        const before = exactBalance(settle(documents, asOf, policy));
        const after = exactBalance(settle([...documents, receipt], asOf, policy));
        expect(before.minus(after).toFixed()).toBe(money(amount).toFixed());
      }),
    );
  });
});

describe('a note that comes back, whatever the ledger', () => {
  it('leaves the day before as in a ledger where it never happened', () => {
    const events: readonly DocumentKind[] = ['noteDishonoured', 'noteRecourse'];
    check(
      fc.property(ledgersOf(NOTE_KINDS, false), policies, (documents, policy) => {
        const event = documents.find(({ kind, details }) => events.includes(kind) && !details.void);
        if (!event || !documents.some(({ date, details }) => date < event.date && !details.void)) return;
        const before = (event.date - 1) as Day;
        const names = [...event.settles, event.number].map((name) => name.toLowerCase());
        const awaited = documents.some(
          (one) => isCredit(one) && one.settles.some((name) => names.includes(name.toLowerCase())),
        );
        if (awaited) return; // what names it waits for it: that is knowing of it
        const never = documents.filter((one) => one !== event);
        const whole = settleRows(documents, LAST, policy);
        const read = whole.entries.map(
          (entry) => [entry.document.at.position, openOn(entry, before)] as const,
        );
        const without = settleRows(never, before, policy);
        const units = 10n ** BigInt(whole.scale - without.scale);
        const opens = without.entries.map((entry) => [entry.document.at.position, entry.open * units]);
        expect(read.filter(([, open]) => open > 0n)).toEqual(opens.filter(([, open]) => open !== 0n));
      }),
    );
  });

  it('raises the balance by what comes back, whatever the note had settled', () => {
    check(
      fc.property(ledgersOf(NOTE_KINDS, false), policies, (documents, policy) => {
        const whole = settle(documents, LAST, policy);
        for (const note of whole.notes) {
          const back = note.revived.reduce((sum, { signed }) => sum + signed, 0n);
          const outstanding = note.changes[note.changes.length - 1]?.outstanding ?? 0n;
          expect(back + outstanding <= note.face).toBe(true);
          const settledByIt = (note.entry?.settlements ?? []).filter(
            ({ debit }) => debit.revives !== note.entry,
          );
          const used = settledByIt.reduce((sum, { amount }) => sum + amount, 0n);
          const claims = note.revived.filter(({ revives }) => revives !== note.entry);
          expect(claims.reduce((sum, { signed }) => sum + signed, 0n) <= used).toBe(true);
        }
      }),
    );
  });
});

/** Settles rows that keep their places. */
function settleRows(
  documents: readonly LedgerDocument[],
  asOf: Day,
  policy: SettlementPolicy,
): SettledAccount {
  const [first] = documents;
  if (!first) throw new RangeError('no document');
  return settleAccount(accountOf('C1', 'CNY', documents, asOf), policy);
}

function openByRow({ entries, scale }: SettledAccount): (readonly [number, number, string])[] {
  return entries.map(
    ({ document, part, open }) => [document.at.position, part, fromUnits(open, scale).toFixed()] as const,
  );
}

function openByNumber({ entries, scale }: SettledAccount): string[] {
  return entries
    .map(({ document, role, open }) => `${document.number} ${role} ${fromUnits(open, scale).toFixed()}`)
    .sort();
}

function logUpTo({ log, scale }: SettledAccount, past: Day): (readonly [number, number, string, number])[] {
  return log
    .filter(({ on }) => on <= past)
    .map(({ debit, credit, amount, on }) => [
      debit.document.at.position,
      credit.document.at.position,
      fromUnits(amount, scale).toFixed(),
      on,
    ]);
}

function exactBalance({ entries, scale }: SettledAccount) {
  return fromUnits(
    entries.reduce((sum, { signed }) => sum + signed, 0n),
    scale,
  );
}

const NEGATIVE: readonly DocumentKind[] = [
  'creditNote',
  'receipt',
  'prepayment',
  'offset',
  'writeOff',
  'note',
];
const POSITIVE: readonly DocumentKind[] = ['opening', 'invoice', 'refund', 'retention', 'adjustment'];

function signedAmount({ kind, amount, details }: LedgerDocument) {
  if (kind === 'factoring') return details.recourse === 'without' ? amount.neg() : ZERO;
  if (NEGATIVE.includes(kind)) return amount.neg();
  return POSITIVE.includes(kind) ? amount : ZERO;
}

function mixed({ number }: LedgerDocument, turn: number): number {
  return (number.charCodeAt(0) * 7 * turn) % 13;
}
