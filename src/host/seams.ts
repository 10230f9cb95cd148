/**
 * The two seams through which office.js can be talked to without Excel, in one file because neither is documented:
 * `_richApiNativeBridge` carries batches and events as JSON text, and `window.external` is what office.js asks, once, where
 * it is. Both ends speak over a transport: a direct call in Node, a message port between the workbench and the pane. Settings
 * that are saved, which `window.external` is handed, travel there too, in a message of our own.
 */
import { z } from 'zod';
import type { ExcelHost } from './host';

/** What Office tells an add-in about itself. */
export interface OfficeInfo {
  readonly locale: string;
  /** Highest ExcelApi requirement set the host claims; `all` is the newest that the library knows. */
  readonly apiVersion: string;
  readonly theme: 'light' | 'dark';
  /** `Office.context.document.settings` as they are when the add-in starts: JSON by key. */
  readonly settings: Readonly<Record<string, string>>;
}

export const OFFICE_INFO: OfficeInfo = { locale: 'zh-CN', apiVersion: '1.14', theme: 'light', settings: {} };

/** The newest set in the library that npm carries. */
const NEWEST_API_VERSION = '1.15';

/** Text to the host; text from the host arrives at `receive`. */
export interface Transport {
  send(text: string): void;
  onReceive(receive: (text: string) => void): void;
}

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost: ((text: string) => void) | null;
}

/** A message of our own starts so, and can be told from the bridge's without reading it. */
const OWN_MESSAGE = '{"office":';
const SETTINGS_MESSAGE = z.object({
  office: z.literal('settings'),
  values: z.record(z.string(), z.string()),
});

/** Whether a text to the host saves the document's settings. */
export function savesSettings(text: string): boolean {
  return text.startsWith(OWN_MESSAGE);
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
  define(target, 'external', new OfficeExternal(info, transport));
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

const LIGHT = { body: 0xffffff, text: 0x262626 };
const DARK = { body: 0x262626, text: 0xffffff };
const DONE = 0;

/** What Office answers when something inside it fails. */
const INTERNAL_ERROR = 5001;

type Callback = (status: number, value?: unknown) => void;

/** The object office.js finds as `window.external` in Excel for Windows. Its methods are called by their names alone. */
class OfficeExternal {
  private settings: Readonly<Record<string, string>>;

  constructor(
    private readonly info: OfficeInfo,
    private readonly transport: Transport,
  ) {
    this.settings = info.settings;
  }

  // Type $ Platform $ Version $ Locale $ correlation $ isDialog $ disableLogging: without the last it reports home.
  readonly GetHostInfo = (): string => `Excel$Win32$16.01$${this.info.locale}$credit-ledger$$disableLogging$`;

  readonly GetContext = (): object => ({
    ...officeContext(this.info),
    GetSettings: () => ({ Read: this.readSettings, Write: this.writeSettings }),
  });

  /** Office's methods outside Excel's own library are not built. */
  readonly Execute = (_id: number, _parameters: unknown, callback: Callback): void => {
    later(() => {
      callback(INTERNAL_ERROR);
    });
  };

  /** Office's own events, such as a button of the ribbon: none of them happens here. Excel's come over the bridge. */
  readonly RegisterEvent = (_id: number, _target: string, _handler: unknown, callback: Callback): void => {
    later(() => {
      callback(DONE);
    });
  };

  readonly UnregisterEvent = (_id: number, _target: string, callback: Callback): void => {
    later(() => {
      callback(DONE);
    });
  };

  private readonly readSettings = (keys: string[], values: string[]): void => {
    keys.push(...Object.keys(this.settings));
    values.push(...Object.values(this.settings));
  };

  private readonly writeSettings = (keys: readonly string[], values: readonly string[]): void => {
    this.settings = Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 'null']));
    this.transport.send(JSON.stringify({ office: 'settings', values: this.settings }));
  };
}

function later(work: () => void): void {
  setTimeout(work, 0);
}

function officeContext(info: OfficeInfo): object {
  const colours = info.theme === 'dark' ? DARK : LIGHT;
  const theme = JSON.stringify({
    bodyBackgroundColor: colours.body,
    bodyForegroundColor: colours.text,
    controlBackgroundColor: colours.body,
    controlForegroundColor: colours.text,
  });
  const requirementSets = JSON.stringify({
    ExcelApi: info.apiVersion === 'all' ? NEWEST_API_VERSION : info.apiVersion,
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
  return Object.fromEntries(answers);
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

/** Whether a text to the client is an event rather than an answer. */
export function isEvent(text: string): boolean {
  return text.startsWith(`{"type":${EVENT_MESSAGE},`);
}

/** The host's end: answers what comes over the transport, and sends events. Returns the function that ends it. */
export function serve(host: ExcelHost, transport: Transport): () => void {
  transport.onReceive((text) => {
    if (savesSettings(text)) {
      host.replaceSettings(SETTINGS_MESSAGE.parse(JSON.parse(text)).values);
      return;
    }
    void answer(host, text).then((reply) => {
      transport.send(reply);
    });
  });
  return host.onEvents((entries) => {
    // After the batch's own answer: the client must have finished with it before a handler runs.
    later(() => {
      transport.send(JSON.stringify({ type: EVENT_MESSAGE, controlId: '', message: { entries } }));
    });
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
