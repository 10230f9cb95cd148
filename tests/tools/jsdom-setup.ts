/** What a browser has and jsdom lacks, as far as the pane needs it. jsdom lays nothing out: every element gets one size. */

const ELEMENT_WIDTH = 320;
const ELEMENT_HEIGHT = 64;

class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing is laid out, so nothing ever changes its size.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}

/** Answers every media query with no: light, no forced colours, motion allowed. */
function matchMedia(media: string): MediaQueryList {
  const never = (): void => undefined;
  const list = new EventTarget();
  return Object.assign(list, {
    matches: false,
    media,
    onchange: null,
    addListener: never,
    removeListener: never,
  });
}

function arrayBuffer(this: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as ArrayBuffer);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('unreadable'));
    };
    reader.readAsArrayBuffer(this);
  });
}

globalThis.ResizeObserver = NoResizeObserver;
Blob.prototype.arrayBuffer = arrayBuffer;
window.matchMedia = matchMedia;
window.scrollTo = (): void => undefined;
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => ELEMENT_WIDTH },
  offsetHeight: { configurable: true, get: () => ELEMENT_HEIGHT },
});
