/** How sure the field of a column is, why, and whether a person must say so first. */
import type { MappingReason, SourceTableKind } from '../report';
import type { ListedKind } from '../layout/table';
import { AMBIGUITIES, type Ambiguity } from './ambiguous';
import type { Candidate } from './candidate';
import { FIELDS, type Field, type FieldType, type HeaderSense } from './fields';
import { contradicts, holdsDates, type Profile } from './profile';
import type { RememberedColumn } from './remembered';
import { headerKey } from '../values/wording';

/** Below it a person is asked. */
export const ASK_BELOW = 0.6;

export interface TableContext {
  readonly kind: SourceTableKind;
  readonly listed: ListedKind;
  /** Whether a person said what the sheet lists, now or at an earlier import. */
  readonly said: 'person' | 'remembered' | null;
  /** File, sheet name and texts above the header. */
  readonly words: string;
  readonly candidates: readonly Candidate[];
  readonly fields: ReadonlyMap<Candidate, Field>;
}

export interface Judgement {
  readonly confidence: number;
  readonly reasons: readonly MappingReason[];
  readonly question: readonly Field[] | null;
}

const AGREES = 0.03;
const PART_AGREES = 0.1;
const CONTRADICTED = 0.3;
const SURE = { person: 1, closes: 0.97, remembered: 0.95, resolved: 0.8, open: 0.4 } as const;

export function judge(candidate: Candidate, context: TableContext): Judgement {
  const field = context.fields.get(candidate) ?? null;
  return withElsewhere(judgeAlone(candidate, context, field), candidate, field);
}

function judgeAlone(candidate: Candidate, context: TableContext, field: Field | null): Judgement {
  const { head, evidence } = candidate;
  if (head.recalled !== undefined) return judgeRecalled(candidate, head.recalled);
  if (head.answered) return { confidence: SURE.person, reasons: ['person', ...evidence], question: null };
  const second = field === null ? leftOutBeside(candidate, context) : null;
  if (second !== null) return judgeSecond(candidate, second);
  if (candidate.runs && field === 'balance.amount') return judgeRunning(candidate);
  if (field === null && candidate.sense === null && evidence.size === 0)
    return { confidence: 0, reasons: [], question: null };
  if (candidate.ambiguity !== null) return judgeAmbiguous(candidate, candidate.ambiguity, field, context);
  return judgeNamed(candidate, field);
}

const MOVEMENTS: readonly HeaderSense[] = ['invoice.amount', 'receipt.amount', 'creditNote.amount'];

/** The field of another column of the very same name, which is kept where this one is not: 回款金额 twice, for a second instalment. */
function leftOutBeside({ head, sense, profile }: Candidate, context: TableContext): Field | null {
  if (context.kind !== 'documents' || sense === null || !MOVEMENTS.includes(sense)) return null;
  if (profile.filled === 0 || profile.amounts < 0.5) return null;
  const key = headerKey(head.header);
  for (const [other, field] of context.fields)
    if (headerKey(other.head.header) === key && !other.evidence.has('arithmetic.closes')) return field;
  return null;
}

/** Its amounts would be missing in silence. */
function judgeSecond({ head }: Candidate, field: Field): Judgement {
  const reasons: MappingReason[] = [nameReason(head.confidence), 'values.amounts'];
  return { confidence: SURE.open, reasons, question: [field] };
}

/** Taken for what is open of each row, it would count what is owed again in every row. */
function judgeRunning({ head }: Candidate): Judgement {
  const reasons: MappingReason[] = [nameReason(head.confidence), 'arithmetic.contradicts'];
  return { confidence: SURE.open, reasons, question: ['balance.amount'] };
}

/** What the rows speak against is asked, whoever said it of other rows. */
function judgeRecalled({ head, profile, evidence }: Candidate, { field }: RememberedColumn): Judgement {
  const against: MappingReason[] = [];
  if (field !== null && contradicts(profile, FIELDS[field])) against.push('values.contradict');
  if (field !== null && (evidence.has('arithmetic.contradicts') || head.disputed !== undefined))
    against.push('arithmetic.contradicts');
  const reasons = [...new Set<MappingReason>(['remembered', ...evidence, ...against])];
  if (field === null || against.length === 0) return { confidence: SURE.remembered, reasons, question: null };
  const question = [...new Set([field, head.disputed ?? field])];
  return { confidence: SURE.open, reasons, question };
}

/** What was said of the name in other tables is the first answer to a question, never an answer by itself. */
function withElsewhere(
  judged: Judgement,
  { head, profile, evidence }: Candidate,
  field: Field | null,
): Judgement {
  const offered = (head.elsewhere ?? []).flatMap((said) =>
    said.field === null || contradicts(profile, FIELDS[said.field]) ? [] : [said.field],
  );
  const agrees = judged.question === null && field !== null && offered.includes(field);
  if (offered.length === 0 || agrees || profile.filled === 0 || evidence.has('arithmetic.closes'))
    return judged;
  const others = judged.question ?? (field === null ? [] : [field]);
  return {
    confidence: Math.min(judged.confidence, SURE.open),
    reasons: [...judged.reasons, 'remembered.elsewhere'],
    question: [...new Set([...offered, ...others])],
  };
}

function judgeNamed({ head, profile, evidence }: Candidate, field: Field | null): Judgement {
  const reasons: MappingReason[] = [nameReason(head.confidence), ...evidence];
  let { confidence } = head;
  const values = field === null ? null : valueReason(profile, FIELDS[field], field);
  if (values === 'values.contradict') confidence -= CONTRADICTED;
  else if (values !== null) confidence += head.confidence < 0.8 ? PART_AGREES : AGREES;
  if (values !== null) reasons.push(values);
  if (evidence.has('arithmetic.closes')) confidence = Math.max(confidence, SURE.closes);
  if (evidence.has('arithmetic.contradicts')) confidence -= CONTRADICTED;
  return { confidence: rounded(confidence), reasons, question: null };
}

function nameReason(confidence: number): MappingReason {
  if (confidence >= 0.9) return 'name.known';
  return confidence >= 0.7 ? 'name.part' : 'name.currency';
}

function rounded(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100;
}

/** What the values say of the field; null when they say nothing either way. */
function valueReason(profile: Profile, type: FieldType, field: Field): MappingReason | null {
  if (profile.filled === 0) return null;
  if (field === 'customer.taxId') return profile.codes18 >= 0.5 ? 'values.codes18' : null;
  if (contradicts(profile, type)) return 'values.contradict';
  if (type === 'amount') return 'values.amounts';
  if (type === 'date') return holdsDates(profile) ? 'values.dates' : null;
  if (field === 'customer.name' && profile.companies >= 0.5) return 'values.companies';
  return null;
}

/** The name says nothing: the values, the neighbours and arithmetic must. */
function judgeAmbiguous(
  candidate: Candidate,
  ambiguity: Ambiguity,
  field: Field | null,
  context: TableContext,
): Judgement {
  const { evidence, profile } = candidate;
  const spoken = new Set<MappingReason>(evidence);
  const values = field === null ? null : valueReason(profile, FIELDS[field], field);
  if (values !== null) spoken.add(values);
  const found = RESOLVED[ambiguity](candidate, context, field);
  if (found !== null) spoken.add(found);
  const closes = evidence.has('arithmetic.closes');
  const against = spoken.has('values.contradict') || spoken.has('tax.excluded');
  const resolved = !against && (closes || found !== null);
  const sure = resolved ? (closes ? SURE.closes : SURE.resolved) : SURE.open;
  const confidence = evidence.has('arithmetic.contradicts') ? sure - CONTRADICTED : sure;
  const asks = field !== null && profile.filled > 0 && confidence < ASK_BELOW;
  return {
    confidence: rounded(confidence),
    reasons: ['name.ambiguous', ...spoken],
    question: asks ? [...new Set<Field>([field, ...AMBIGUITIES[ambiguity]])] : null,
  };
}

type Resolve = (candidate: Candidate, context: TableContext, field: Field | null) => MappingReason | null;

const OWED_WORDS = /应收|欠款|未收|往来|对账|receivable|outstanding|owed|aging|ageing|debtor|open.?items?/i;
const LIMIT_WORDS = /授信|信用|赊销|额度|credit|limit/i;
const LISTS_WORDS =
  /发票|开票|销售|应收|回款|收款|到账|红字|退货|折让|期初|invoice|sales|receivable|receipt|payment|collection|credit.?(?:note|memo)|opening/i;

const has = ({ candidates }: TableContext, ...senses: readonly HeaderSense[]): boolean =>
  candidates.some(({ sense }) => sense !== null && senses.includes(sense));

const headersBeside = (candidate: Candidate, { candidates }: TableContext): string =>
  candidates
    .filter((other) => other !== candidate)
    .map(({ head }) => head.header)
    .join('\n');

const neighbours = (speaks: boolean): MappingReason | null => (speaks ? 'neighbours' : null);

/** What besides arithmetic decides a name of several meanings; null when nothing does. */
const RESOLVED: Readonly<Record<Ambiguity, Resolve>> = {
  terms: ({ profile }, _, field) => {
    if (field === 'document.due') return profile.dates > 0.5 ? 'values.dates' : null;
    return profile.terms >= 0.5 ? 'values.terms' : null;
  },
  until: (candidate, context, field) => {
    const limits = has(context, 'limit.amount', 'limit.temporary', 'limit.from');
    if (field === 'limit.to') return neighbours(limits);
    const contracts = /合同|协议|contract/i.test(headersBeside(candidate, context));
    const dated = has(context, 'document.date', 'since') && !limits;
    return neighbours(dated && (!contracts || has(context, 'document.number')));
  },
  balance: (candidate, context) => {
    if (has(context, 'limit.amount', 'limit.temporary')) return null;
    const beside = `${headersBeside(candidate, context)}\n${context.words}`;
    const moves = has(
      context,
      'invoice.amount',
      'receipt.amount',
      'document.number',
      'opening.amount',
      'bucket',
    );
    return neighbours(moves || OWED_WORDS.test(beside));
  },
  receivable: (candidate, context) => {
    const others = context.candidates.filter(
      ({ sense }) => sense === 'receipt.amount' || sense === 'balance.amount' || sense === 'invoice.amount',
    );
    if (others.every((other) => other === candidate)) return 'neighbours';
    return candidate.evidence.has('values.settled') ? 'values.settled' : null;
  },
  amount: (candidate, context) => {
    if (context.said !== null) return context.said;
    if (context.kind !== 'documents') return 'neighbours';
    const tells = has(
      context,
      'document.number',
      'document.kind',
      'document.settles',
      'document.due',
      'until',
      'receipt.date',
    );
    const beside = `${headersBeside(candidate, context)}\n${context.words}`;
    return neighbours(tells || LISTS_WORDS.test(beside));
  },
  unit: ({ profile }) => (profile.companies >= 0.5 ? 'values.companies' : null),
  date: ({ profile }) => (holdsDates(profile) ? 'values.dates' : null),
  limit: (candidate, context) =>
    neighbours(
      LIMIT_WORDS.test(`${headersBeside(candidate, context)}\n${context.words}`) ||
        has(
          context,
          'limit.from',
          'limit.to',
          'limit.approvedBy',
          'limit.approvedOn',
          'customer.termText',
          'until',
        ),
    ),
  receipt: ({ profile }) =>
    profile.dates > 0.5 ? 'values.dates' : profile.amounts > 0.5 ? 'values.amounts' : null,
  sides: (_, context) => neighbours(context.kind === 'documents' && has(context, 'document.date')),
};
