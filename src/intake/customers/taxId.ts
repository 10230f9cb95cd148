/** Tax numbers as they are compared: width, spaces and letter case do not tell them apart. */
export function taxKey(taxId: string): string {
  return taxId.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** Two known tax numbers that differ are two companies, whatever their names. */
export function taxIdsDiffer(taxId: string, other: string): boolean {
  return taxId !== '' && other !== '' && taxKey(taxId) !== taxKey(other);
}
