/**
 * A long list in the page's own scroll: only the rows in view exist. One tab stop; arrow keys, Home and End move between
 * rows, whose main control carries `data-row-control`.
 */
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';

const OVERSCAN_ROWS = 6;

export interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly estimatedHeight: number;
  /** Row to bring back into view and focus when the list appears. */
  readonly returnTo: string | null;
  readonly onReturned: () => void;
  /** Controls of a row take this tab index. */
  readonly children: (row: Row, tabIndex: 0 | -1) => ReactNode;
}

export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, keyOf, estimatedHeight, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const scrollMargin = useOffset(list);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => keyOf(rows[index] as Row),
    overscan: OVERSCAN_ROWS,
    scrollMargin,
  });
  const items = virtualizer.getVirtualItems();
  const { active, setActive, moveTo } = useRowFocus(list, props, (index) =>
    virtualizer.scrollToIndex(index, { align: 'auto' }),
  );
  const tabStop = items.some(({ index }) => index === active) ? active : (items[0]?.index ?? 0);

  return (
    <div
      ref={list}
      role="list"
      aria-label={label}
      style={{ position: 'relative', height: virtualizer.getTotalSize() }}
      onKeyDown={(event) => {
        const wanted = destination(event, active, rows.length);
        if (wanted === null) return;
        event.preventDefault();
        moveTo(wanted);
      }}
    >
      {items.map(({ index, key, start }) => (
        <div
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          role="listitem"
          aria-setsize={rows.length}
          aria-posinset={index + 1}
          style={{
            position: 'absolute',
            top: 0,
            left: 0,
            width: '100%',
            transform: `translateY(${start - scrollMargin}px)`,
          }}
          onFocus={() => setActive(index)}
        >
          {children(rows[index] as Row, index === tabStop ? 0 : -1)}
        </div>
      ))}
    </div>
  );
}

/** Distance of the list from the top of the page; what stands above it comes and goes. */
function useOffset(list: RefObject<HTMLDivElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      const top = list.current?.getBoundingClientRect().top;
      if (top !== undefined) setOffset(Math.round(top + window.scrollY));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => {
      observer.disconnect();
    };
  }, [list]);
  return offset;
}

/** A row far away has to be rendered before it can take the focus: it is scrolled to first and focused once it exists. */
function useRowFocus<Row>(
  list: RefObject<HTMLDivElement | null>,
  { rows, keyOf, returnTo, onReturned }: VirtualListProps<Row>,
  scrollTo: (index: number) => void,
) {
  const indexToReturnTo = returnTo === null ? -1 : rows.findIndex((row) => keyOf(row) === returnTo);
  const [active, setActive] = useState(Math.max(0, indexToReturnTo));
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (returnTo === null) return;
    if (indexToReturnTo >= 0) {
      wanted.current = indexToReturnTo;
      scrollTo(indexToReturnTo);
    }
    onReturned();
  });
  useEffect(() => {
    if (wanted.current === null) return;
    const control = list.current?.querySelector<HTMLElement>(
      `[data-index="${wanted.current}"] [data-row-control]`,
    );
    if (!control) return;
    wanted.current = null;
    control.focus({ preventScroll: true });
  });
  const moveTo = (index: number): void => {
    wanted.current = index;
    setActive(index);
    scrollTo(index);
  };
  return { active, setActive, moveTo };
}

function destination(event: KeyboardEvent, active: number, count: number): number | null {
  if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return null;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(active + 1, count - 1),
    ArrowUp: Math.max(active - 1, 0),
    Home: 0,
    End: count - 1,
  };
  return places[event.key] ?? null;
}
