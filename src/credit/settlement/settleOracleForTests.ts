/**
 * Settlement in other words, for comparison only: plain decimals, every list sorted anew on every calendar day, no queues,
 * no numbering of parts, nothing carried over but what is open, who settled what and what a note has gone through.
 */
import type { Day } from '../../ledger/day';
import { minMoney, ZERO, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import {
  bringsClaims,
  factKey,
  factNames,
  isFact,
  live,
  lower,
  sorted,
  type Key,
  type NoteLife,
} from './noteOracleForTests';
import type { SettlementPolicy } from './settle';

interface OracleLine {
  readonly document: LedgerDocument;
  readonly side: 'debit' | 'credit' | 'refund';
  readonly entered: Day;
  /** Due and document date of the claim. */
  readonly due: Day | null;
  readonly date: Day;
  readonly size: Money;
  left: Money;
}

interface Match {
  readonly debit: OracleLine;
  readonly credit: OracleLine;
  amount: Money;
  /** What of it a dishonour has brought back. */
  back: Money;
}

/** A note and its line; null for one the opening reckons with. */
interface Life extends NoteLife {
  readonly line: OracleLine | null;
}

type World = ReturnType<typeof worldOf>;

/** Every line that entered up to asOf, in no order. */
export function oracleSettle(
  documents: readonly LedgerDocument[],
  asOf: Day,
  policy: SettlementPolicy,
): (OracleLine & { readonly dueToday: Day | null })[] {
  const world = worldOf(documents, asOf, policy);
  const first = Math.min(asOf, ...world.counting.map(({ date }) => date));
  for (let today = first; today <= asOf; today++) replayDay(world, today as Day);
  return world.lines.map((line) => ({ ...line, dueToday: dueOf(world, line, asOf) }));
}

function worldOf(documents: readonly LedgerDocument[], asOf: Day, policy: SettlementPolicy) {
  const valid = documents.filter(({ details }) => !details.void);
  const opened = Math.max(
    -Infinity,
    ...valid.filter(({ kind, date }) => kind === 'opening' && date <= asOf).map(({ date }) => date),
  );
  const isHistory = ({ kind, date }: LedgerDocument): boolean =>
    date < opened || (date === opened && kind !== 'opening');
  const past = valid.filter((document) => document.date <= asOf);
  const history = past.filter(isHistory);
  const notes = history.filter(({ kind }) => kind === 'note').map((note) => alive(note, null));
  for (const fact of sorted(history.filter(isFact), factKey)) live(notes, fact);
  return {
    policy,
    counting: past.filter((document) => !isHistory(document)),
    history,
    claims: valid.filter((one) => !isHistory(one) && (sideOf(one) === 'debit' || bringsClaims(one))),
    notes,
    lines: [] as OracleLine[],
    matches: [] as Match[],
  };
}

function alive(document: LedgerDocument, line: OracleLine | null): Life {
  return { document, line, rest: document.amount, passed: null, back: ZERO, paid: ZERO };
}

const DEBITS = ['invoice', 'retention'];
const CREDITS = ['creditNote', 'receipt', 'prepayment', 'offset', 'writeOff', 'note'];

function sideOf({ kind, amount, details }: LedgerDocument): OracleLine['side'] | null {
  if (kind === 'refund') return 'refund';
  if (kind === 'opening' || kind === 'adjustment') return amount.lt(0) ? 'credit' : 'debit';
  if (kind === 'factoring' && details.recourse === 'without') return 'credit';
  return DEBITS.includes(kind) ? 'debit' : CREDITS.includes(kind) ? 'credit' : null;
}

function isBooking({ document: { kind } }: OracleLine): boolean {
  return ['offset', 'writeOff', 'factoring', 'adjustment'].includes(kind);
}

function isBound({ kind, order }: LedgerDocument): boolean {
  return kind === 'prepayment' && order !== '';
}

/** What a claim is called; an order is called `order …`. */
function namesOfClaim(document: LedgerDocument): string[] {
  const own = document.number === '' ? [] : [lower(document.number)];
  const orders =
    DEBITS.includes(document.kind) && document.order !== '' ? [`order ${lower(document.order)}`] : [];
  return bringsClaims(document) ? [...factNames(document), ...own] : [...own, ...orders];
}

function namesGiven(document: LedgerDocument): string[] {
  const names = document.settles.map(lower);
  return isBound(document) ? [...names, `order ${lower(document.order)}`] : names;
}

function replayDay(world: World, today: Day): void {
  const { lines, policy } = world;
  const yesterday = [...lines];
  const rows = world.counting.filter(({ date }) => date === today);
  for (const document of rows) lines.push(...linesOf(document));
  for (const line of sorted(
    lines.filter(({ entered }) => entered === today),
    ageKey,
  )) {
    if (line.document.kind === 'note') world.notes.push(alive(line.document, line));
  }
  for (const fact of sorted(rows.filter(isFact), factKey)) {
    for (const { life, back, paid } of live(world.notes, fact)) {
      comeBack(world, life, fact, back);
      if (paid.gt(0)) lines.push(lineOf(fact, 'credit', paid));
    }
  }
  const refunds = sorted(
    lines.filter(({ side }) => side === 'refund'),
    ageKey,
  );
  for (const refund of refunds) if (refund.entered === today) takeBack(world, refund, yesterday);
  settleByName(world, today);
  if (policy.settlement === 'fifo') settleByDue(world, today);
  for (const refund of refunds) takeBack(world, refund, lines);
  settleByName(world, today);
}

function creditsOf({ lines }: World): OracleLine[] {
  return sorted(
    lines.filter(({ side }) => side === 'credit'),
    ageKey,
  );
}

/** Whatever is left of a credit settles what it names. */
function settleByName(world: World, today: Day): void {
  for (const credit of creditsOf(world)) {
    for (const name of namesGiven(credit.document)) {
      for (const debit of claimsNamed(world, name, today)) match(world, debit, credit);
    }
  }
}

function settleByDue(world: World, today: Day): void {
  for (const credit of creditsOf(world)) {
    if (isBooking(credit) || isBound(credit.document) || waits(world, credit, today)) continue;
    const debits = sorted(
      world.lines.filter(({ side }) => side === 'debit'),
      (line) => dueKey(world, line, today),
    );
    for (const debit of debits) match(world, debit, credit);
  }
}

function linesOf(document: LedgerDocument): OracleLine[] {
  const side = sideOf(document);
  if (side === null) return [];
  if (side !== 'debit' || document.instalments.length === 0) {
    return [lineOf(document, side, document.amount.abs(), document.due)];
  }
  return document.instalments.map(({ amount, due }) => lineOf(document, side, amount, due));
}

function lineOf(
  document: LedgerDocument,
  side: OracleLine['side'],
  size: Money,
  due: Day | null = null,
  date: Day = document.date,
): OracleLine {
  return { document, side, entered: document.date, due, date, size, left: size };
}

/** Credits wait while a claim they name is still to come. */
function waits({ claims }: World, { document }: OracleLine, today: Day): boolean {
  const names = namesGiven(document);
  return (
    isBound(document) ||
    claims.some((one) => one.date > today && namesOfClaim(one).some((name) => names.includes(name)))
  );
}

function claimsNamed(world: World, name: string, today: Day): OracleLine[] {
  const key = (line: OracleLine) => dueKey(world, line, today);
  const debits = world.lines.filter(({ side }) => side === 'debit');
  const live = debits.filter(({ document }) => namesOfClaim(document).includes(name));
  if (live.length > 0) return sorted(live, key);
  const stated = world.history.some(
    (one) => (sideOf(one) === 'debit' || bringsClaims(one)) && namesOfClaim(one).includes(name),
  );
  return stated
    ? sorted(
        debits.filter(({ document }) => document.kind === 'opening'),
        key,
      )
    : [];
}

function match(world: World, debit: OracleLine, credit: OracleLine): void {
  const amount = minMoney(debit.left, credit.left);
  if (amount.isZero()) return;
  debit.left = debit.left.minus(amount);
  credit.left = credit.left.minus(amount);
  world.matches.push({ debit, credit, amount, back: ZERO });
}

function takeBack(world: World, refund: OracleLine, present: readonly OracleLine[]): void {
  const credits = sorted(
    present.filter(({ side }) => side === 'credit'),
    ageKey,
  );
  const named = refund.document.settles.flatMap((name) =>
    credits.filter(({ document }) => document.number !== '' && lower(document.number) === lower(name)),
  );
  for (const credit of [...named, ...credits.filter((one) => !isBooking(one))]) match(world, refund, credit);
  for (const credit of named.filter(({ document }) => document.kind !== 'note')) {
    const made = world.matches.filter((one) => one.credit === credit && one.debit.side !== 'refund');
    for (const one of made.reverse()) {
      const amount = minMoney(one.amount, refund.left);
      one.amount = one.amount.minus(amount);
      one.debit.left = one.debit.left.plus(amount);
      credit.left = credit.left.plus(amount);
      match(world, refund, credit);
    }
  }
}

function comeBack(world: World, { line, document }: Life, fact: LedgerDocument, amount: Money): void {
  if (amount.isZero()) return;
  if (line === null) {
    world.lines.push(lineOf(fact, 'debit', amount, document.due ?? fact.date, document.date));
    return;
  }
  const free = minMoney(line.left, amount);
  let rest = amount.minus(free);
  for (const one of world.matches.filter(({ credit }) => credit === line).reverse()) {
    const part = minMoney(rest, one.amount.minus(one.back));
    if (part.isZero()) continue;
    rest = rest.minus(part);
    one.back = one.back.plus(part);
    const { debit } = one;
    const due = debit.side === 'refund' ? debit.date : dueOf(world, debit, fact.date);
    world.lines.push(lineOf(fact, 'debit', part, due, debit.date));
  }
  if (free.isZero()) return;
  const gone = lineOf(fact, 'debit', free, document.due, document.date);
  world.lines.push(gone);
  match(world, gone, line);
  for (const one of world.matches) if (one.debit === gone) one.back = one.amount;
}

/** The due date the policy goes by on a day; a claim that came back keeps the one it came with. */
function dueOf(world: World, line: OracleLine, today: Day): Day | null {
  const { document } = line;
  if (world.policy.extensions === 'original' || line.side !== 'debit' || bringsClaims(document))
    return line.due;
  return world.counting
    .filter(({ kind, date, due }) => kind === 'extension' && date <= today && due !== null)
    .filter(({ settles }) => document.number !== '' && settles.map(lower).includes(lower(document.number)))
    .reduce<Day | null>((due, extension) => {
      const later = extension.due as Day;
      return due === null || later > due ? later : due;
    }, line.due);
}

function ageKey({ entered, document }: OracleLine): Key {
  return [entered, document.number, document.at.position];
}

function dueKey(world: World, line: OracleLine, today: Day): Key {
  const { document, date } = line;
  return [dueOf(world, line, today) ?? date, date, document.number, document.at.position];
}
