import fc from 'fast-check';
import { companyName } from './companyName';

const NAME = '上海华强(浦东)机电有限公司';

describe('spellings of one name', () => {
  test.each([
    '上海华强（浦东）机电有限公司',
    '上海华强 ( 浦东 ) 机电 有限公司',
    '上海华强〔浦东〕机电有限责任公司',
    '上海\u200b华强(浦东)机电\u00a0有限公司\ufeff',
    '上海华强浦东机电有限公司',
    '上海华强(浦东)机电有限公司-',
    '上海华强(浦东)机电有限公司 *',
    '★上海华强(浦东)机电有限公司★',
    '上海华强(浦东)机电有限公司（停）',
    '上海华强(浦东)机电有限公司【已注销】*',
    '上海华强(浦东)机电有限公司。',
  ])('%s is the same name', (spelling) => {
    expect(companyName(spelling).key).toBe(companyName(NAME).key);
  });

  test.each([
    '上海华强(浦东)机电股份有限公司',
    '上海华强(浦东)机电公司',
    '上海华强(浦东)机电厂',
    '华强浦东机电有限公司',
    '上海华强(浦东)机电有限公司2',
    '上海华强(浦东)机电有限公司（新）',
    '上海华强(浦西)机电有限公司',
  ])('%s is a name of its own, to be asked about at most', (other) => {
    expect(companyName(other).key).not.toBe(companyName(NAME).key);
  });

  test('a key is its own key, whatever stands around a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const { key } = companyName(text);
        expect(companyName(key).key).toBe(key);
      }),
    );
  });

  test('marks that only a bracket hid are marks', () => {
    expect(companyName('0!(').key).toBe('0');
  });

  test('a name of marks alone keeps them', () => {
    expect(companyName('***').key).toBe('***');
  });
});

describe('the parts of a name', () => {
  test.each([
    ['上海市华强机电有限公司', '上海', '华强机电', '有限公司'],
    ['江苏省苏州市恒力纺织厂', '苏州', '恒力纺织', '厂'],
    ['华强机电(上海)股份有限公司', '上海', '华强机电', '股份有限公司'],
    ['苏州恒力', '苏州', '恒力', ''],
    ['上海公司', '', '上海', '公司'],
    ['南京东路', '南京', '东路', ''],
    ['Acme Trading Ltd.', '', 'acmetrading', 'ltd'],
  ])('%s', (written, region, bare, form) => {
    expect(companyName(written)).toMatchObject({ region, bare, form });
  });

  test('a number or 新 behind the form is a mark; elsewhere it is a part of the name', () => {
    expect(companyName('华强机电有限公司2').unmarked).toBe('华强机电有限公司');
    expect(companyName('华强机电有限公司(新)').unmarked).toBe('华强机电有限公司');
    expect(companyName('客户12').unmarked).toBe('客户12');
  });
});
