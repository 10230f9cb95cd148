import { ribbonFunctions } from '../../src/ribbon/functions';
import { checkManifest } from '../tools/manifest/check';
import { developmentSite } from '../tools/manifest/site';
import { encodePng } from '../tools/png';
import { breakages, root, sound } from './manifest-breakages';

const site = developmentSite(root);

function faultsOf(xml: string): string[] {
  return checkManifest(xml, site, ribbonFunctions).map(({ rule, message }) => `${rule}: ${message}`);
}

function replaced(xml: string, found: string | RegExp, replacement: string): string {
  const changed = xml.replace(found, replacement);
  if (changed === xml) throw new Error(`nothing to break: ${String(found)}`);
  return changed;
}

describe('the manifest checker', () => {
  it('finds the manifest sound', () => {
    expect(faultsOf(sound)).toEqual([]);
  });

  it.each(breakages)('catches %s', (_, found, replacement, message) => {
    expect(faultsOf(replaced(sound, found, replacement))).toContainEqual(expect.stringContaining(message));
  });

  it('tells the line of a fault', () => {
    const line = sound.split('\n').findIndex((text) => text.includes('<FunctionFile')) + 1;
    const xml = replaced(sound, '<FunctionFile resid="Pane.Url"/>', '<FunctionFile resid="Nothing"/>');
    expect(checkManifest(xml, site, ribbonFunctions)).toContainEqual(
      expect.objectContaining({ line, rule: 'resid.undefined' }),
    );
  });

  it('checks a published manifest against the address it is published at', () => {
    const published = sound.replaceAll('https://localhost:3000/', 'https://ledger.example.com/credit/');
    const there = developmentSite(root, 'https://ledger.example.com/credit/');
    expect(checkManifest(published, there, ribbonFunctions)).toEqual([]);
    expect(faultsOf(published)).toContainEqual(expect.stringContaining('address.site'));
  });

  it('reads the size of what the icon encoder writes, and refuses to read one from other bytes', () => {
    const small = encodePng({ width: 3, height: 2 }, new Uint8Array(24));
    const files = { read: () => small };
    const messages = checkManifest(sound, { ...site, files }, ribbonFunctions).map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining('must be 16 × 16 pixels, it is 3 × 2'));
  });
});
