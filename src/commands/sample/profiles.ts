/** What each sample customer is there to show. Shares and days are relative to its limit and to the day of creation. */
import type { LimitKind, LimitMode } from '../../ledger/tables';

export interface SampleLimit {
  readonly kind: LimitKind;
  readonly mode?: LimitMode;
  /** Of the customer's nominal limit; null = left blank, 0 = no credit. */
  readonly share: number | null;
  readonly unlimited?: boolean;
  readonly percent?: number;
  /** Days before and after the day of creation; null = blank. */
  readonly from: number | null;
  readonly to: number | null;
  readonly approved?: number;
}

export interface Profile {
  readonly name: string;
  readonly count: number;
  readonly limits: readonly SampleLimit[];
  /** Open invoices: share of the nominal limit each, and days late (negative: not yet due). */
  readonly open: readonly { readonly share: number; readonly late: readonly [number, number] }[];
  /** How late settled invoices were paid, in days. */
  readonly paid: readonly [number, number];
  readonly extra?:
    | 'unapplied'
    | 'duplicate'
    | 'unlinked'
    | 'opening'
    | 'openingOverlap'
    | 'termless'
    | 'creditNote'
    | 'refund'
    | 'frozen';
}

const standing: SampleLimit = { kind: 'base', share: 1, from: -200, to: 165 };
const notDue = (share: number) => ({ share, late: [-28, -2] as const });
const late = (share: number, from: number, to: number) => ({ share, late: [from, to] as const });

export const PROFILES: readonly Profile[] = [
  {
    name: 'sound',
    count: 14,
    limits: [standing],
    open: [notDue(0.2), notDue(0.15), notDue(0.1)],
    paid: [-5, 4],
  },
  { name: 'prompt', count: 8, limits: [standing], open: [notDue(0.3)], paid: [-12, 0], extra: 'creditNote' },
  { name: 'near', count: 4, limits: [standing], open: [notDue(0.45), notDue(0.38)], paid: [-3, 6] },
  { name: 'veryNear', count: 3, limits: [standing], open: [notDue(0.5), notDue(0.44)], paid: [-3, 6] },
  { name: 'over', count: 3, limits: [standing], open: [notDue(0.7), notDue(0.55)], paid: [0, 9] },
  {
    name: 'overAndLate',
    count: 2,
    limits: [standing],
    open: [notDue(0.6), late(0.62, 35, 75)],
    paid: [5, 30],
  },
  { name: 'slow', count: 4, limits: [standing], open: [notDue(0.3), late(0.05, 5, 25)], paid: [3, 20] },
  { name: 'late', count: 3, limits: [standing], open: [notDue(0.35), late(0.1, 35, 80)], paid: [8, 35] },
  {
    name: 'veryLate',
    count: 2,
    limits: [standing],
    open: [late(0.25, 95, 160), late(0.15, 200, 320)],
    paid: [20, 60],
  },
  { name: 'grace', count: 1, limits: [standing], open: [notDue(0.3), late(0.02, 2, 3)], paid: [0, 3] },
  { name: 'unset', count: 1, limits: [], open: [notDue(0.3)], paid: [-2, 5] },
  { name: 'blank', count: 1, limits: [{ ...standing, share: null }], open: [notDue(0.2)], paid: [-2, 5] },
  { name: 'zero', count: 1, limits: [{ ...standing, share: 0 }], open: [notDue(0.12)], paid: [-2, 2] },
  {
    name: 'unlimited',
    count: 1,
    limits: [{ ...standing, share: null, unlimited: true }],
    open: [notDue(1.8)],
    paid: [-8, 0],
  },
  {
    name: 'expired',
    count: 1,
    limits: [{ ...standing, from: -400, to: -12 }],
    open: [notDue(0.4)],
    paid: [-2, 6],
  },
  {
    name: 'expiring',
    count: 2,
    limits: [{ ...standing, from: -345, to: 18 }],
    open: [notDue(0.4)],
    paid: [-2, 6],
  },
  { name: 'openEnded', count: 1, limits: [{ ...standing, to: null }], open: [notDue(0.35)], paid: [-2, 6] },
  {
    name: 'overlap',
    count: 1,
    limits: [
      { ...standing, share: 0.8, approved: -200 },
      { ...standing, share: 1, from: -40, approved: -41 },
    ],
    open: [notDue(0.45)],
    paid: [-2, 6],
  },
  {
    name: 'temporaryAdds',
    count: 1,
    limits: [standing, { kind: 'temporary', mode: 'adds', share: 0.4, from: -20, to: 40 }],
    open: [notDue(0.65), notDue(0.5)],
    paid: [-2, 6],
  },
  {
    name: 'temporaryLapsed',
    count: 1,
    limits: [standing, { kind: 'temporary', mode: 'replaces', share: 1.5, from: -90, to: -10 }],
    open: [notDue(0.75), notDue(0.5)],
    paid: [-2, 8],
  },
  {
    name: 'lowered',
    count: 1,
    limits: [{ ...standing, from: -6, approved: -6 }],
    open: [late(0.4, -20, -12), notDue(0.8)],
    paid: [-2, 8],
  },
  {
    name: 'guaranteed',
    count: 1,
    limits: [standing, { kind: 'guarantee', share: 0.5, percent: 0.5, from: -100, to: 265 }],
    open: [notDue(0.6), notDue(0.45)],
    paid: [-2, 6],
  },
  { name: 'unapplied', count: 1, limits: [standing], open: [], paid: [-5, 2], extra: 'unapplied' },
  { name: 'duplicate', count: 1, limits: [standing], open: [notDue(0.2)], paid: [-5, 2], extra: 'duplicate' },
  { name: 'unlinked', count: 1, limits: [standing], open: [notDue(0.3)], paid: [-5, 2], extra: 'unlinked' },
  { name: 'opening', count: 1, limits: [standing], open: [notDue(0.25)], paid: [-5, 2], extra: 'opening' },
  {
    name: 'openingOverlap',
    count: 1,
    limits: [standing],
    open: [notDue(0.25)],
    paid: [-5, 2],
    extra: 'openingOverlap',
  },
  { name: 'termless', count: 1, limits: [standing], open: [notDue(0.2)], paid: [-5, 2], extra: 'termless' },
  { name: 'refunded', count: 1, limits: [standing], open: [notDue(0.3)], paid: [-5, 2], extra: 'refund' },
  {
    name: 'frozen',
    count: 1,
    limits: [standing],
    open: [late(0.3, 100, 150)],
    paid: [20, 50],
    extra: 'frozen',
  },
];
