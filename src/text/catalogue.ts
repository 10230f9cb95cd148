/** What a catalogue of words holds, whatever the language. Chinese is the reference. */
import type { Language } from '../ledger/tables';
import type { FindingWords } from './findingWords';
import type { ProblemWords } from './problemWords';
import type { Translated } from './shape';
import type { cells } from './zh/cells';
import type { fields } from './zh/fields';
import type { policy } from './zh/policy';
import type { probes } from './zh/probes';
import type { reasons } from './zh/reasons';
import type { ui } from './zh/ui';

export interface Messages {
  readonly language: Language;
  readonly ui: Translated<typeof ui>;
  readonly findings: FindingWords;
  readonly problems: ProblemWords;
  readonly reasons: Translated<typeof reasons>;
  readonly fields: Translated<typeof fields>;
  readonly cells: Translated<typeof cells>;
  readonly policy: Translated<typeof policy>;
  /** By probe id; an id without words here is shown as it is. */
  readonly probes: Translated<typeof probes>;
}
