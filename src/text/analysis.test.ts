import type { AdviceWhy } from '../credit/advice/advise';
import type { MethodWhy } from '../credit/advice/methods';
import type { WhyCode } from '../credit/report';
import { money } from '../ledger/money';
import { AUTHORITY } from '../ledger/standards';
import { LANGUAGES, LIMIT_KIND, type Language } from '../ledger/tables';
import {
  analysisWords,
  approvalSentence,
  reasonSentence,
  releaseSentence,
  whySentence,
  type AnalysisWords,
} from './analysis';
import { cellWords } from './index';

const isSentence = (text: string): void => {
  expect(text.trim().length).toBeGreaterThan(1);
  expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
};

const OWN: readonly (keyof AnalysisWords['reasons'])[] = [
  'customer.frozen',
  'customer.closed',
  'limit.unset',
  'limit.zero',
  'limit.lowering',
  'group.expired',
  'grade.floor',
  'input.unknown',
];

/** The compiler wants every reason of the engine's listed here. */
const WHY: Readonly<Record<WhyCode | MethodWhy | AdviceWhy, true>> = {
  unreadable: true,
  'before.opening': true,
  'group.unknown': true,
  'rate.missing': true,
  'opening.only': true,
  'payments.none': true,
  'late.none': true,
  'sales.none': true,
  'due.unknown': true,
  'limit.unset': true,
  'limit.unlimited': true,
  'limit.none': true,
  'effective.zero': true,
  'forecast.missing': true,
  'term.unknown': true,
  'statement.missing': true,
  denominator: true,
  'standard.missing': true,
  'history.none': true,
  'grade.none': true,
  'exposure.unknown': true,
  'exposure.none': true,
  'methods.none': true,
};

describe.each(LANGUAGES)('Words of an analysis in %s', (language) => {
  test.each(OWN)('say %s with its figures', (rule) => {
    const figures = {
      currency: 'CNY',
      exposure: '120000',
      amount: '80000.5',
      head: 'C007',
      grade: 'BB',
      floor: 'A',
      figure: 'heldByOrder',
      why: 'rate.missing',
      kind: 'temporary',
      then: '60000',
      ends: '2026-04-10',
      days: '10',
    };
    const sentence = reasonSentence({ rule, figures }, language);
    isSentence(sentence);
    expect(sentence).toMatch(/[。.]$/);
    const shows: Partial<Record<string, readonly string[]>> = {
      'limit.unset': ['¥120,000.00'],
      'limit.zero': ['¥120,000.00'],
      'limit.lowering': [
        LIMIT_KIND.temporary[language],
        'C007',
        '¥80,000.50',
        '¥60,000.00',
        '2026-04-10',
        ' 10 ',
      ],
      'group.expired': ['C007', '¥80,000.50', '¥120,000.00'],
      'grade.floor': ['BB', 'A'],
      'input.unknown': [
        analysisWords(language).figures.heldByOrder,
        analysisWords(language).why['rate.missing'],
      ],
    };
    for (const part of shows[rule] ?? []) expect(sentence).toContain(part);
  });

  test('say a reason a check has too in the words of its finding', () => {
    const figures = { currency: 'USD', exposure: '110', effective: '100', over: '10' };
    const finding = cellWords(language).finding({ rule: 'limit.over', severity: 'high', figures });
    expect(reasonSentence({ rule: 'limit.over', figures }, language)).toBe(finding.message);
  });

  test('leave a code nobody gave words as it is', () => {
    expect(reasonSentence({ rule: 'planet.aligned', figures: {} }, language)).toBe('planet.aligned');
    expect(whySentence('planet.aligned', language)).toBe('planet.aligned');
    expect(whySentence('before.opening', language)).not.toBe('before.opening');
  });

  test.each(Object.keys(WHY))('say why a figure is unknown: %s', (code) => {
    isSentence(whySentence(code, language));
    expect(whySentence(code, language)).not.toBe(code);
  });

  test('say who approves a limit, and whether two sign', () => {
    const one = approvalSentence({ authority: 'financeManager', twoSignatures: false }, language);
    expect(one).toBe(AUTHORITY.financeManager[language]);
    const two = approvalSentence({ authority: '董事会', twoSignatures: true }, language);
    expect([two.startsWith('董事会'), two.length > 4]).toEqual([true, true]);
  });

  test('say how a held shipment is released', () => {
    const shown = { amount: money('1234.5'), currency: 'CNY' };
    const paid = releaseSentence({ how: 'payment', ...shown, by: '2026-11-30' }, language);
    for (const part of ['¥1,234.50', '2026-11-30']) expect(paid).toContain(part);
    const raised = releaseSentence({ how: 'temporaryLimit', ...shown, customer: 'C009' }, language);
    for (const part of ['¥1,234.50', 'C009']) expect(raised).toContain(part);
    expect(releaseSentence({ how: 'recovery', ...shown }, language)).toContain('¥1,234.50');
    for (const how of ['status', 'grade', 'data'] as const) isSentence(releaseSentence({ how }, language));
  });
});

test.each<[Language, string, string, string]>([
  ['zh-CN', '逾期超过 90 天；净资产不为正', '加权逾期天数 25；流动比率 60', '外部评级'],
  [
    'en-US',
    'overdue for more than 90 days; net worth not above zero',
    'Days beyond terms 25; Current ratio 60',
    'External rating',
  ],
])(
  'A score says in %s what capped it, what cost most and what to collect',
  (language, capped, cost, next) => {
    const said = cellWords(language).score({
      knockOuts: ['longestOverdue.90', 'netWorth'],
      costMost: [
        { characteristic: 'dbt', points: money('25') },
        { characteristic: 'currentRatio', points: money('60') },
      ],
      collectNext: ['externalRating'],
    });
    expect(said).toEqual({ knockOuts: capped, costMost: cost, collectNext: next });
    const none = cellWords(language).score({ knockOuts: ['new.one'], costMost: [], collectNext: [] });
    expect(none).toEqual({ knockOuts: 'new.one', costMost: '', collectNext: '' });
  },
);
