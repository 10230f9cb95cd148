/** Elements that share a key, in order of the first of each; every group has at least one. */
export function grouped<T>(elements: readonly T[], key: (element: T) => string): [T, ...T[]][] {
  const found = new Map<string, [T, ...T[]]>();
  for (const element of elements) {
    const name = key(element);
    const group = found.get(name);
    if (group) group.push(element);
    else found.set(name, [element]);
  }
  return [...found.values()];
}
