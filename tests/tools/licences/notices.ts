/** THIRD-PARTY-NOTICES: what the licences of the bundled packages ask us to hand on. */
import type { BundledPackage } from './packages';

const heading = `Credit Ledger contains the following packages, each under its own licence.
This file is made by "npm run licences -- --write" from what webpack bundled.`;
const rule = '-'.repeat(80);

/** Packages of the same licence text stand together, so that a text many share is printed once. */
export function notices(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, string[]>();
  for (const bundled of [...packages].sort(byName)) {
    const text = textOf(bundled);
    byText.set(text, [
      ...(byText.get(text) ?? []),
      `${bundled.name} ${bundled.version} (${bundled.licence})`,
    ]);
  }
  const sections = [...byText].map(([text, titles]) => [rule, ...titles, '', text].join('\n'));
  return `${[heading, ...sections].join('\n\n')}\n`;
}

function textOf({ texts, licence, author }: BundledPackage): string {
  if (texts.length > 0) return texts.join('\n\n');
  const by = author === '' ? '' : ` by ${author}`;
  return `The package brings no licence file; it states ${licence}${by}.`;
}

function byName(one: BundledPackage, other: BundledPackage): number {
  const names = [`${one.name} ${one.version}`, `${other.name} ${other.version}`] as const;
  return names[0] < names[1] ? -1 : names[0] > names[1] ? 1 : 0;
}
