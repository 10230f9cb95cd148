/**
 * `npm run dev-server`: the pane on https://localhost:3000, where the manifest says it is. Excel loads nothing else than https
 * with a certificate its machine trusts: `npm run start:excel` has Microsoft's office-addin-dev-certs make one first.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const certificates = join(homedir(), '.office-addin-dev-certs');
const [authority, certificate, key] = ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) =>
  join(certificates, name),
);

if (authority === undefined || certificate === undefined || key === undefined || !existsSync(key)) {
  console.error(`There is no certificate in ${certificates}: npx office-addin-dev-certs install makes one.`);
  process.exitCode = 1;
} else {
  const root = join(__dirname, '..', '..');
  const options = [
    '--mode',
    'development',
    '--config-name',
    'pane',
    '--port',
    '3000',
    '--server-type',
    'https',
  ];
  const files = [
    '--server-options-ca',
    authority,
    '--server-options-cert',
    certificate,
    '--server-options-key',
    key,
  ];
  const webpack = join(root, 'node_modules', 'webpack-cli', 'bin', 'cli.js');
  const server = spawn(process.execPath, [webpack, 'serve', ...options, ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
