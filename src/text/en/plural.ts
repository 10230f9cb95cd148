/** English says one row and two rows. */
export const plural = (count: string, one: string, many: string): string =>
  `${count} ${count === '1' ? one : many}`;
