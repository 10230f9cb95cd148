/** Orders and deliveries: what exposure holds before there is an invoice. */
import { addDays } from '../../ledger/day';
import type { Extra } from './profile';
import type { Case, Draft, Special } from './types';

/** One order delivered and invoiced in parts, one not begun, one delivered long ago and never invoiced. */
function orders({ account, today, next }: Case): Draft[] {
  const of = (part: number): number => Math.round(account.nominal * part);
  const on = (days: number) => addDays(today, -days);
  return [
    { kind: 'order', number: 'DD-2601', order: 'DD-2601', date: on(40), amount: of(0.25) },
    { kind: 'delivery', number: 'FH-2601', order: 'DD-2601', date: on(20), amount: of(0.15) },
    {
      kind: 'invoice',
      number: next(),
      order: 'DD-2601',
      date: on(12),
      due: addDays(on(12), account.term.days),
      amount: of(0.1),
    },
    { kind: 'order', number: 'DD-2602', order: 'DD-2602', date: on(70), amount: of(0.06) },
    { kind: 'delivery', number: 'FH-2602', order: 'DD-2602', date: on(45), amount: of(0.06) },
    { kind: 'order', number: 'DD-2603', order: 'DD-2603', date: on(6), amount: of(0.1) },
  ];
}

/** A project paid 3-3-3-1, its third share late, with the money kept back from an earlier one. */
function project({ account, today, next }: Case): Draft[] {
  const on = (days: number) => addDays(today, -days);
  const total = Math.round((account.nominal * 0.5) / 1000) * 1000;
  const order = 'XM-2501';
  const invoice = next();
  return [
    { kind: 'order', number: order, order, date: on(150), amount: total },
    { kind: 'prepayment', order, date: on(148), amount: total * 0.3 },
    { kind: 'delivery', number: 'FH-XM-01', order, date: on(80), amount: total },
    { kind: 'invoice', number: invoice, order, date: on(75), amount: total, acceptedOn: on(26) },
    { kind: 'receipt', date: on(72), amount: total * 0.3, settles: invoice },
    {
      kind: 'retention',
      number: 'ZB-2401',
      date: on(300),
      due: addDays(today, 65),
      amount: Math.round(account.nominal * 0.04),
    },
  ];
}

export const ORDER_SPECIALS = {
  orders,
  project,
  unlinkedDelivery: ({ account, today }) => [
    {
      kind: 'delivery',
      number: 'FH-2619',
      date: addDays(today, -10),
      amount: Math.round(account.nominal * 0.05),
    },
  ],
} as const satisfies Partial<Record<Extra, Special>>;
