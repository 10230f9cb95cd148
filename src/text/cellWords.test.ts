import { cellWords } from './index';

const over = {
  rule: 'limit.over',
  severity: 'high',
  figures: { exposure: '120000', effective: '100000', over: '20000', currency: 'CNY' },
} as const;

test('A customer over its limit is told in an accountant’s words', () => {
  expect(cellWords('zh-CN').finding(over)).toEqual({
    message: '敞口 ¥120,000.00 超过有效额度 ¥100,000.00，超出 ¥20,000.00。',
    todo: '先催收或暂停发货；确需继续供货的，先报批临时额度。',
  });
  expect(cellWords('en-US').finding(over).message).toBe(
    'Exposure ¥120,000.00 is above the effective limit ¥100,000.00 by ¥20,000.00.',
  );
});

test('A figure the engine left out shows as unknown, never as zero', () => {
  const { message } = cellWords('zh-CN').finding({ rule: 'limit.none', severity: 'medium', figures: {} });
  expect(message).toBe('额度未设定或为零，但已有敞口 —。');
});

test('Amounts without a stated currency carry no currency sign', () => {
  const { message } = cellWords('en-US').finding({
    rule: 'overdue.any',
    severity: 'low',
    figures: { overdue: '1234567.5', days: '12' },
  });
  expect(message).toBe('1,234,567.50 is overdue, by up to 12 days.');
});

test('The attention cell names each rule once, most severe first', () => {
  const attention = cellWords('zh-CN').attention([
    { rule: 'data.unreadable', severity: 'low', figures: { value: 'x', code: 'amount.unreadable' } },
    { rule: 'overdue.30', severity: 'medium', figures: { overdue: '5', days: '45' } },
    { rule: 'data.unreadable', severity: 'low', figures: { value: 'y', code: 'amount.unreadable' } },
    over,
  ]);
  expect(attention).toBe('超额度 ¥20,000.00；逾期 45 天；无法识别 ×2');
  expect(cellWords('zh-CN').attention([])).toBe('');
});

test.each<[string, string, string]>([
  ['settlement', 'fifo', '按到期日先后'],
  ['dsoWindow', 'months', '上一完整月末'],
  ['graceDays', '3', '3'],
])('The value %s falls back on is said as its cell would say it', (setting, used, said) => {
  const figures = { setting, value: 'x', used };
  expect(cellWords('zh-CN').finding({ rule: 'data.policy', severity: 'medium', figures }).message).toContain(
    `已按 ${said} 计算`,
  );
});

test('A blank cell is called blank, and a code stays as it is written', () => {
  const words = cellWords('zh-CN');
  expect(
    words.finding({ rule: 'formula.differs', severity: 'medium', figures: { shown: '', computed: '1234.5' } })
      .message,
  ).toBe('单元格显示 空白，按本行数据应为 1,234.50，公式可能被改写。');
  expect(
    words.finding({ rule: 'data.repeatedRowId', severity: 'low', figures: { value: 'C000123' } }).message,
  ).toContain('「C000123」');
});
