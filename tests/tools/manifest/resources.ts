/** Resource ids, words in both languages, and addresses with the files behind them. */
import { pngSize } from '../png';
import type { Fault, ManifestElement } from './document';
import { childNamed, elementsNamed, everyElement, faultAt } from './document';

export interface ManifestFiles {
  /** null when there is no such file; paths are relative to the site's root, `assets/icon-16.png`. */
  read(path: string): Uint8Array | null;
}

/** Where the manifest's addresses point: the development server's, or the published site's. */
export interface Site {
  /** With a trailing slash. */
  readonly address: string;
  readonly files: ManifestFiles;
  /** Pages that the build makes, so that no file stands behind them in the repository. */
  readonly builtPages: readonly string[];
}

const residLengthMax = 32;
const addressLengthMax = 2048;
const textLengthMax: Readonly<Record<string, number>> = {
  'app:DisplayName': 125,
  'app:Description': 250,
  'bt:ShortStrings': 125,
  'bt:LongStrings': 250,
};
const iconUrlSide = { 'app:IconUrl': 32, 'app:HighResolutionIconUrl': 64 } as const;

/** Which kind of resource an element's `resid` must name. */
const residKinds: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  'over:Runtime': 'bt:Urls',
  'over:FunctionFile': 'bt:Urls',
  'over:SourceLocation': 'bt:Urls',
  'over:LearnMoreUrl': 'bt:Urls',
  'over:Label': 'bt:ShortStrings',
  'over:Title': 'bt:ShortStrings',
  'over:Description': 'bt:LongStrings',
};

interface Resource {
  readonly id: string;
  readonly kind: string;
  readonly element: ManifestElement;
}

export function resourcesOf(root: ManifestElement): Resource[] {
  const kinds = elementsNamed(root, 'over:Resources').flatMap(({ children }) => children);
  return kinds.flatMap((kind) =>
    kind.children.map((element) => ({ id: element.attributes['id'] ?? '', kind: kind.name, element })),
  );
}

export function residFaults(root: ManifestElement): Fault[] {
  const resources = resourcesOf(root);
  const users = everyElement(root).filter(({ attributes }) => attributes['resid'] !== undefined);
  const used = new Set(users.map(({ attributes }) => attributes['resid']));
  return [
    ...users.flatMap((user) => residUseFaults(user, resources)),
    ...resources.flatMap(({ id, element }, index) => [
      ...(used.has(id) ? [] : [faultAt(element, 'resid.unused', `resource "${id}" is used nowhere`)]),
      ...(id.length > 0 && id.length <= residLengthMax
        ? []
        : [
            faultAt(
              element,
              'resid.length',
              `resource id "${id}" must have 1 to ${residLengthMax} characters`,
            ),
          ]),
      ...(resources.findIndex((other) => other.id === id) === index
        ? []
        : [faultAt(element, 'resid.repeated', `resource id "${id}" is defined twice`)]),
    ]),
  ];
}

function residUseFaults(user: ManifestElement, resources: readonly Resource[]): Fault[] {
  const id = user.attributes['resid'] ?? '';
  const resource = resources.find((candidate) => candidate.id === id);
  if (resource === undefined) return [faultAt(user, 'resid.undefined', `resource "${id}" is not defined`)];
  const kind = residKinds[user.name];
  if (resource.kind === kind) return [];
  return [
    faultAt(
      user,
      'resid.kind',
      `${user.name} needs one of ${kind ?? 'no resource'}, "${id}" is one of ${resource.kind}`,
    ),
  ];
}

/** Elements that hold words a user reads, with the greatest length Office takes. */
function wordsOf(root: ManifestElement): { element: ManifestElement; lengthMax: number }[] {
  const top = root.children.map((element) => ({ element, lengthMax: textLengthMax[element.name] ?? 0 }));
  const strings = resourcesOf(root).map(({ kind, element }) => ({
    element,
    lengthMax: textLengthMax[kind] ?? 0,
  }));
  return [...top, ...strings].filter(({ lengthMax }) => lengthMax > 0);
}

/** Every text exists in `locales`, the first of which is the default and stands in DefaultValue. */
export function wordFaults(root: ManifestElement, locales: readonly [string, ...string[]]): Fault[] {
  const [defaultLocale, ...others] = locales;
  const declared = childNamed(root, 'app:DefaultLocale');
  const wrongDefault =
    declared !== undefined && declared.text !== defaultLocale
      ? [faultAt(declared, 'locale.default', `the default locale is ${declared.text}, not ${defaultLocale}`)]
      : [];
  return [
    ...wrongDefault,
    ...wordsOf(root).flatMap(({ element, lengthMax }) => [
      ...localeFaults(element, others),
      ...lengthFaults(element, lengthMax),
    ]),
  ];
}

function localeFaults(element: ManifestElement, expected: readonly string[]): Fault[] {
  const given = element.children.map(({ attributes }) => attributes['Locale'] ?? '');
  const text = element.attributes['DefaultValue'] ?? '';
  return [
    ...expected
      .filter((locale) => !given.includes(locale))
      .map((locale) => faultAt(element, 'locale.missing', `"${text}" has no ${locale} override`)),
    ...given
      .filter((locale, index) => !expected.includes(locale) || given.indexOf(locale) !== index)
      .map((locale) =>
        faultAt(element, 'locale.unexpected', `"${text}" must not have this ${locale} override`),
      ),
  ];
}

function lengthFaults(element: ManifestElement, lengthMax: number): Fault[] {
  const texts = [
    element.attributes['DefaultValue'],
    ...element.children.map(({ attributes }) => attributes['Value']),
  ];
  return texts
    .map((text) => text ?? '')
    .filter((text) => text.trim() === '' || text.length > lengthMax)
    .map((text) => faultAt(element, 'text.length', `"${text}" must have 1 to ${lengthMax} characters`));
}

export function addressFaults(root: ManifestElement, site: Site): Fault[] {
  const holders = [
    ...elementsNamed(
      root,
      'app:IconUrl',
      'app:HighResolutionIconUrl',
      'app:SupportUrl',
      'app:SourceLocation',
    ),
    ...resourcesOf(root)
      .filter(({ kind }) => kind === 'bt:Images' || kind === 'bt:Urls')
      .map(({ element }) => element),
  ];
  const domains = elementsNamed(root, 'app:AppDomain');
  return [
    ...domains.flatMap((element) => httpsFaults(element, element.text)),
    ...holders.flatMap((element) => {
      const address = element.attributes['DefaultValue'] ?? '';
      return [...httpsFaults(element, address), ...fileFaults(element, address, site)];
    }),
    ...imageSizeFaults(root, site),
  ];
}

function httpsFaults(element: ManifestElement, address: string): Fault[] {
  if (address.startsWith('https://') && address.length <= addressLengthMax) return [];
  return [
    faultAt(
      element,
      'address.https',
      `"${address}" must be an https address of at most ${addressLengthMax} characters`,
    ),
  ];
}

function fileFaults(element: ManifestElement, address: string, site: Site): Fault[] {
  if (address.length > addressLengthMax) return [];
  const path = pathWithin(site, address);
  if (path === null) return [faultAt(element, 'address.site', `"${address}" lies outside ${site.address}`)];
  if (site.builtPages.includes(path) || site.files.read(path) !== null) return [];
  return [faultAt(element, 'file.missing', `there is no file ${path}`)];
}

function pathWithin(site: Site, address: string): string | null {
  return address.startsWith(site.address) ? address.slice(site.address.length) : null;
}

/** Each image really has the size in pixels that its use declares. */
function imageSizeFaults(root: ManifestElement, site: Site): Fault[] {
  const resources = resourcesOf(root);
  const addressOf = (id: string | undefined) =>
    resources.find((resource) => resource.id === id)?.element.attributes['DefaultValue'] ?? '';
  const uses = [
    ...elementsNamed(root, 'over:Icon')
      .flatMap(({ children }) => children)
      .map((element) => ({
        element,
        side: Number(element.attributes['size']),
        address: addressOf(element.attributes['resid']),
      })),
    ...Object.entries(iconUrlSide).flatMap(([name, side]) =>
      elementsNamed(root, name).map((element) => ({
        element,
        side,
        address: element.attributes['DefaultValue'] ?? '',
      })),
    ),
  ];
  return uses.flatMap(({ element, side, address }) => {
    const bytes = site.files.read(pathWithin(site, address) ?? '');
    const size = bytes === null ? null : pngSize(bytes);
    if (bytes === null || (size?.width === side && size.height === side)) return [];
    const found = size === null ? 'no PNG' : `${size.width} × ${size.height}`;
    return [faultAt(element, 'icon.pixels', `${address} must be ${side} × ${side} pixels, it is ${found}`)];
  });
}
