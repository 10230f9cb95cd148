/**
 * How many elements, from the first on, a test holds for; found by halving.
 * @param elements the test holds for every one before the first it does not hold for, and for none from there on
 */
export function countWhile<T>(elements: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(elements[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
