import { ledgerOf } from '../ledger/tablesForTests';
import { customerNamed } from './customerNamed';

const ledger = ledgerOf({
  customers: [
    { id: 'C001', name: '青溪建材有限公司' },
    { id: 'C010', name: '青溪五金（东区）有限公司' },
    { id: 'C200', name: '望川食品' },
    { id: 'D1', name: 'D1' },
  ],
});

const found = (text: string): string | null => {
  const result = customerNamed(ledger, text);
  return result.ok ? result.value.id : null;
};
const near = (text: string): string | undefined => {
  const result = customerNamed(ledger, text);
  return result.ok ? 'found' : result.problem.figures?.['near'];
};

test.each([
  ['C001', 'C001'],
  [' c001 ', 'C001'],
  ['望川食品', 'C200'],
  ['青溪五金(东区)有限公司', 'C010'],
])('%s is %s', (text, id) => {
  expect(found(text)).toBe(id);
});

test.each([
  ['C002', 'C001 青溪建材有限公司'],
  ['C01', 'C001 青溪建材有限公司, C010 青溪五金（东区）有限公司'],
  ['C0010', 'C001 青溪建材有限公司, C010 青溪五金（东区）有限公司'],
  ['青溪', 'C001 青溪建材有限公司, C010 青溪五金（东区）有限公司'],
  ['望川食品贸易公司', 'C200 望川食品'],
  ['E1', 'D1'],
  ['X999', undefined],
  ['  ', undefined],
])('%p is nobody; near it is %p', (text, similar) => {
  expect(found(text)).toBeNull();
  expect(near(text)).toBe(similar);
});
