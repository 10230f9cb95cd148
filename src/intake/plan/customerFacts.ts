/** What is known of a customer from all its rows: the first to say something is believed. */
import type { CustomerFacts } from '../rows/records';

/** Whether a document's row says of its customer what is not known yet. */
export function teaches(known: CustomerFacts, { taxId, salesperson, region }: CustomerFacts): boolean {
  return (
    (known.taxId === '' && taxId !== '') ||
    (known.salesperson === '' && salesperson !== '') ||
    (known.region === '' && region !== '')
  );
}

export function merged(known: CustomerFacts, more: CustomerFacts): CustomerFacts {
  return {
    taxId: known.taxId || more.taxId,
    status: known.status || more.status,
    termText: known.termText || more.termText,
    salesperson: known.salesperson || more.salesperson,
    region: known.region || more.region,
    note: known.note || more.note,
  };
}
