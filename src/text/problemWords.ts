/** What a language must say about each problem: what happened and what to do, in words that follow the place. */
import type { ProblemCode } from '../ledger/result';

export interface ProblemFacts {
  /** What stood there or what was named, quoted the language's way; '' when not known. */
  readonly value: string;
  /** A figure of the problem by name; '' when it has none. */
  readonly figure: (name: string) => string;
}

export interface ProblemWords {
  readonly place: {
    readonly file: (name: string) => string;
    readonly sheet: (name: string) => string;
    readonly cell: (address: string) => string;
    readonly separator: string;
    readonly end: string;
  };
  readonly quote: (text: string) => string;
  readonly sentences: Readonly<Record<ProblemCode, (facts: ProblemFacts) => string>>;
}
