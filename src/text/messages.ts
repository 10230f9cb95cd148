/** The catalogue of each language. Chinese is the reference; a key one language lacks does not compile. */
import type { Language } from '../ledger/tables';
import { cells as cellsEn } from './en/cells';
import { fields as fieldsEn } from './en/fields';
import { findings as findingsEn } from './en/findings';
import { policy as policyEn } from './en/policy';
import { probes as probesEn } from './en/probes';
import { problems as problemsEn } from './en/problems';
import { reasons as reasonsEn } from './en/reasons';
import { ui as uiEn } from './en/ui';
import type { FindingWords } from './findingWords';
import type { ProblemWords } from './problemWords';
import type { Translated } from './shape';
import { cells as cellsZh } from './zh/cells';
import { fields as fieldsZh } from './zh/fields';
import { findings as findingsZh } from './zh/findings';
import { policy as policyZh } from './zh/policy';
import { probes as probesZh } from './zh/probes';
import { problems as problemsZh } from './zh/problems';
import { reasons as reasonsZh } from './zh/reasons';
import { ui as uiZh } from './zh/ui';

export interface Messages {
  readonly language: Language;
  /** Each language in its own words, for choosing one. */
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly ui: Translated<typeof uiZh>;
  readonly findings: FindingWords;
  readonly problems: ProblemWords;
  readonly reasons: Translated<typeof reasonsZh>;
  readonly fields: Translated<typeof fieldsZh>;
  readonly cells: Translated<typeof cellsZh>;
  readonly policy: Translated<typeof policyZh>;
  /** By probe id; an id without words here is shown as it is. */
  readonly probes: Translated<typeof probesZh>;
}

const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', 'en-US': 'English' };

const CATALOGUES = {
  'zh-CN': {
    language: 'zh-CN',
    languageNames,
    ui: uiZh,
    findings: findingsZh,
    problems: problemsZh,
    reasons: reasonsZh,
    fields: fieldsZh,
    cells: cellsZh,
    policy: policyZh,
    probes: probesZh,
  },
  'en-US': {
    language: 'en-US',
    languageNames,
    ui: uiEn,
    findings: findingsEn,
    problems: problemsEn,
    reasons: reasonsEn,
    fields: fieldsEn,
    cells: cellsEn,
    policy: policyEn,
    probes: probesEn,
  },
} as const satisfies Record<Language, Messages>;

export function messages(language: Language): Messages {
  return CATALOGUES[language];
}
