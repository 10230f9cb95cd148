/**
 * Provision for bad debts (坏账准备), simplified approach of CAS 22 (domain: Class and provision): customers and documents
 * assessed singly first; the rest by portfolio, each with loss rates from its own migration.
 */
import type { Day } from '../../ledger/day';
import { decimalsOf, roundMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { CustomerId, DocumentDetails, LedgerDocument } from '../../ledger/records';
import { AGE_BANDS, type AgeBand } from '../../ledger/tables';
import { ageBandOf } from '../ageing/ageBands';
import { debitsOf } from '../portfolio/accountState';
import { inBase, sumKnown, type ToBase } from '../portfolio/inBase';
import type { Known, WhyCode } from '../report';
import { claimOf, openOn, type Entry } from '../settlement/entry';
import { fromUnits } from '../settlement/units';
import type { NotePart } from './commercialNotes';
import {
  lossRates,
  meanMigrationRates,
  provisionAmounts,
  type LossRate,
  type MigrationRate,
} from './lossRates';
import { migrationYears, type MigratingAccount, type MigrationYear, type NotedAccount } from './migration';

/** 账龄 · 关联方 · 质保金 · 商承, kept apart. */
export const PORTFOLIOS = ['ageing', 'relatedParty', 'retention', 'commercialNote'] as const;
export type Portfolio = (typeof PORTFOLIOS)[number];

export interface ProvisionCustomer {
  readonly id: CustomerId;
  readonly relatedParty: boolean;
  /** 单项计提 of all it owes; without a rate it is assessed with its portfolio, but for documents with a rate of their own. */
  readonly single: SingleAssessment;
  readonly accounts: readonly NotedAccount[];
  readonly commercialNotes: readonly NotePart[];
  /** Why its amounts cannot be known. */
  readonly unknown: WhyCode | null;
}

export interface ProvisionStandards {
  /** `standards.lossRate`: share by age band, for bands without history. */
  readonly lossRate: ReadonlyMap<string, Money>;
  readonly forwardFactor: Money;
  readonly currency: Currency;
}

/** As a row of 客户 or 往来 says it. */
export type SingleAssessment = Pick<DocumentDetails, 'singleRate' | 'singleReason' | 'singleEvidence'>;

export interface SingleProvision {
  readonly customer: CustomerId;
  /** The document assessed by itself; null: all the customer owes. */
  readonly document: Pick<LedgerDocument, 'at' | 'number'> | null;
  readonly reason: string;
  /** What shows it; '' when nothing is said. */
  readonly evidence: string;
  readonly rate: Money;
  readonly base: Known<Money>;
  readonly amount: Known<Money>;
}

export interface ProvisionLine extends LossRate {
  readonly band: AgeBand;
  readonly base: Known<Money>;
  readonly migration: MigrationRate;
  /** Rounded; the lines add up to the portfolio's amount. */
  readonly amount: Known<Money>;
}

export interface PortfolioProvision {
  readonly portfolio: Portfolio;
  readonly lines: readonly ProvisionLine[];
  /** Latest first; of a commercial note those of the 账龄 portfolio, since a note keeps the age of what it settled. */
  readonly years: readonly MigrationYear[];
  readonly base: Known<Money>;
  readonly amount: Known<Money>;
  readonly why: ProvisionWhy | null;
}

export type ProvisionWhy = WhyCode | 'lossRate.missing';

export interface Provision {
  readonly singles: readonly SingleProvision[];
  readonly portfolios: readonly PortfolioProvision[];
  /** In base currency; null when one part is unknown. */
  readonly base: Known<Money>;
  readonly amount: Known<Money>;
  readonly why: ProvisionWhy | null;
}

/** Everything in base currency at the asOf rate. Credit balances are left out: bases are what debits have open. */
export function provisionOf(
  customers: readonly ProvisionCustomer[],
  standards: ProvisionStandards,
  asOf: Day,
  toBase: ToBase,
): Provision {
  const single = customers.filter((customer) => customer.single.singleRate !== null);
  const together = customers.filter((customer) => customer.single.singleRate === null);
  const singles = [
    ...single.map((customer) => singleCustomer(customer, standards.currency, asOf, toBase)),
    ...together.flatMap((customer) => singleDocuments(customer, standards.currency, asOf, toBase)),
  ];
  const portfolios = PORTFOLIOS.map((portfolio) =>
    portfolioProvision(portfolio, together, standards, asOf, toBase),
  );
  const singleWhy = single.find(({ unknown }) => unknown !== null)?.unknown ?? null;
  const amount = sumKnown([...singles, ...portfolios].map((part) => part.amount));
  const why = singleWhy ?? portfolios.find((part) => part.why !== null)?.why ?? 'rate.missing';
  return {
    singles,
    portfolios,
    base: sumKnown([...singles, ...portfolios].map((part) => part.base)),
    amount,
    why: amount === null ? why : null,
  };
}

function singleCustomer(
  customer: ProvisionCustomer,
  currency: Currency,
  asOf: Day,
  toBase: ToBase,
): SingleProvision {
  const accounts = customer.accounts.map((settled) => ({ settled, debits: debitsOf(settled) }));
  const bases = basesByBand(accounts, customer.commercialNotes, asOf, toBase);
  const base = customer.unknown === null ? sumKnown(bases) : null;
  return { customer: customer.id, document: null, ...assessed(customer.single, base, currency) };
}

/** Of the documents with a rate of their own that have something open, in the order of accounts and rows. */
function singleDocuments(
  { id, accounts, unknown }: ProvisionCustomer,
  currency: Currency,
  asOf: Day,
  toBase: ToBase,
): SingleProvision[] {
  return accounts.flatMap((settled) => {
    const open = new Map<LedgerDocument, bigint>();
    for (const debit of debitsOf(settled)) {
      const { document } = claimOf(debit);
      const units = openOn(debit, asOf);
      if (document.details.singleRate === null || units === 0n) continue;
      open.set(document, (open.get(document) ?? 0n) + units);
    }
    return [...open].map(([document, units]) => {
      const own = inBase(fromUnits(units, settled.scale), settled.account.currency, toBase);
      const base = unknown === null ? own : null;
      return { customer: id, document, ...assessed(document.details, base, currency) };
    });
  });
}

function assessed(
  { singleRate, singleReason, singleEvidence }: SingleAssessment,
  base: Known<Money>,
  currency: Currency,
): Omit<SingleProvision, 'customer' | 'document'> {
  const rate = singleRate ?? ZERO;
  const amount = base === null ? null : roundMoney(base.times(rate), currency);
  return { reason: singleReason, evidence: singleEvidence, rate, base, amount };
}

function isSingle(debit: Entry): boolean {
  return claimOf(debit).document.details.singleRate !== null;
}

/** A related party's claims stay together, its retention included: what decides is who owes. */
export function portfolioOf(relatedParty: boolean, debit: Pick<Entry, 'retention'>): Portfolio {
  if (relatedParty) return 'relatedParty';
  return debit.retention ? 'retention' : 'ageing';
}

function accountsOf(portfolio: Portfolio, customers: readonly ProvisionCustomer[]): MigratingAccount[] {
  return customers
    .flatMap(({ relatedParty, accounts }) =>
      accounts.map((settled) => ({
        settled,
        debits: debitsOf(settled).filter(
          (debit) => portfolioOf(relatedParty, debit) === portfolio && !isSingle(debit),
        ),
      })),
    )
    .filter(({ debits }) => debits.length > 0);
}

function notesOf(portfolio: Portfolio, customers: readonly ProvisionCustomer[]): NotePart[] {
  return customers.flatMap(({ relatedParty, commercialNotes }) =>
    (relatedParty ? 'relatedParty' : 'commercialNote') === portfolio ? commercialNotes : [],
  );
}

function portfolioProvision(
  portfolio: Portfolio,
  customers: readonly ProvisionCustomer[],
  standards: ProvisionStandards,
  asOf: Day,
  toBase: ToBase,
): PortfolioProvision {
  const unknown = customers.find((customer) => customer.unknown !== null)?.unknown ?? null;
  const accounts = accountsOf(portfolio, customers);
  const migrating = portfolio === 'commercialNote' ? accountsOf('ageing', customers) : accounts;
  const years = unknown === null ? migrationYears(migrating, asOf, toBase) : [];
  const migration = meanMigrationRates(
    years.flatMap(({ bands }) => (bands === null ? [] : [bands])),
    AGE_BANDS.length,
  );
  const rates = lossRates(
    migration.map(({ rate }) => rate),
    AGE_BANDS.map((band) => standards.lossRate.get(band) ?? null),
  );
  const bases = basesByBand(accounts, notesOf(portfolio, customers), asOf, toBase).map((base) =>
    unknown === null ? base : null,
  );
  const amounts = amountsOf(bases, rates, standards);
  return {
    portfolio,
    lines: AGE_BANDS.map((band, index): ProvisionLine => ({
      band,
      base: bases[index] ?? null,
      migration: migration[index] ?? { rate: null, years: 0 },
      ...(rates[index] ?? { rate: null, from: 'policy' }),
      amount: amounts?.bands[index] ?? null,
    })),
    years,
    base: sumKnown(bases),
    amount: amounts?.total ?? null,
    why:
      amounts === null ? (unknown ?? (sumKnown(bases) === null ? 'rate.missing' : 'lossRate.missing')) : null,
  };
}

/** A band without a loss rate is only unknown when there is something in it. */
function amountsOf(
  bases: readonly Known<Money>[],
  rates: readonly LossRate[],
  { forwardFactor, currency }: ProvisionStandards,
): { bands: readonly Money[]; total: Money } | null {
  const bands: { base: Money; rate: Money }[] = [];
  for (const [index, base] of bases.entries()) {
    const rate = rates[index]?.rate ?? (base?.isZero() === true ? ZERO : null);
    if (base === null || rate === null) return null;
    bands.push({ base, rate });
  }
  return provisionAmounts(bands, forwardFactor, decimalsOf(currency));
}

function basesByBand(
  accounts: readonly MigratingAccount[],
  notes: readonly NotePart[],
  asOf: Day,
  toBase: ToBase,
): Known<Money>[] {
  const parts: { band: number; amount: Known<Money> }[] = notes.map(({ currency, amount, date }) => ({
    band: bandAt(date, asOf),
    amount: inBase(amount, currency, toBase),
  }));
  for (const { settled, debits } of accounts) {
    const units = AGE_BANDS.map(() => 0n);
    for (const debit of debits) {
      const band = bandAt(debit.date, asOf);
      units[band] = (units[band] ?? 0n) + openOn(debit, asOf);
    }
    for (const [band, sum] of units.entries()) {
      parts.push({ band, amount: inBase(fromUnits(sum, settled.scale), settled.account.currency, toBase) });
    }
  }
  return AGE_BANDS.map((_, index) =>
    sumKnown(parts.filter(({ band }) => band === index).map(({ amount }) => amount)),
  );
}

function bandAt(date: Day, asOf: Day): number {
  return AGE_BANDS.indexOf(ageBandOf(date, asOf));
}
