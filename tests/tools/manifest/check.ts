/** Everything about the manifest that can be known without Office and without the network. */
import { identityFaults, requirementFaults, ribbonFaults, runtimeFaults } from './commands';
import type { Fault } from './document';
import { parseManifest } from './document';
import type { Site } from './resources';
import { addressFaults, residFaults, wordFaults } from './resources';
import { structureFaults } from './structure';

const locales = ['zh-CN', 'en-US'] as const;

/** Faults in the order of their lines; empty when the manifest is sound. `functions`: names the ribbon code answers to. */
export function checkManifest(xml: string, site: Site, functions: readonly string[]): Fault[] {
  const parsed = parseManifest(xml);
  if ('fault' in parsed) return [parsed.fault];
  const { root } = parsed;
  if (root.name !== 'app:OfficeApp') {
    return [{ rule: 'root', line: root.line, message: `the root is ${root.name}, not app:OfficeApp` }];
  }
  return [
    ...structureFaults(root),
    ...identityFaults(root),
    ...requirementFaults(root),
    ...wordFaults(root, locales),
    ...residFaults(root),
    ...addressFaults(root, site),
    ...runtimeFaults(root),
    ...ribbonFaults(root, functions),
  ].sort((one, other) => one.line - other.line);
}
