import type { Language } from '../ledger/tables';
import { lookUp } from '../text';
import { whySentence } from '../text/analysis';
import { creditWords } from '../text/credit';

/** Why a figure of the portfolio is unknown: it has reasons no single customer has. */
export function whyWords(code: string, language: Language): string {
  return lookUp(creditWords(language).why, code) ?? whySentence(code, language);
}
