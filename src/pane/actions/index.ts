/** Everything a user can do in the pane. */
import type { CallerOptions, Commands, Surroundings } from '../commands';
import { Runner } from '../runner';
import type { PaneState } from '../state';
import type { Store } from '../store';
import { bookActions } from './book';
import { creditActions } from './credit';
import type { Desk } from './desk';
import { importActions } from './importing';
import { retryActions } from './retrying';
import { sameCustomerActions } from './sameCustomers';
import { journalActions } from './journal';
import { viewActions } from './view';

export type Actions = ReturnType<typeof createActions>;

export function createActions(
  store: Store<PaneState>,
  commands: Commands,
  surroundings: Surroundings,
  callerOptions: CallerOptions,
) {
  const runner = new Runner(store, callerOptions);
  const desk: Desk = { store, commands, surroundings, callerOptions, runner };
  const book = bookActions(desk);
  return {
    ...book,
    ...creditActions(desk, book),
    ...importActions(desk, book),
    ...retryActions(desk, book),
    ...sameCustomerActions(desk, book),
    ...journalActions(desk, book),
    ...viewActions(desk),
    cancel: () => runner.cancel(),
  };
}
