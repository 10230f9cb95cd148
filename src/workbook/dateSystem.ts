/** Which day a serial counts from: a setting of the workbook that Excel does not tell, but calculates by. */
export interface DateSystem {
  /** Once the caller's next exchange has answered. */
  readonly is1904: () => boolean;
}

/** Queues the question: the year of day 1 is 1900 in one system and 1904 in the other. */
export function dateSystem(context: Excel.RequestContext): DateSystem {
  const year = context.workbook.functions.year(1);
  year.load('value');
  return { is1904: () => year.value === 1904 };
}
