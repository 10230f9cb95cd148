import type { ParentFault } from '../credit/limits/parents';
import { FIELDS } from '../intake/columns/fields';
import { POLICY_KEYS } from '../ledger/policy';
import type { Unreadable } from '../ledger/records';
import { RULE_IDS, RULES, type RuleId } from '../ledger/rules';
import { LANGUAGES } from '../ledger/tables';
import { PROBES } from '../workbook/probes';
import { cellWords, messages } from './index';

/** A value of each figure's kind that cannot be mistaken for another figure's. */
const SAMPLES: Readonly<Record<string, string>> = {
  utilisation: '0.8501',
  ratio: '0.4202',
  days: '97',
  rows: '13',
  ended: '2026-05-31',
  ends: '2026-12-31',
  opening: '2026-01-01',
  currency: 'CNY',
  kind: 'temporary',
  setting: 'graceDays',
  code: 'amount.unreadable',
  text: '华东商贸',
  number: 'FP-20260301',
  terms: '面议',
  value: '十二万',
  used: '3',
  completeness: '0.6234',
  recent: '21.54',
  before: '9.25',
  notches: '14',
  due: '2026-02-28',
  scored: '2025-12-30',
  periodEnd: '2024-12-30',
  date: '2026-04-15',
  maturity: '2026-04-30',
  last: '2025-10-31',
  now: 'BBB',
  covered: '90',
  order: 'DD-0017',
  fields: 'taxId,since',
  list: 'gradeFactor',
};

function figuresOf(rule: RuleId): Record<string, string> {
  return Object.fromEntries(RULES[rule].map((name, index) => [name, SAMPLES[name] ?? `${index + 1}20000`]));
}

function isSentence(node: unknown): node is (...values: string[]) => string {
  return typeof node === 'function';
}

/** Every string of a catalogue; functions are called with visible arguments. */
function sentencesIn(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (isSentence(node)) return [[path, node('‹1›', '‹2›', '‹3›')]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => sentencesIn(child, `${path}.${key}`));
}

describe.each(LANGUAGES)('The catalogue in %s', (language) => {
  const words = cellWords(language);
  const catalogue = messages(language);

  test.each(RULE_IDS)('says what happened and what to do for %s, with every figure filled', (rule) => {
    const figures = figuresOf(rule);
    const { message, todo } = words.finding({ rule, severity: 'high', figures });
    const attention = words.attention([{ rule, severity: 'high', figures }]);
    for (const sentence of [message, todo, attention, catalogue.findings[rule].title]) {
      expect(sentence.trim().length).toBeGreaterThan(1);
      expect(sentence).not.toMatch(/[{}]|undefined|null|NaN|—/);
    }
    expect(message).toMatch(/[。.]$/);
    expect(todo).toMatch(/[。.]$/);
  });

  test.each(RULE_IDS)('shows every figure of %s somewhere in its sentence', (rule) => {
    const names = RULES[rule];
    const whole = words.finding({ rule, severity: 'low', figures: figuresOf(rule) }).message;
    for (const name of names) {
      const changed = { ...figuresOf(rule), [name]: name === 'code' ? 'date.unreadable' : '8' };
      expect(words.finding({ rule, severity: 'low', figures: changed }).message).not.toBe(whole);
    }
  });

  test('explains every setting', () => {
    for (const key of POLICY_KEYS) expect(words.policyMeaning(key).length).toBeGreaterThan(5);
  });

  test('leaves no placeholder, no empty word and no stray parameter in what the pane shows', () => {
    const parts = [
      catalogue.ui,
      catalogue.reasons,
      catalogue.fields,
      catalogue.policy,
      catalogue.probes,
      catalogue.cells,
    ];
    const sentences = parts.flatMap((part) => sentencesIn(part));
    expect(sentences.length).toBeGreaterThan(150);
    for (const [path, sentence] of sentences) {
      expect([path, sentence]).not.toEqual([path, '']);
      expect(`${path} ${sentence}`).not.toMatch(/[{}]|undefined|\[object/);
    }
  });
});

test('Every Chinese word of the pane differs from the English one, names of formats apart', () => {
  const english = new Map(sentencesIn(messages('en-US').ui));
  const untranslated = sentencesIn(messages('zh-CN').ui).filter(
    ([path, sentence]) => english.get(path) === sentence && /[a-z]{3}/i.test(sentence),
  );
  expect(untranslated).toEqual([]);
});

/** Of cells and parents: the compiler wants every one of the engine's listed here. */
const CODES: Readonly<Record<Unreadable['code'] | Exclude<ParentFault['code'], 'parent.unknown'>, true>> = {
  'amount.unreadable': true,
  'amount.sign': true,
  'date.unreadable': true,
  'kind.unreadable': true,
  'number.unreadable': true,
  'setting.unreadable': true,
  'standard.unreadable': true,
  'card.shorter': true,
  'rate.unreadable': true,
  'row.repeated': true,
  'customer.duplicate': true,
  'rowId.duplicate': true,
  'parent.cycle': true,
};

test.each(Object.keys(CODES))('Why a cell cannot be used, %s, is said in both languages', (code) => {
  for (const language of LANGUAGES)
    expect(Object.keys(messages(language).reasons.unreadable)).toContain(code);
});

test('Every code another room can hand over has its words', () => {
  const { fields, probes } = messages('zh-CN');
  expect(Object.keys(probes).sort()).toEqual(PROBES.map(({ id }) => id).sort());
  expect(Object.keys(fields).sort()).toEqual(Object.keys(FIELDS).sort());
});

test('Tab labels have at most twelve characters', () => {
  for (const language of LANGUAGES) {
    const { check, customers, import: importing, more } = messages(language).ui.tabs;
    for (const label of [check, customers, importing, more]) expect(label.length).toBeLessThanOrEqual(12);
  }
});
