/** The one binding between the store and React. */
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Day } from '../ledger/day';
import { messages, type Messages } from '../text';
import type { Actions } from './actions';
import type { Surroundings } from './commands';
import type { PaneState } from './state';
import type { Store } from './store';

export interface Pane {
  readonly store: Store<PaneState>;
  readonly actions: Actions;
  readonly surroundings: Surroundings;
  readonly today: () => Day;
}

const PaneContext = createContext<Pane | null>(null);

export function PaneProvider({ pane, children }: { pane: Pane; children: ReactNode }) {
  return <PaneContext value={pane}>{children}</PaneContext>;
}

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (pane === null) throw new Error('a screen stands outside PaneProvider');
  return pane;
}

/** A part of the state; the component renders again when that part is another value. `select` must not make new objects. */
export function usePaneState<Part>(select: (state: PaneState) => Part): Part {
  const { store } = usePane();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export function useActions(): Actions {
  return usePane().actions;
}

export function useWords(): Messages {
  return messages(usePaneState((state) => state.language));
}
