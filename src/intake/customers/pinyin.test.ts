import { hasPinyinOrder, readings, soundAlike, soundKey } from './pinyin';

describe('the sound of a character', () => {
  test('this platform knows the pinyin order of all characters', () => {
    expect(hasPinyinOrder()).toBe(true);
  });

  test.each([
    '鑫新欣馨鋅',
    '兴星邢幸',
    '恒衡姮',
    '华桦骅',
    '隆龙泷',
    '晟盛圣',
    '昊浩皓',
    '宏鸿弘泓',
    '瑞睿锐',
    '钰玉裕煜',
    '祥翔',
  ])('%s sound alike', (characters) => {
    const [first = '', ...others] = characters;
    for (const other of others) {
      expect(soundAlike(first, other)).toBe(true);
      expect(soundKey(first)).toBe(soundKey(other));
    }
  });

  test.each(['新星', '华花', '张章', '行杭', '行星', '长张', '长常', '重众', '曾增', '沈陈'])(
    '%s: a pair',
    (pair) => {
      const [a = '', b = ''] = pair;
      expect(soundAlike(a, b)).toBe(!['新星'].includes(pair));
    },
  );

  test('readings of a polyphone do not make its two neighbours sound alike', () => {
    expect(soundAlike('杭', '星')).toBe(false);
    expect(soundKey('杭')).toBe(soundKey('行'));
  });

  test('letters and digits are alike only to themselves', () => {
    expect(readings('a')).toEqual(['a']);
    expect(soundAlike('1', '2')).toBe(false);
  });

  test('of the characters in use nearly all have a sound', () => {
    const silent = [...'鑫淼焱垚晟昊煜钰珺琨骏骅翊熠晖旻羿皓澜沁骁霖霆霓颢璟璞瑾瑜琪玮珂'].filter(
      (character) => readings(character)[0] === character,
    );
    expect(silent).toEqual([]);
  });
});
