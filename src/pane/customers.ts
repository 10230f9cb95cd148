/** Customers as the list shows them: searched and ordered; an unknown figure stands last, never as zero. */
import type { CustomerFigures } from '../commands';
import type { Money } from '../ledger/money';
import type { Language } from '../ledger/tables';
import { matcher } from './search';

export const CUSTOMER_ORDERS = ['utilisation', 'overdue', 'exposure', 'name'] as const;
export type CustomerOrder = (typeof CUSTOMER_ORDERS)[number];

export function filterCustomers(customers: readonly CustomerFigures[], search: string): CustomerFigures[] {
  const found = matcher(search);
  return customers.filter(({ id, name }) => found([id, name]));
}

export function orderCustomers(
  customers: readonly CustomerFigures[],
  order: CustomerOrder,
  language: Language,
): CustomerFigures[] {
  const collator = new Intl.Collator(language === 'zh-CN' ? 'zh-CN-u-co-pinyin' : language, {
    numeric: true,
  });
  const byName = (a: CustomerFigures, b: CustomerFigures): number =>
    collator.compare(a.name, b.name) || collator.compare(a.id, b.id);
  if (order === 'name') return [...customers].sort(byName);
  return [...customers].sort((a, b) => descending(a[order], b[order]) || byName(a, b));
}

function descending(a: Money | null, b: Money | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b.cmp(a);
}

/** Over the limit: exposure above what is effective. Unknown figures do not count either way. */
export function isOverLimit({ exposure, effective }: CustomerFigures): boolean {
  return exposure !== null && effective !== null && exposure.gt(effective);
}
