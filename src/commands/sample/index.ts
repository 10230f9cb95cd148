/**
 * The sample ledger: invented customers, limits, statements and two years of documents that show what a ledger can say, the
 * same for everyone and dated back from `today` so that it is never stale. Most customers are sound: what is wrong stands
 * out among them as it would in a real book.
 */
import { addDays, serialOf, type Day } from '../../ledger/day';
import { both } from '../../ledger/named';
import { DOCUMENT_KIND, FLAG, NOTE_TYPE, type Language, type Named } from '../../ledger/tables';
import { customerRow, factRows, limitRows } from './customers';
import { documentsOf } from './documents';
import { invoiceDraft } from './drafts';
import { rateRows, statementRows } from './financials';
import { scoreRows } from './scores';
import { companyNames } from './names';
import type { Profile } from './profile';
import { everyProfile } from './profiles';
import { seededRandom, type Random } from './random';
import type { Account, Draft, Row, Term } from './types';

export type { Row } from './types';

/** Rows by table, as an apply appends them. */
export interface SampleLedger {
  readonly customers: readonly Row[];
  readonly limits: readonly Row[];
  readonly documents: readonly Row[];
  readonly financials: readonly Row[];
  readonly facts: readonly Row[];
  readonly rates: readonly Row[];
  readonly scores: readonly Row[];
}

const SEED = 20_260_115;
const TERMS: readonly Term[] = [
  { text: '30天', days: 30 },
  { text: '45天', days: 45 },
  { text: '60天', days: 60 },
  { text: '90天', days: 90 },
];
/** Nominal limits in 万元 a trading company hands out. */
const LIMIT_SIZES = [10, 15, 20, 30, 50, 80, 120, 200] as const;
const FEN_A_WAN = 1_000_000;
const FIRST_INVOICE = 25_317_000;

/** @param today the day the sample is made for: its warnings are those of a check on this day. */
export function sampleLedger(language: Language, today: Day): SampleLedger {
  const random = seededRandom(SEED);
  const accounts = accountsOf(everyProfile(), random);
  const next = invoiceNumbers();
  const books = accounts.map((account) => ({ account, drafts: documentsOf(account, today, random, next) }));
  const documents = books.flatMap(({ account, drafts }) => drafts.map((draft) => ({ account, draft })));
  documents.sort((a, b) => a.draft.date - b.draft.date);
  return {
    customers: books.map(({ account, drafts }) => customerRow(account, drafts, language, today, random)),
    limits: accounts.flatMap((account) => limitRows(account, language, today, random)),
    documents: [
      ...documents.map(({ account, draft }) => documentRow(account, draft, language)),
      strayRow(language, today, next()),
    ],
    financials: statementRows(accounts, language, today, random),
    facts: factRows(accounts, language, today),
    rates: rateRows(today),
    scores: scoreRows(accounts, language, today),
  };
}

function accountsOf(profiles: readonly Profile[], random: Random): Account[] {
  const names = companyNames(random, profiles.length);
  const parents = new Map<string, string>();
  return profiles.map((profile, index): Account => {
    const name = names[index];
    if (!name) throw new RangeError('fewer names than customers');
    const id = `C${String(index + 1).padStart(3, '0')}`;
    const parentId = profile.group ? (parents.get(profile.group) ?? '') : '';
    if (profile.group && parentId === '') parents.set(profile.group, id);
    const size = random.pick(LIMIT_SIZES);
    const term = random.pick(TERMS);
    const nominal = (profile.nominal ?? size) * FEN_A_WAN;
    return { id, name, profile, nominal, term, currency: profile.currency ?? 'CNY', parentId };
  });
}

function invoiceNumbers(): () => string {
  let last = FIRST_INVOICE;
  return () => String((last += 7));
}

const STRAY: Named = both('新客户（待建档）', 'New customer, not filed yet');

/** A row as people really leave them: of a customer nobody entered. */
function strayRow(language: Language, today: Day, number: string): Row {
  const draft = invoiceDraft(number, addDays(today, 20), 30, 1_860_000);
  return documentRow({ id: '', name: STRAY, currency: 'CNY' }, draft, language);
}

function documentRow(
  { id, name, currency }: Pick<Account, 'id' | 'name' | 'currency'>,
  draft: Draft,
  language: Language,
): Row {
  const serial = (day: Day | undefined): number | '' => (day === undefined ? '' : serialOf(day));
  const flag = (is: boolean | undefined): string => (is ? FLAG.yes[language] : '');
  return {
    customerId: id,
    customerName: name[language],
    kind: DOCUMENT_KIND[draft.kind][language],
    number: draft.number ?? '',
    date: serial(draft.date),
    due: serial(draft.due),
    amount: draft.kind === 'extension' ? '' : draft.amount / 100,
    currency,
    settles: draft.settles ?? '',
    order: draft.order ?? '',
    disputed: draft.disputed === undefined ? '' : draft.disputed / 100,
    disputedOn: serial(draft.disputedOn),
    noteType: draft.noteType === undefined ? '' : NOTE_TYPE[draft.noteType][language],
    acceptedOn: serial(draft.acceptedOn),
    signed: flag(draft.signed),
    insured: flag(draft.insured),
    agreement: draft.agreement ?? '',
    approvedBy: draft.approvedBy?.[language] ?? '',
    note: draft.note?.[language] ?? '',
  };
}
