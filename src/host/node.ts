/**
 * Microsoft's own office.js, unmodified and from node_modules, running in this Node process against a host; attaching
 * another host switches to it. Command line and tests only.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ExcelHost } from './host';
import {
  installSeams,
  isEvent,
  OFFICE_INFO,
  savesSettings,
  serve,
  type OfficeInfo,
  type Transport,
} from './seams';

const BASE = 'https://office.local/';
const LIBRARY = path.join(
  path.dirname(
    createRequire(path.join(process.cwd(), 'package.json')).resolve('@microsoft/office-js/package.json'),
  ),
  'dist',
);

/** The library follows up an answer, or calls back what it registered, within this time. */
const QUIET_MS = 5;

/** What passes between the library and the host at hand; each message on a turn of its own, as over a real wire. */
class Switchboard {
  private toClient: ((text: string) => void) | null = null;
  private toHost: ((text: string) => void) | null = null;
  private stopServing: (() => void) | null = null;
  private unanswered = 0;
  hasSavedSettings = false;

  readonly client: Transport = {
    send: (text) => {
      if (savesSettings(text)) this.hasSavedSettings = true;
      else this.unanswered += 1;
      setImmediate(() => this.toHost?.(text));
    },
    onReceive: (receive) => {
      this.toClient = receive;
    },
  };

  /** When the client waits for no answer, and has not asked anew after the last one. */
  async quiet(): Promise<void> {
    do {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    } while (this.unanswered > 0);
  }

  connect(host: ExcelHost): void {
    this.stopServing?.();
    let connected = true;
    const stop = serve(host, {
      send: (text) => {
        setImmediate(() => {
          if (!isEvent(text)) this.unanswered -= 1;
          if (connected) this.toClient?.(text);
        });
      },
      onReceive: (receive) => {
        this.toHost = receive;
      },
    });
    this.stopServing = () => {
      connected = false;
      stop();
    };
  }
}

/** One loading of the library: it asks only once, when it starts, what Office it is in. */
interface Installation {
  readonly switchboard: Switchboard;
  readonly info: OfficeInfo;
  /** What was global before. */
  readonly globals: ReadonlySet<string>;
}

let installed: Installation | null = null;

/**
 * Connects `Office`, `Excel` and `OfficeExtension` of this process to the host. The library is loaded by the first call,
 * and anew when it would be told something else than before: the settings in the host's workbook, or another `info`.
 */
export async function attachOffice(host: ExcelHost, info: Partial<OfficeInfo> = {}): Promise<void> {
  const wanted = { ...OFFICE_INFO, settings: settingsOf(host), ...info };
  if (!installed || !tellsTheSame(installed, wanted)) {
    if (installed) await remove(installed);
    installed = install(wanted);
  }
  installed.switchboard.connect(host);
  await Office.onReady();
}

function settingsOf(host: ExcelHost): Record<string, string> {
  return Object.fromEntries([...host.book.settings].map(([key, value]) => [key, JSON.stringify(value)]));
}

function tellsTheSame({ info, switchboard }: Installation, wanted: OfficeInfo): boolean {
  return !switchboard.hasSavedSettings && JSON.stringify(info) === JSON.stringify(wanted);
}

function install(info: OfficeInfo): Installation {
  const globals = new Set(Object.getOwnPropertyNames(globalThis));
  const switchboard = new Switchboard();
  provideBrowser();
  installSeams(globalThis, switchboard.client, info);
  runScript('office.js');
  return { switchboard, info, globals };
}

/** Leaves nothing global of what the library and the page around it brought, once the library has nothing under way. */
async function remove({ globals, switchboard }: Installation): Promise<void> {
  await switchboard.quiet();
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!globals.has(name)) Reflect.deleteProperty(globalThis, name);
  }
}

function runScript(file: string): void {
  const full = path.join(LIBRARY, file);
  // Not vm.Script.runInThisContext: under jest that is the outer context, which has no `window`.
  const evaluate = globalThis.eval as (code: string) => unknown;
  evaluate(`${readFileSync(full, 'utf8')}\n//# sourceURL=${full}`);
}

/** The few things of a browser office.js looks for while it starts; what Node has itself is left alone. */
function provideBrowser(): void {
  const head = element('head');
  const scriptTag = { src: `${BASE}office.js`, getAttribute: () => null };
  const document = {
    readyState: 'complete',
    head,
    body: element('body'),
    cookie: '',
    URL: BASE,
    createElement: element,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    hasFocus: () => true,
    getElementsByTagName: (tag: string) => (tag === 'head' ? [head] : tag === 'script' ? [scriptTag] : []),
    getElementById: () => null,
    querySelectorAll: () => [],
  };
  const provided: Record<string, unknown> = {
    window: globalThis,
    self: globalThis,
    top: globalThis,
    parent: globalThis,
    document,
    navigator: { userAgent: 'node', language: 'en-US', platform: 'node' },
    location: new URL(`${BASE}pane.html`),
    history: {},
    name: '',
    sessionStorage: storage(),
    localStorage: storage(),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  for (const [name, value] of Object.entries(provided)) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

interface PageElement {
  readonly tagName: string;
  readonly style: object;
  src: string;
  onload: (() => void) | undefined;
  onerror: ((error: unknown) => void) | undefined;
  setAttribute(): undefined;
  getAttribute(): null;
  appendChild(child: PageElement): PageElement;
  href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly port: string;
  readonly pathname: string;
}

/** A script element runs the library's file it names as soon as it is put into the page; no other element does anything. */
function element(tag: string): PageElement {
  let address: URL | null = null;
  const self: PageElement = {
    tagName: tag.toUpperCase(),
    style: {},
    src: '',
    onload: undefined,
    onerror: undefined,
    setAttribute: () => undefined,
    getAttribute: () => null,
    appendChild: (child) => {
      if (child.tagName === 'SCRIPT') setImmediate(loadInto, child);
      return child;
    },
    set href(value: string) {
      address = new URL(value, BASE);
    },
    get href(): string {
      return address?.href ?? '';
    },
    get protocol(): string {
      return address?.protocol ?? '';
    },
    get hostname(): string {
      return address?.hostname ?? '';
    },
    get host(): string {
      return address?.host ?? '';
    },
    get port(): string {
      return address?.port ?? '';
    },
    get pathname(): string {
      return address?.pathname ?? '';
    },
  };
  return self;
}

function loadInto(script: PageElement): void {
  try {
    runScript(script.src.slice(BASE.length));
    script.onload?.();
  } catch (error) {
    script.onerror?.(error);
  }
}

function storage(): object {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
    clear: () => {
      items.clear();
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    get length(): number {
      return items.size;
    },
  };
}
