import type { FindingWords } from '../findingWords';
import { accountFindings } from './accountFindings';
import { dataFindings } from './dataFindings';
import { limitFindings } from './limitFindings';

export const findings = {
  ...limitFindings,
  ...accountFindings,
  ...dataFindings,
} as const satisfies FindingWords;
