/**
 * Arithmetic that must close over the rows of a table, as evidence of what its columns are: of the meanings a header may have,
 * the one with which the amounts add up. domain: what was owed, plus what was invoiced, less what was paid, is owed now.
 */
import type { SourceSheet } from '../source/source';
import { amountsOf, CENT, type Amounts } from './amounts';
import type { Candidate } from './candidate';
import { rolesOf, senseOf, type Role } from './roles';

interface Relation {
  /** Signs of what adds up to the result. */
  readonly terms: readonly (readonly [Role, bigint])[];
  readonly result: Role;
}

const TAXED: Relation = {
  terms: [
    ['net', 1n],
    ['tax', 1n],
  ],
  result: 'gross',
};

const RELATIONS: readonly Relation[] = [
  {
    terms: [
      ['opening', 1n],
      ['increase', 1n],
      ['decrease', -1n],
    ],
    result: 'closing',
  },
  {
    terms: [
      ['increase', 1n],
      ['decrease', -1n],
    ],
    result: 'closing',
  },
  {
    terms: [
      ['limit', 1n],
      ['used', -1n],
    ],
    result: 'available',
  },
  TAXED,
];
/** Rows in which all parts are there and none is zero: fewer may close by chance. */
const TELLING_ROWS_MIN = 2;
/** Real lists have rows somebody typed over. */
const CLOSES_FROM = 0.9;
const CONTRADICTS_BELOW = 0.5;
/** Wider tables are matrices; nobody adds up their columns two by two. */
const COLUMNS_MAX = 16;
const PARTS_MIN = 3;

type Cast = ReadonlyMap<Role, Candidate>;

/** Settles what names left open, and notes with every column what arithmetic says for it or against it. */
export function settleByArithmetic(
  sheet: SourceSheet,
  fromRow: number,
  candidates: readonly Candidate[],
): void {
  const columns = candidates.filter(({ profile }) => profile.amounts > 0.5 && profile.dates < 0.5);
  if (columns.length < PARTS_MIN - 1 || columns.length > COLUMNS_MAX) return;
  // What is owed stands on either of two sides: neither adds up alone.
  if (candidates.some(({ sense }) => sense === 'opening.credit' || sense === 'balance.credit')) return;
  const roles = new Map(columns.map((column) => [column, rolesOf(column)]));
  if (![...roles.values()].some((of) => of.length > 0)) return;
  const amounts = amountsOf(sheet, fromRow, columns);
  // 方向 turns some balances round: that they do not add up as they stand says nothing.
  const directed = candidates.some(({ sense }) => sense === 'direction');
  for (const relation of RELATIONS) {
    const casts = castsOf(relation, roles);
    const closing = casts.filter((cast) => closes(relation, cast, amounts));
    if (closing.length > 0) settle(closing);
    else if (casts.length === 1 && casts[0] && !directed) doubt(relation, casts[0], roles, amounts);
  }
  if (closesTurnedRound(roles, amounts)) return;
  settleBuckets(roles, amounts);
  settleTaxAlone(columns, roles, amounts);
  settleProducts(roles, amounts);
}

type Roles = ReadonlyMap<Candidate, readonly Role[]>;

/** Every way to give the relation's parts to different columns, of which each may play its part. */
function castsOf({ terms, result }: Relation, roles: Roles): readonly Cast[] {
  let casts: readonly Cast[] = [new Map()];
  for (const role of [...terms.map(([term]) => term), result]) {
    const players = [...roles].filter(([, of]) => of.includes(role)).map(([column]) => column);
    casts = casts.flatMap((cast) =>
      players
        .filter((column) => ![...cast.values()].includes(column))
        .map((column): Cast => new Map([...cast, [role, column]])),
    );
  }
  // Of unknown headers at most one: two unknowns prove nothing of each other.
  return casts.filter((cast) => [...cast.values()].filter(({ sense }) => sense === null).length <= 1);
}

function closes(relation: Relation, cast: Cast, amounts: ReadonlyMap<Candidate, Amounts>): boolean {
  const { telling, share } = closingShare(relation, cast, amounts);
  return telling >= TELLING_ROWS_MIN && share >= CLOSES_FROM;
}

interface Closing {
  readonly telling: number;
  /** Of the rows that have any of the parts. */
  readonly share: number;
}

function closingShare(
  { terms, result }: Relation,
  cast: Cast,
  amounts: ReadonlyMap<Candidate, Amounts>,
): Closing {
  const at = (role: Role): Amounts => {
    const column = cast.get(role);
    return (column && amounts.get(column)) ?? [];
  };
  const parts = terms.map(([role, sign]) => ({ sign, values: at(role) }));
  const results = at(result);
  const tolerance = CENT * BigInt(largestUnit(cast));
  let telling = 0;
  let all = 0;
  let closed = 0;
  for (const [row, stated] of results.entries()) {
    const values = parts.map(({ values: of }) => of[row] ?? null);
    if (stated === null && values.every((value) => value === null)) continue;
    const sum = parts.reduce((total, { sign }, index) => total + sign * (values[index] ?? 0n), 0n);
    all += 1;
    if (!near(sum, stated ?? 0n, tolerance)) continue;
    closed += 1;
    // An opening may be zero everywhere in a young ledger; what moves must not.
    if (values.filter((value) => value !== null && value !== 0n).length >= 2) telling += 1;
  }
  return { telling, share: all === 0 ? 0 : closed / all };
}

function largestUnit(cast: Cast): number {
  return Math.max(...[...cast.values()].map(({ head }) => head.unit ?? 1));
}

/** A column gets the part it plays in every way that closes; in two ways with different parts it gets none. */
function settle(casts: readonly Cast[]): void {
  const parts = new Map<Candidate, Set<Role>>();
  for (const [role, column] of casts.flatMap((cast) => [...cast]))
    parts.set(column, (parts.get(column) ?? new Set()).add(role));
  for (const [column, of] of parts) {
    const [role] = of;
    if (of.size !== 1 || role === undefined) continue;
    column.evidence.add('arithmetic.closes');
    if (column.ambiguity !== null || column.sense === null) column.sense = senseOf(role);
  }
}

/** All parts are surely named, and they do not add up: somebody should look. */
function doubt(relation: Relation, cast: Cast, roles: Roles, amounts: ReadonlyMap<Candidate, Amounts>): void {
  const columns = [...cast.values()];
  const named = columns.every(({ ambiguity, sense }) => ambiguity === null && sense !== null);
  // An amount less what was paid of it is owed only where nothing else moves it.
  const others = [...roles].some(([column]) => !cast.has('opening') && isMovement(column, cast));
  // A unit said over one column alone may be meant for its neighbours, which then add up after all.
  const units = new Set(columns.map(({ head }) => head.unit));
  if (!named || others || (units.size > 1 && units.has(null))) return;
  const { share } = closingShare(relation, cast, amounts);
  const rows = Math.max(...columns.map((column) => amounts.get(column)?.length ?? 0));
  if (rows < PARTS_MIN || share >= CONTRADICTS_BELOW) return;
  for (const column of columns) column.evidence.add('arithmetic.contradicts');
}

function isMovement(column: Candidate, cast: Cast): boolean {
  const { sense, head } = column;
  if (sense === 'opening.amount' || sense === 'creditNote.amount') return true;
  // 借方, 贷方 and 余额 of a statement run from row to row.
  return [...cast.values()].includes(column) && /借方|贷方|debit|credit/i.test(head.header);
}

/** 含税金额 + 税额 = 金额: the names say the opposite of the amounts. */
function closesTurnedRound(roles: Roles, amounts: ReadonlyMap<Candidate, Amounts>): boolean {
  const tax = [...roles].find(([, of]) => of.includes('tax'))?.[0];
  const gross = [...roles].filter(
    ([{ head }, of]) => of.includes('gross') && /含税|价税合计/.test(head.header),
  );
  if (tax === undefined) return false;
  for (const [named] of gross) {
    for (const [other] of roles) {
      if (other === named || other === tax) continue;
      const cast: Cast = new Map<Role, Candidate>([
        ['net', named],
        ['tax', tax],
        ['gross', other],
      ]);
      if (!closes(TAXED, cast, amounts)) continue;
      for (const column of [named, other]) column.evidence.add('arithmetic.contradicts');
      return true;
    }
  }
  return false;
}

/** All buckets together are the balance. */
function settleBuckets(roles: Roles, amounts: ReadonlyMap<Candidate, Amounts>): void {
  const buckets = [...roles].filter(([, of]) => of.includes('bucket')).map(([column]) => column);
  if (buckets.length < 2) return;
  const totals = [...roles].filter(([, of]) => of.includes('closing')).map(([column]) => column);
  const closing = totals.filter((total) => {
    const sums = (amounts.get(total) ?? []).map((stated, row) => {
      const values = buckets.map((bucket) => amounts.get(bucket)?.[row] ?? null);
      const sum = values.reduce<bigint>((left, value) => left + (value ?? 0n), 0n);
      return {
        agrees: near(sum, stated ?? 0n, CENT),
        telling: sum !== 0n,
        blank: stated === null && sum === 0n,
      };
    });
    return agree(sums.filter(({ blank }) => !blank));
  });
  for (const column of closing.length === 1 ? [...closing, ...buckets] : [])
    column.evidence.add('arithmetic.closes');
  const [total] = closing;
  if (closing.length === 1 && total && (total.ambiguity !== null || total.sense === null))
    total.sense = 'balance.amount';
  const [named] = totals.filter(({ ambiguity, sense }) => ambiguity === null && sense !== null);
  if (closing.length === 0 && totals.length === 1) named?.evidence.add('arithmetic.contradicts');
}

function near(a: bigint, b: bigint, tolerance: bigint): boolean {
  return a - b <= tolerance && b - a <= tolerance;
}

function agree(rows: readonly { readonly agrees: boolean; readonly telling: boolean }[]): boolean {
  const agreeing = rows.filter(({ agrees }) => agrees);
  return (
    agreeing.filter(({ telling }) => telling).length >= TELLING_ROWS_MIN &&
    agreeing.length >= rows.length * CLOSES_FROM
  );
}

/** Rates of the value-added tax that invoices show or showed, in per cent. */
const TAX_RATES = [13n, 9n, 6n, 3n, 1n, 5n, 16n, 17n, 10n, 11n];

/** An amount beside its tax and no sum of both: the rate tells whether the tax is in it. */
function settleTaxAlone(
  columns: readonly Candidate[],
  roles: Roles,
  amounts: ReadonlyMap<Candidate, Amounts>,
): void {
  const tax = columns.find((column) => roles.get(column)?.includes('tax'));
  const open = columns.filter(
    ({ ambiguity, evidence }) =>
      (ambiguity === 'amount' || ambiguity === 'receivable') && !evidence.has('arithmetic.closes'),
  );
  const [amount] = open;
  if (tax === undefined || amount === undefined || open.length > 1) return;
  if (columns.some((column) => column !== amount && column.sense === 'invoice.amount')) return;
  const rows = (amounts.get(amount) ?? []).flatMap((value, row) => {
    const taxed = amounts.get(tax)?.[row] ?? null;
    return value === null || value === 0n || taxed === null || taxed === 0n ? [] : [{ value, taxed }];
  });
  const holds = (base: (rate: bigint) => bigint): boolean =>
    agree(
      rows.map(({ value, taxed }) => ({
        agrees: TAX_RATES.some((rate) => near(taxed * base(rate), value * rate, CENT * base(rate))),
        telling: true,
      })),
    );
  if (holds(() => 100n)) amount.evidence.add('tax.excluded');
  else if (holds((rate) => 100n + rate)) {
    amount.evidence.add('arithmetic.closes');
    amount.sense = 'invoice.amount';
  }
}

/** Price × quantity is the amount of the line. */
function settleProducts(roles: Roles, amounts: ReadonlyMap<Candidate, Amounts>): void {
  const find = (role: Role): Candidate | undefined => [...roles].find(([, of]) => of.includes(role))?.[0];
  const price = find('price');
  const quantity = find('quantity');
  if (price === undefined || quantity === undefined) return;
  const MILLIONTHS = 1_000_000n;
  for (const [column, of] of roles) {
    if (!of.includes('gross') && !of.includes('net')) continue;
    const rows = (amounts.get(column) ?? []).flatMap((stated, row) => {
      const each = amounts.get(price)?.[row] ?? null;
      const count = amounts.get(quantity)?.[row] ?? null;
      if (stated === null || each === null || count === null) return [];
      return [{ agrees: near((each * count) / MILLIONTHS, stated, CENT), telling: stated !== 0n }];
    });
    if (!agree(rows)) continue;
    for (const part of [column, price, quantity]) part.evidence.add('arithmetic.closes');
    if (column.sense === null) column.sense = 'amount';
  }
}
