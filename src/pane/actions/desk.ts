/** What every action works with. */
import type { CallerOptions, Commands, Surroundings } from '../commands';
import type { Runner } from '../runner';
import type { PaneState } from '../state';
import type { Store } from '../store';

export interface Desk {
  readonly store: Store<PaneState>;
  readonly commands: Commands;
  readonly surroundings: Surroundings;
  readonly callerOptions: CallerOptions;
  readonly runner: Runner;
}
