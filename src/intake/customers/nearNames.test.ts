import fc from 'fast-check';
import { companyName } from './companyName';
import { nearNames, nearness } from './nearNames';

const near = (a: string, b: string) => nearness(companyName(a), companyName(b))?.reason ?? null;

describe('why two names may be one company', () => {
  test.each([
    ['苏州恒力机电有限公司', '苏州恒力机电股份有限公司', 'form'],
    ['苏州恒力机电有限公司', '苏州恒力机电厂', 'form'],
    ['苏州恒力机电有限公司', '苏州恒力机电', 'short'],
    ['苏州恒力机电有限公司', '苏州恒力', 'short'],
    ['苏州恒力机电有限公司', '恒力机电', 'short'],
    ['上海市华强贸易有限公司', '上海华强贸易有限公司', 'region'],
    ['华强贸易有限公司', '上海华强贸易有限公司', 'region'],
    ['华强贸易（上海）有限公司', '上海华强贸易有限公司', 'region'],
    ['无锡鑫达电子有限公司', '无锡新达电子有限公司', 'sound'],
    ['无锡欣达电子有限公司', '无锡新达电子有限公司', 'sound'],
    ['长盛贸易有限公司', '常盛贸易有限公司', 'sound'],
    ['长盛贸易有限公司', '张胜贸易有限公司', 'sound'],
    ['宁波海天塑料机械有限公司', '宁波海天塑胶机械有限公司', 'oneCharacter'],
    ['宁波海天塑料机械有限公司', '宁波海天塑料机有限公司', 'oneCharacter'],
    ['宁波海天塑料机械有限公司', '宁波天海塑料机械有限公司', 'oneCharacter'],
    ['华强贸易有限公司', '华强贸易有限公司（新）', 'mark'],
    ['华强贸易有限公司', '华强贸易有限公司2', 'mark'],
  ])('%s and %s: %s', (a, b, reason) => {
    expect(near(a, b)).toBe(reason);
    expect(near(b, a)).toBe(reason);
  });

  test.each([
    ['北京华强贸易有限公司', '上海华强贸易有限公司'],
    ['华东电力设备有限公司', '华北电力设备有限公司'],
    ['红星机械一厂', '红星机械二厂'],
    ['客户公司1', '客户公司2'],
    ['华强贸易有限公司1', '华强贸易有限公司2'],
    ['Customer 12', 'Customer 13'],
    ['华强有限公司', '华宇有限公司'],
    ['苏州恒力机电有限公司', '苏州恒力化纤有限公司'],
  ])('%s and %s are two', (a, b) => {
    expect(near(a, b)).toBeNull();
  });

  test('the more characters only sound alike, the less sure', () => {
    const [one, two] = ['新大电子', '新达电孜'].map(
      (other) => nearness(companyName('鑫达电子'), companyName(other))?.score ?? 0,
    );
    expect(one).toBeGreaterThan(0);
    expect(two).toBeGreaterThan(0);
    expect(nearness(companyName('鑫达电子'), companyName('新达电子'))?.score).toBe(0.85);
  });
});

describe('the index finds what comparing every pair finds', () => {
  const SYLLABLES = [...'华强恒力新鑫欣达海天长常盛贸易机电'];
  const name = fc
    .tuple(
      fc.constantFrom('', '上海', '上海市', '苏州'),
      fc.array(fc.constantFrom(...SYLLABLES), { minLength: 2, maxLength: 6 }),
      fc.constantFrom('', '有限公司', '有限责任公司', '股份有限公司', '厂'),
    )
    .map(([region, core, form]) => region + core.join('') + form);

  const TRADES = ['机电', '贸易', '纺织', '化工', '电子科技', '物流', '建材', '食品'];

  test('for any list of names', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 25 }), (written) => {
        const names = written.map(companyName);
        const found = new Set(nearNames(names).map(({ a, b, reason }) => `${a} ${b} ${reason}`));
        const expected = names.flatMap((one, a) =>
          names.slice(a + 1).flatMap((other, offset) => {
            const reason = nearness(one, other)?.reason;
            return reason === undefined ? [] : [`${a} ${a + 1 + offset} ${reason}`];
          }),
        );
        expect(found).toEqual(new Set(expected));
      }),
    );
  });

  test('a series of ten thousand numbered names asks nothing and compares next to nothing', () => {
    const series = Array.from({ length: 10_000 }, (_, number) => companyName(`华强贸易有限公司${number}`));
    expect(nearNames(series)).toEqual([]);
  });

  test('ten thousand customers against as many new spellings: each finds its own', () => {
    // Two characters of the common ones that a company's name may begin with, then what it trades in.
    const stem = (number: number): string =>
      String.fromCharCode(0x4e10 + ((number * 7919) % 5000), 0x5e10 + ((number * 104_729) % 4999)) +
      (TRADES[number % TRADES.length] ?? '');
    const stems = [...new Set(Array.from({ length: 10_000 }, (_, number) => stem(number)))];
    const names = stems.map((each) => companyName(`上海${each}有限公司`));
    const spelled = stems.map((each) => companyName(`上海市${each}有限公司`));
    const pairs = nearNames([...names, ...spelled]);
    const own = pairs.filter(({ a, b, reason }) => b === a + stems.length && reason === 'region');
    // But for a few stems that happen to be a place or a form themselves.
    expect(own.length).toBeGreaterThan(0.99 * stems.length);
  });
});
