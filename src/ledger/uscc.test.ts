import { usccProblem } from './uscc';

describe('the check character of a 统一社会信用代码', () => {
  it.each([
    '91350100M000100Y43',
    ' 91350100m000100y43 ',
    '91350100 M000100Y 43',
    '９１３５０１００Ｍ０００１００Ｙ４３',
    '',
  ])('accepts %p', (code) => {
    expect(usccProblem(code)).toBeNull();
  });

  it('accepts the older numbers of 15 and 20 digits', () => {
    expect(usccProblem('310101123456789')).toBeNull();
    expect(usccProblem(310101123456789)).toBeNull();
    expect(usccProblem('31010119800101123401')).toBeNull();
  });

  it.each([
    '91350100M000100Y44',
    '91350100M000100Y34',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100I000100Y43',
    '91350100M000100Y4I',
    '3101011234567890',
    '31010112345678',
    'X91350100M000100Y43',
    '913501000000001008',
  ])('warns of %p', (code) => {
    expect(usccProblem(code)).toBe('check');
  });

  it('knows a code that Excel kept as a number', () => {
    expect(usccProblem(Number('913501001234567890'))).toBe('digitsLost');
    expect(usccProblem('913501001234567000')).toBe('digitsLost');
    expect(usccProblem('9.1350100123457E+17')).toBe('digitsLost');
    expect(usccProblem('9E17')).toBe('digitsLost');
    expect(usccProblem('31010112345678900000')).toBe('digitsLost');
  });

  it('rejects every change of one character, and every swap of neighbours', () => {
    const code = '91350100M000100Y43';
    const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (let index = 0; index < code.length; index++) {
      for (const character of characters) {
        const changed = code.slice(0, index) + character + code.slice(index + 1);
        expect([changed, usccProblem(changed)]).toEqual([changed, changed === code ? null : 'check']);
      }
      const [a = '', b = ''] = code.slice(index, index + 2);
      const swapped = code.slice(0, index) + b + a + code.slice(index + 2);
      if (a !== b && b !== '') expect(usccProblem(swapped)).toBe('check');
    }
  });
});
