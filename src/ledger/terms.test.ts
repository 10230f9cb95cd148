import { parseTerms } from './terms';

const NO_DAYS = { cutOffDay: null, payDay: null };

describe('terms as people write them', () => {
  it.each([
    ['30天', 30],
    ['30', 30],
    ['３０ 天', 30],
    ['30天账期', 30],
    ['账期45天', 45],
    ['30天内付款', 30],
    ['开票后30天', 30],
    ['发货后15日', 15],
    ['赊销7天', 7],
    ['net 30', 30],
    ['Net 30 days', 30],
    ['30 days', 30],
    ['30d', 30],
    ['n/30', 30],
    ['2/10 net 30', 30],
    ['2/10, n/45', 45],
    ['1.5%/10 net 60', 60],
    ['within 30 days of invoice date', 30],
    ['30 days from invoice', 30],
    ['0', 0],
    ['365', 365],
    ['货到付款', 0],
    ['现结', 0],
    ['预付', 0],
    ['款到发货', 0],
    ['COD', 0],
    ['Cash on delivery', 0],
    ['Payment in advance', 0],
    ['cash in advance', 0],
    ['advance payment', 0],
    ['Due upon receipt', 0],
    ['due on receipt', 0],
  ])('reads %s as days', (text, days) => {
    expect(parseTerms(text)).toEqual({ kind: 'days', days, ...NO_DAYS });
  });

  it.each([
    ['票到60天', 60],
    ['票到后30日内付款', 30],
    ['收到发票后30天', 30],
    ['收票45天', 45],
    ['30 days after receipt of invoice', 30],
    ['net 30 days from invoice receipt', 30],
    ['票到365', 365],
  ])('reads %s as days from the invoice’s receipt', (text, days) => {
    expect(parseTerms(text)).toEqual({ kind: 'receipt', days, ...NO_DAYS });
  });

  it.each([
    ['月结', 0],
    ['月结30天', 30],
    ['月结45', 45],
    ['EOM', 0],
    ['EOM+30', 30],
    ['net EOM 10', 10],
    ['30 days EOM', 30],
    ['net 60 days end of month', 60],
    ['30 days from the end of the month', 30],
    ['30天月结', 30],
    ['月结365天', 365],
  ])('reads %s as days from the month’s end', (text, days) => {
    expect(parseTerms(text)).toEqual({ kind: 'monthEnd', days, ...NO_DAYS });
  });

  it.each([
    ['次月25日', 25],
    ['下月1号', 1],
    ['下个月10日付款', 10],
    ['次月31日', 31],
    ['次月底', 31],
    ['次月末结清', 31],
    ['25th of next month', 25],
    ['1st of the following month', 1],
    ['10 next month', 10],
  ])('reads %s as a day of the next month', (text, day) => {
    expect(parseTerms(text)).toEqual({ kind: 'nextMonth', day, ...NO_DAYS });
  });

  it.each([
    ['3个月', 3],
    ['账期1个月', 1],
    ['2 months', 2],
    ['36个月', 36],
  ])('reads %s as months', (text, months) => {
    expect(parseTerms(text)).toEqual({ kind: 'months', months, ...NO_DAYS });
  });

  it.each([
    ['月结30天，25日结账', 'monthEnd', 25, null],
    ['每月25日结账，月结30天', 'monthEnd', 25, null],
    ['月结30天25号对账', 'monthEnd', 25, null],
    ['月结60天、20日截止、每月10日付款', 'monthEnd', 20, 10],
    ['30天；每月15日付款', 'days', null, 15],
    ['次月25日付款', 'nextMonth', null, null],
    ['EOM+30, cut-off day 25', 'monthEnd', 25, null],
    ['EOM+30, cutoff 25th', 'monthEnd', 25, null],
    ['EOM+30; closing day 31', 'monthEnd', 31, null],
    ['30 days, paid on the 5th', 'days', null, 5],
    ['30 days, pay day 1', 'days', null, 1],
  ])('reads the days of the month in %s', (text, kind, cutOffDay, payDay) => {
    expect(parseTerms(text)).toMatchObject({ kind, cutOffDay, payDay });
  });

  it.each([
    ['3-3-3-1', ['0.3', '0.3', '0.3', '0.1']],
    ['3331', ['0.3', '0.3', '0.3', '0.1']],
    ['(2.5)(3.5)(3)(1)', ['0.25', '0.35', '0.3', '0.1']],
    ['（2.5）（3.5）（3）（1）', ['0.25', '0.35', '0.3', '0.1']],
    ['53(1.5)(0.5)', ['0.5', '0.3', '0.15', '0.05']],
    ['30-30-30-10', ['0.3', '0.3', '0.3', '0.1']],
    ['30%/30%/35%/5%', ['0.3', '0.3', '0.35', '0.05']],
    ['3:3:3:1', ['0.3', '0.3', '0.3', '0.1']],
    ['10+40+40+10', ['0.1', '0.4', '0.4', '0.1']],
    ['2.5-3.5-3-1', ['0.25', '0.35', '0.3', '0.1']],
  ])('reads %s as shares by the events of the order', (text, shares) => {
    const found = parseTerms(text);
    if (found?.kind !== 'instalments') throw new Error(`not instalments: ${text}`);
    expect(found.shares.map(({ share }) => share.toFixed())).toEqual(shares);
    expect(found.shares.map(({ event }) => event)).toEqual(['order', 'delivery', 'acceptance', 'warranty']);
  });

  it('leaves out a share of nothing', () => {
    const found = parseTerms('0-5-4-1');
    expect(found?.kind === 'instalments' && found.shares.map(({ event }) => event)).toEqual([
      'delivery',
      'acceptance',
      'warranty',
    ]);
  });

  it.each([
    '',
    '  ',
    '400',
    '366',
    '3332',
    '3-6-1',
    '30-30-30-11',
    '33310',
    '3-3-3-1-0',
    '(3)(3)(3)',
    '3331天',
    '见合同',
    '次月32日',
    '次月0日',
    '0个月',
    '37个月',
    '月结366天',
    '票到366天',
    '30%',
    '月结30天 32日结账',
    '30天 每月0日付款',
    '25日结账',
    '30天30天',
    'x30天',
    '30 days or so',
    '预付30%',
  ])('does not guess at %p', (text) => {
    expect(parseTerms(text)).toBeNull();
  });
});
