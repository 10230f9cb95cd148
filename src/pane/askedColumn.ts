/** Where a person answers what an import asks of a column. */

/** Stands at the heading of such a column. */
export const ASKED = 'data-asked';

/** Leads to the first answer that is wanted: whoever types comes to its list, whoever looks sees it. */
export function goToQuestion(page: Pick<Document, 'querySelector'> = document): void {
  page.querySelector<HTMLElement>(`[${ASKED}] select`)?.focus();
}
