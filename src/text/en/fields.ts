import type { Translated } from '../shape';
import type { fields as reference } from '../zh/fields';

export const fields = {
  'customer.id': 'Customer ID',
  'customer.name': 'Customer name',
  'customer.taxId': 'Tax ID',
  'customer.terms': 'Terms',
  'customer.status': 'Customer status',
  'customer.salesperson': 'Salesperson',
  'customer.region': 'Region',
  'customer.note': 'Note',
  'limit.amount': 'Credit limit',
  'limit.kind': 'Limit kind',
  'limit.from': 'Limit from',
  'limit.to': 'Limit to',
  'invoice.number': 'Invoice number',
  'invoice.date': 'Invoice date',
  'invoice.due': 'Due date',
  'invoice.amount': 'Invoice amount',
  'invoice.settled': 'Settled on',
  'receipt.number': 'Receipt number',
  'receipt.date': 'Receipt date',
  'receipt.amount': 'Receipt amount',
  'opening.amount': 'Opening balance',
  'opening.date': 'Opening date',
  'document.kind': 'Kind of document',
  currency: 'Currency',
} as const satisfies Translated<typeof reference>;
