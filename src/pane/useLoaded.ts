import { useLayoutEffect, useRef } from 'react';
import { usePaneState } from './context';

/** Loads what is missing as soon as nothing else runs, once: what failed or was cancelled is asked for again by a person. */
export function useLoaded(missing: boolean, load: () => void): void {
  const busy = usePaneState((state) => state.running !== null);
  const asked = useRef(false);
  useLayoutEffect(() => {
    if (!missing || busy || asked.current) return;
    asked.current = true;
    load();
  }, [missing, busy, load]);
}
