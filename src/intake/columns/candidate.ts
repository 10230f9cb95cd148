/** A column on its way to a field: what its header and its values say, and what spoke for it so far. */
import type { MappingReason } from '../report';
import { ambiguityOf, type Ambiguity } from './ambiguous';
import type { HeaderSense } from './fields';
import type { HeaderColumn } from './headers';
import type { Profile } from './profile';

export interface Candidate {
  readonly head: HeaderColumn;
  readonly profile: Profile;
  /** Why the header's name alone says too little; null when it says enough. */
  readonly ambiguity: Ambiguity | null;
  sense: HeaderSense | null;
  readonly evidence: Set<MappingReason>;
  /** A balance that several unnamed columns move from row to row: no document's own. */
  runs: boolean;
}

export function candidateOf(head: HeaderColumn, profile: Profile): Candidate {
  return {
    head,
    profile,
    ambiguity: head.answered ? null : ambiguityOf(head.header, head.sense),
    sense: head.sense,
    evidence: new Set(),
    runs: false,
  };
}
