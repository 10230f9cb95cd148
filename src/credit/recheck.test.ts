import fc from 'fast-check';
import { addDays } from '../ledger/day';
import { money } from '../ledger/money';
import type { Ledger, LedgerDocument } from '../ledger/records';
import { day, ledgerOf, policyRows, serial, type Row } from '../ledger/tablesForTests';
import { startCheck, type CheckState } from './check';
import { recheck } from './recheck';
import { sampleRows } from './sampleForTests';

const ASOF = day('2026-03-31');

/** The sample, with a group of three and a pool, so that what one of them owes changes what is left to the others. */
function grouped(): Ledger {
  const rows = sampleRows();
  const parents: Record<string, string> = { sound: 'full', near: 'full', over: 'near' };
  const customers = (rows.customers ?? []).map((row): Row => ({
    ...row,
    parentId: parents[String(row['id'])] ?? '',
  }));
  return ledgerOf({ ...rows, customers, policy: policyRows({ asOf: serial('2026-03-31') }) });
}

/** A check has no order of documents but the table's, and holds lazily computed items. */
function shown({ report }: CheckState): unknown {
  const items = report.items.map((item) => ({ ...item, settledBy: item.settledBy }));
  return JSON.parse(JSON.stringify({ ...report, items }));
}

function withDocuments(ledger: Ledger, documents: readonly LedgerDocument[]): Ledger {
  return { ...ledger, documents };
}

describe('a check after one document changed', () => {
  const ledger = grouped();
  const before = startCheck(ledger, ASOF);
  const known = ledger.documents.filter(({ customer }) => customer !== null);

  it('says what a full check says, whatever changed in it', () => {
    const index = fc.nat({ max: known.length - 1 });
    const cents = fc.integer({ min: 1, max: 1_000_000 });
    const days = fc.integer({ min: -200, max: 40 });
    const owner = fc.nat({ max: known.length - 1 });
    fc.assert(
      fc.property(index, cents, days, owner, fc.boolean(), (place, amount, shift, other, moves) => {
        const was = known[place] as LedgerDocument;
        const date = addDays(was.date, shift);
        const customer = moves ? (known[other] as LedgerDocument).customer : was.customer;
        const now = { ...was, amount: money(`${amount}e-2`), date, customer };
        const changed = withDocuments(
          ledger,
          ledger.documents.map((document) => (document === was ? now : document)),
        );
        const after = recheck(before, changed, [{ before: was, after: now }]);
        expect(shown(after)).toEqual(shown(startCheck(changed, ASOF)));
      }),
      { numRuns: 60 },
    );
  });

  it('says what a full check says when a document is deleted, and again when it is back', () => {
    for (const was of known.slice(0, 12)) {
      const without = withDocuments(
        ledger,
        ledger.documents.filter((document) => document !== was),
      );
      const after = recheck(before, without, [{ before: was, after: null }]);
      expect(shown(after)).toEqual(shown(startCheck(without, ASOF)));
      const again = recheck(after, ledger, [{ before: null, after: was }]);
      expect(shown(again)).toEqual(shown(before));
    }
  });

  it('looks again at the customers it touches and their group only', () => {
    const alone = known.find(({ customer }) => customer === 'late91') as LedgerDocument;
    const grouped = known.find(({ customer }) => customer === 'near') as LedgerDocument;
    const rechecked = (was: LedgerDocument): string[] => {
      const now = { ...was, amount: was.amount.plus(1) };
      const documents = ledger.documents.map((document) => (document === was ? now : document));
      const { analysis } = recheck(before, withDocuments(ledger, documents), [{ before: was, after: now }]);
      return analysis.customers
        .filter((figures, place) => figures !== before.analysis.customers[place])
        .map(({ id }) => id);
    };
    expect(rechecked(alone)).toEqual(['late91']);
    expect(rechecked(grouped)).toEqual(['sound', 'near', 'full', 'over']);
  });

  it('falls back to a full check for somebody the ledger has only documents of', () => {
    const stranger = ledger.documents.find(({ customer }) => customer === null) as LedgerDocument;
    const without = withDocuments(
      ledger,
      ledger.documents.filter((document) => document !== stranger),
    );
    const after = recheck(before, without, [{ before: stranger, after: null }]);
    expect(shown(after)).toEqual(shown(startCheck(without, ASOF)));
    expect(after.report.customers.some(({ id }) => id === 'stranger')).toBe(false);
  });
});
