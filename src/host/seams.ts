/**
 * The two seams through which office.js can be talked to without Excel, in one file because neither is documented:
 * `_richApiNativeBridge` carries batches and events as JSON text, and `window.external` is what office.js asks, once, where
 * it is. Both ends speak over a transport: a direct call in Node, a message port between the workbench and the pane.
 */
import { z } from 'zod';
import type { ExcelHost } from './host';

/** What Office tells an add-in about itself. */
export interface OfficeInfo {
  readonly locale: string;
  /** Highest ExcelApi requirement set the host claims. */
  readonly apiVersion: string;
  readonly theme: 'light' | 'dark';
}

export const OFFICE_INFO: OfficeInfo = { locale: 'zh-CN', apiVersion: '1.14', theme: 'light' };

/** Text to the host; text from the host arrives at `receive`. */
export interface Transport {
  send(text: string): void;
  onReceive(receive: (text: string) => void): void;
}

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost: ((text: string) => void) | null;
}

/** What office.js keeps for the document: read once when it starts, written as a whole. */
interface DocumentSettings {
  readonly keys: string[];
  readonly values: string[];
}

/** The client's end: to be called in the add-in's window before office.js is loaded. */
export function installSeams(target: object, transport: Transport, info: OfficeInfo): void {
  const bridge: Bridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      transport.send(text);
    },
  };
  transport.onReceive((text) => bridge.onMessageFromHost?.(text));
  define(target, '_richApiNativeBridge', bridge);
  define(target, 'external', officeExternal(info));
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

const LIGHT = { body: 0xffffff, text: 0x262626 };
const DARK = { body: 0x262626, text: 0xffffff };
const DONE = 0;

type Callback = (status: number, value?: unknown) => void;

function officeExternal(info: OfficeInfo): object {
  const settings: DocumentSettings = { keys: [], values: [] };
  const later = (callback: Callback, ...answer: Parameters<Callback>): void => {
    setTimeout(() => {
      callback(...answer);
    }, 0);
  };
  return {
    // Type $ Platform $ Version $ Locale $ correlation $ isDialog $ disableLogging: without the last it reports home.
    GetHostInfo: () => `Excel$Win32$16.01$${info.locale}$credit-ledger$$disableLogging$`,
    GetContext: () => officeContext(info, settings),
    Execute: (_id: number, _parameters: unknown, callback: Callback) => {
      later(callback, DONE, safeArray([DONE, null]));
    },
    RegisterEvent: (_id: number, _target: string, _handler: unknown, callback: Callback) => {
      later(callback, DONE);
    },
    UnregisterEvent: (_id: number, _target: string, callback: Callback) => {
      later(callback, DONE);
    },
  };
}

/** office.js reads arrays of the old kind through these two functions. */
function safeArray(items: unknown[]): object {
  return { toArray: () => items, dimensions: () => 1 };
}

function officeContext(info: OfficeInfo, settings: DocumentSettings): object {
  const colours = info.theme === 'dark' ? DARK : LIGHT;
  const theme = JSON.stringify({
    bodyBackgroundColor: colours.body,
    bodyForegroundColor: colours.text,
    controlBackgroundColor: colours.body,
    controlForegroundColor: colours.text,
  });
  const requirementSets = JSON.stringify({
    ExcelApi: info.apiVersion,
    SharedRuntime: '1.1',
    // Without it the client never asks to wait for a cell being edited.
    DelayForCellEdit: '1.1',
    RibbonApi: '1.1',
  });
  const constants = {
    GetAppType: 1,
    GetSolutionRef: 'credit-ledger',
    GetAppVersionMajor: 16,
    GetAppVersionMinor: 1,
    GetAppUILocale: info.locale,
    GetAppDataLocale: info.locale,
    GetDocUrl: 'file:///Book1.xlsx',
    GetAppCapabilities: 0,
    GetActivationMode: 1,
    GetControlIntegrationLevel: 1,
    GetSolutionToken: '',
    GetCorrelationId: '',
    GetInstanceId: 'credit-ledger',
    GetTouchEnabled: false,
    GetCommerceAllowed: false,
    GetSupportedMatrix: requirementSets,
    GetHostFullVersion: '16.0.15000.20000',
    GetOfficeThemeInfo: theme,
  };
  const answers = Object.entries(constants).map(([name, value]): [string, () => unknown] => [
    name,
    () => value,
  ]);
  return { ...Object.fromEntries(answers), GetSettings: () => settingsStore(settings) };
}

function settingsStore(settings: DocumentSettings): object {
  return {
    Read: (keys: string[], values: string[]) => {
      keys.push(...settings.keys);
      values.push(...settings.values);
    },
    Write: (keys: string[], values: string[]) => {
      settings.keys.splice(0, Infinity, ...keys);
      settings.values.splice(0, Infinity, ...values);
    },
  };
}

const MESSAGE = z.object({
  id: z.number(),
  type: z.number(),
  flags: z.number().optional(),
  message: z.object({ body: z.unknown() }),
});
const EVENT_MESSAGE = 3;
const OK_STATUS = 200;
const REFUSED_STATUS = 400;

/** The host's end: answers what comes over the transport, and sends events. Returns the function that ends it. */
export function serve(host: ExcelHost, transport: Transport): () => void {
  transport.onReceive((text) => {
    void answer(host, text).then((reply) => {
      transport.send(reply);
    });
  });
  return host.onEvents((entries) => {
    // After the batch's own answer: the client must have finished with it before a handler runs.
    setTimeout(() => {
      transport.send(JSON.stringify({ type: EVENT_MESSAGE, controlId: '', message: { entries } }));
    }, 0);
  });
}

async function answer(host: ExcelHost, text: string): Promise<string> {
  const { id, type, flags, message } = MESSAGE.parse(JSON.parse(text));
  const body = typeof message.body === 'string' ? (JSON.parse(message.body) as unknown) : message.body;
  const reply = await host.executeBody(body, text, flags ?? 0);
  const payload = reply.ok
    ? { statusCode: OK_STATUS, headers: {}, body: reply.body }
    : {
        statusCode: REFUSED_STATUS,
        headers: {},
        body: JSON.stringify({ error: { code: reply.code, message: reply.message } }),
      };
  return JSON.stringify({ id, type, message: payload });
}
