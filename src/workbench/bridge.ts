/**
 * Runs in the pane's page before office.js: plays Excel to it, over a message port to the workbench around it. The language and
 * theme Excel would tell are in the page's address.
 */
import { installSeams, OFFICE_INFO, type OfficeInfo, type Transport } from '../host/seams';
import { PANE_READY, PORT } from './paneMessages';

/** Text sent before the port arrives waits for it. */
function portTransport(): Transport {
  const waiting: string[] = [];
  let port: MessagePort | null = null;
  let receive: (text: string) => void = () => undefined;
  window.addEventListener('message', ({ data, origin, ports }) => {
    if (port || origin !== window.location.origin || data !== PORT || !ports[0]) return;
    port = ports[0];
    port.onmessage = (message: MessageEvent<string>) => receive(message.data);
    for (const text of waiting) port.postMessage(text);
  });
  return {
    send: (text) => {
      if (port) port.postMessage(text);
      else waiting.push(text);
    },
    onReceive: (listener) => {
      receive = listener;
    },
  };
}

function officeInfo(): OfficeInfo {
  const asked = new URLSearchParams(window.location.search);
  return {
    ...OFFICE_INFO,
    locale: asked.get('language') ?? OFFICE_INFO.locale,
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
  };
}

installSeams(window, portTransport(), officeInfo());
window.parent.postMessage(PANE_READY, window.location.origin);
