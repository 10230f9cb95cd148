/** A word to look for, and where in it stands the letter that is rarest in spreadsheets: it alone is searched for. */
export interface SoughtWord {
  readonly word: string;
  readonly rare: number;
}

/** Finds ASCII words in bytes that come in pieces. */
export class WordSearch {
  readonly found = new Set<string>();
  private readonly byLetter = new Map<
    number,
    { readonly codes: Uint8Array; readonly sought: SoughtWord }[]
  >();
  private readonly longest: number;
  private tail = new Uint8Array();

  constructor(private readonly words: readonly SoughtWord[]) {
    this.longest = Math.max(0, ...words.map(({ word }) => word.length));
    for (const sought of words) {
      const codes = new TextEncoder().encode(sought.word);
      const letter = codes[sought.rare] ?? 0;
      this.byLetter.set(letter, [...(this.byLetter.get(letter) ?? []), { codes, sought }]);
    }
  }

  look(chunk: Uint8Array): void {
    if (this.found.size === this.words.length) return;
    const head = chunk.subarray(0, this.longest);
    const seam = new Uint8Array(this.tail.length + head.length);
    seam.set(this.tail);
    seam.set(head, this.tail.length);
    this.search(seam);
    this.search(chunk);
    this.tail = (chunk.length < this.longest ? seam : chunk).slice(-this.longest);
  }

  private search(bytes: Uint8Array): void {
    for (const [letter, words] of this.byLetter) {
      const left = words.filter(({ sought }) => !this.found.has(sought.word));
      if (left.length === 0) continue;
      for (let at = bytes.indexOf(letter); at !== -1; at = bytes.indexOf(letter, at + 1)) {
        for (const { codes, sought } of left)
          if (stands(codes, bytes, at - sought.rare)) this.found.add(sought.word);
      }
    }
  }
}

function stands(word: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let index = 0; index < word.length; index += 1) if (bytes[from + index] !== word[index]) return false;
  return true;
}
