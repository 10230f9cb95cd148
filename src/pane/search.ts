/** A test for texts that hold every word of a search; letter case and full-width forms do not matter. */
export function matcher(search: string): (texts: readonly string[]) => boolean {
  const wanted = searchable(search).split(/\s+/).filter(Boolean);
  return (texts) => {
    if (wanted.length === 0) return true;
    const text = searchable(texts.join('\n'));
    return wanted.every((word) => text.includes(word));
  };
}

function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
