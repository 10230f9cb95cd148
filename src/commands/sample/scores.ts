/** Rows of 评分: what earlier scores said of a few customers, so that there is something to compare with. */
import { addDays, serialOf, type Day } from '../../ledger/day';
import { CARD, type Grade, type Language } from '../../ledger/tables';
import type { Account, Row } from './types';

interface Past {
  /** The first customer of this profile. */
  readonly profile: string;
  readonly scores: readonly { readonly daysAgo: number; readonly score: number; readonly grade: Grade }[];
}

/** One that rose, one that fell, one nobody scored again. */
const PASTS: readonly Past[] = [
  {
    profile: 'sound',
    scores: [
      { daysAgo: 380, score: 76.4, grade: 'A' },
      { daysAgo: 170, score: 82.15, grade: 'AA' },
    ],
  },
  {
    profile: 'worsening',
    scores: [
      { daysAgo: 205, score: 81.3, grade: 'AA' },
      { daysAgo: 25, score: 62.75, grade: 'BBB' },
    ],
  },
  { profile: 'slow', scores: [{ daysAgo: 240, score: 71.2, grade: 'A' }] },
];
const COVERAGE = 0.96;
const BAND = 2;

export function scoreRows(accounts: readonly Account[], language: Language, today: Day): Row[] {
  return PASTS.flatMap(({ profile, scores }) => {
    const account = accounts.find((each) => each.profile.name === profile);
    if (!account) throw new RangeError(`the sample has no customer of the profile ${profile}`);
    return scores.map(({ daysAgo, score, grade }) => ({
      asOf: serialOf(addDays(today, -daysAgo)),
      customerId: account.id,
      customerName: account.name[language],
      card: CARD.standard[language],
      version: 1,
      score,
      coverage: COVERAGE,
      worst: score - BAND,
      best: score + BAND,
      grade,
    }));
  }).sort((a, b) => a.asOf - b.asOf);
}
