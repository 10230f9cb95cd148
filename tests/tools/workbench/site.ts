/**
 * What the browser tests visit: the production build of the pane, under its own content security policy, beside the grid, served
 * from a free port. Whatever is older than the sources is built first.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize, resolve, sep } from 'node:path';
import { besideTheGrid, FILE_NAME, LOCAL_OFFICE_JS } from './pane-page.cjs';
import { sampleBook } from './sample.cjs';

const ROOT = resolve(__dirname, '..', '..', '..');
const PANE = join(ROOT, 'dist');
const WORKBENCH = join(ROOT, '.cache', 'workbench');
const OFFICE_JS = dirname(require.resolve('@microsoft/office-js/dist/office.js'));
const BUILDING_MAX_MS = 600_000;
const BUILDS = [
  { name: 'pane', page: join(PANE, 'pane.html') },
  { name: 'workbench', page: join(WORKBENCH, 'workbench.html') },
];
const MADE_FROM = ['src', 'assets', 'manifest.xml', 'webpack.config.js', 'package-lock.json'];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface Site {
  /** `http://localhost:…`, without a slash at the end. */
  readonly address: string;
  close(): Promise<void>;
}

function changedAt(file: string): number {
  const entry = statSync(file);
  if (!entry.isDirectory()) return /\.test\.tsx?$/.test(file) ? 0 : entry.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => changedAt(join(file, name))));
}

/** Builds what is not there or older than what it is made from. */
export function buildSite(): void {
  const changed = Math.max(...MADE_FROM.map((file) => changedAt(join(ROOT, file))));
  const old = BUILDS.filter(
    ({ page }) => (statSync(page, { throwIfNoEntry: false })?.mtimeMs ?? 0) < changed,
  );
  if (old.length === 0) return;
  const webpack = join(ROOT, 'node_modules', 'webpack-cli', 'bin', 'cli.js');
  const names = old.flatMap(({ name }) => ['--config-name', name]);
  execFileSync(process.execPath, [webpack, '--mode', 'production', ...names], {
    cwd: ROOT,
    timeout: BUILDING_MAX_MS,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The file behind an address; null outside the served folders. */
function fileOf(path: string): string | null {
  const [folder, rest] = path.startsWith(dirname(LOCAL_OFFICE_JS) + '/')
    ? [OFFICE_JS, path.slice(dirname(LOCAL_OFFICE_JS).length)]
    : [statSync(join(WORKBENCH, path), { throwIfNoEntry: false })?.isFile() ? WORKBENCH : PANE, path];
  const file = normalize(join(folder, rest));
  return file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

async function answer(path: string, response: ServerResponse): Promise<void> {
  const send = (status: number, type: string, body: string | Buffer): void => {
    response.writeHead(status, { 'content-type': TYPES[type] ?? 'text/plain; charset=utf-8' }).end(body);
  };
  if (path === `/${FILE_NAME}`) {
    send(200, '.html', besideTheGrid(readFileSync(join(PANE, 'pane.html'), 'utf8')));
    return;
  }
  if (path === '/sample.xlsx') {
    try {
      send(200, '.xlsx', readFileSync(await sampleBook()));
    } catch (error) {
      send(503, '', error instanceof Error ? error.message : String(error));
    }
    return;
  }
  const file = fileOf(path);
  if (file === null) send(404, '', 'There is no such file.');
  else send(200, extname(file), readFileSync(file));
}

/** Builds what is old, the sample ledger too, and serves it. Rejects with what failed to build. */
export async function openSite(): Promise<Site> {
  buildSite();
  await sampleBook();
  return serveSite();
}

/** Serves what was built, as it is. */
export async function serveSite(): Promise<Site> {
  const server = createServer(({ url = '/' }, response) => {
    void answer(decodeURIComponent(new URL(url, 'http://localhost').pathname), response);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
