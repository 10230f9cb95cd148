/** Ageing of the whole portfolio on both clocks, in base currency (domain: Ageing). */
import type { Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { AGE_BANDS, BUCKETS, type AgeBand, type Bucket } from '../../ledger/tables';
import { ageBandOf } from '../ageing/ageBands';
import type { Known, WhyCode } from '../report';
import { agedOn, type LoggedAccount } from './accountState';
import { sumKnown } from './inBase';
import { accountInBase, whyUnknownOn, type BaseContext, type Member } from './members';

export interface PortfolioAgeing {
  /** From the due date. */
  readonly buckets: Readonly<Record<Bucket, Known<Money>>>;
  /** From the date of the claim; adds up to the same sum. */
  readonly bands: Readonly<Record<AgeBand, Known<Money>>>;
  readonly why: WhyCode | null;
}

/** Both without retention not due and gross of unapplied credit. */
export function portfolioAgeing(members: readonly Member[], { asOf, toBase }: BaseContext): PortfolioAgeing {
  const why = whyUnknownOn(members, asOf);
  const aged = members.flatMap(({ accounts }) =>
    accounts.map((account) => ({ account, units: unitsOf(account, asOf) })),
  );
  const sums = <Key extends string>(
    keys: readonly Key[],
    clock: 'buckets' | 'bands',
  ): Record<Key, Known<Money>> =>
    Object.fromEntries(
      keys.map((key) => [
        key,
        why === null
          ? sumKnown(
              aged.map(({ account, units }) => accountInBase(units[clock].get(key) ?? 0n, account, toBase)),
            )
          : null,
      ]),
    ) as Record<Key, Known<Money>>;
  const buckets = sums(BUCKETS, 'buckets');
  const bands = sums(AGE_BANDS, 'bands');
  const missing = Object.values<Known<Money>>(bands).some((amount) => amount === null);
  return { buckets, bands, why: why ?? (missing ? 'rate.missing' : null) };
}

interface AgedUnits {
  readonly buckets: ReadonlyMap<string, bigint>;
  readonly bands: ReadonlyMap<string, bigint>;
}

function unitsOf(account: LoggedAccount, asOf: Day): AgedUnits {
  const buckets = new Map<string, bigint>();
  const bands = new Map<string, bigint>();
  for (const { entry, bucket } of agedOn(account, asOf).entries) {
    if (bucket === null || entry.open === 0n) continue;
    add(buckets, bucket, entry.open);
    add(bands, ageBandOf(entry.date, asOf), entry.open);
  }
  return { buckets, bands };
}

function add(sums: Map<string, bigint>, key: string, units: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + units);
}
