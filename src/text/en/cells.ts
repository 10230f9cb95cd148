import type { Translated } from '../shape';
import type { cells as reference } from '../zh/cells';

export const cells = {
  stampLine: (asOf, live) =>
    live
      ? `As of ${asOf}. Available, utilisation and days overdue are live formulas; all other figures are true as of the check date.`
      : `As of ${asOf}. The ledger is large: all figures are true as of the check date. Check again after changes.`,
} as const satisfies Translated<typeof reference>;
