/** Why figures are unknown, by their names (`CustomerFigures.why`). */
import type { WhyCode } from './report';

export function because(why: WhyCode | null, figures: readonly string[]): Record<string, WhyCode> {
  return why === null ? {} : Object.fromEntries(figures.map((figure) => [figure, why]));
}
