/** What the 客户 table says beyond the account, for tests: what a test does not say is blank. */
import { ledgerOf } from '../../ledger/tablesForTests';
import type { Customer, CustomerProfile } from '../../ledger/records';

export function customerForTests(some: Partial<Customer> = {}): Customer {
  const [customer] = ledgerOf({ customers: [{ id: 'C1', name: '甲' }] }).customers;
  if (!customer) throw new RangeError('no customer');
  return { ...customer, ...some };
}

export function profileForTests(some: Partial<CustomerProfile>): CustomerProfile {
  return { ...customerForTests().profile, ...some };
}
