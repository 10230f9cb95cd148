/** The pane beside the grid: the very page Excel loads, in a frame, talking to this page's host over a message port. */
import type { Language } from '../ledger/tables';
import type { ExcelHost } from '../host';
import { serve } from '../host/seams';
import { PANE_READY, PORT } from './paneMessages';

export interface PaneLook {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
}

const PAGE = 'workbench-pane.html';

export class PaneFrame {
  private frame: HTMLIFrameElement | null = null;
  private host: ExcelHost | null = null;
  private stopServing: () => void = () => undefined;

  constructor(private readonly container: HTMLElement) {
    window.addEventListener('message', ({ data, origin, source }) => {
      const pane = this.frame?.contentWindow;
      if (pane && source === pane && origin === window.location.origin && data === PANE_READY)
        this.connect(pane);
    });
  }

  /** Opens the pane anew, as Excel does for each workbook: nothing of the former one stays. */
  open(host: ExcelHost, { language, theme }: PaneLook, title: string): void {
    this.stopServing();
    this.host = host;
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.src = `${PAGE}?${new URLSearchParams({ language, theme }).toString()}`;
    this.frame = frame;
    this.container.replaceChildren(frame);
  }

  private connect(pane: Window): void {
    if (!this.host) return;
    const { port1, port2 } = new MessageChannel();
    let connected = true;
    const stop = serve(this.host, {
      send: (text) => {
        if (connected) port1.postMessage(text);
      },
      onReceive: (receive) => {
        port1.onmessage = (message: MessageEvent<string>) => receive(message.data);
      },
    });
    this.stopServing = () => {
      connected = false;
      stop();
      port1.close();
    };
    pane.postMessage(PORT, window.location.origin, [port2]);
  }
}
