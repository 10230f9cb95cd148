import { standingCustomers } from './standingCustomers';
import { ledgerOf } from './tablesForTests';

const CUSTOMERS = [
  { id: 'K1', name: '甲公司' },
  { id: 'K2', name: '乙公司' },
];
const standing = (...facts: readonly { customerId: string; fact: string; value: string }[]) =>
  standingCustomers(ledgerOf({ customers: CUSTOMERS, facts })).map(({ id }) => id);

test('a customer whose number is a former name of another stands for nobody', () => {
  expect(standing()).toEqual(['K1', 'K2']);
  expect(standing({ customerId: 'K1', fact: '曾用名', value: 'K2' })).toEqual(['K1']);
});

test.each([
  ['a name', { customerId: 'K1', fact: '曾用名', value: '乙公司' }],
  ['its own number', { customerId: 'K2', fact: '曾用名', value: 'K2' }],
  ['a number given to a customer that is not there', { customerId: 'K9', fact: '曾用名', value: 'K2' }],
  ['a number it is said not to be', { customerId: 'K1', fact: '不是同一客户', value: 'K2' }],
])('%s takes nobody away', (_, fact) => {
  expect(standing(fact)).toEqual(['K1', 'K2']);
});
