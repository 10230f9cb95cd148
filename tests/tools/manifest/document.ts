/** The manifest as a tree of elements that remember their line. */
import { SaxesParser } from 'saxes';

/** Prefixes the rules use, whatever prefixes the file itself chose. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.microsoft.com/office/appforoffice/1.1': 'app',
  'http://schemas.microsoft.com/office/taskpaneappversionoverrides': 'over',
  'http://schemas.microsoft.com/office/officeappbasictypes/1.0': 'bt',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
};

export interface ManifestElement {
  /** `app:Hosts`, `over:Hosts`, `bt:Image`; `?:Name` in a namespace no manifest uses. */
  readonly name: string;
  /** Without namespace: `resid`, `DefaultValue`, `type` (of xsi). */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ManifestElement[];
  text: string;
  /** From 1. */
  readonly line: number;
}

export interface Fault {
  /** Which rule, e.g. `resid.undefined`. */
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

export type Parsed = { readonly root: ManifestElement } | { readonly fault: Fault };

export function parseManifest(xml: string): Parsed {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: ManifestElement[] = [];
  const roots: ManifestElement[] = [];
  parser.on('opentag', (tag) => {
    const element: ManifestElement = {
      name: `${prefixes[tag.uri] ?? '?'}:${tag.local}`,
      attributes: Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value])),
      children: [],
      text: '',
      line: parser.line,
    };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text.trim();
  });
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    return { fault: { rule: 'xml', line: parser.line, message: `is not well-formed XML: ${String(error)}` } };
  }
  const [root] = roots;
  return root === undefined ? { fault: { rule: 'xml', line: 1, message: 'holds no element' } } : { root };
}

/** The element and everything below it, in document order. */
export function everyElement(element: ManifestElement): ManifestElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

export function elementsNamed(root: ManifestElement, ...names: readonly string[]): ManifestElement[] {
  return everyElement(root).filter(({ name }) => names.includes(name));
}

export function childNamed(parent: ManifestElement | undefined, name: string): ManifestElement | undefined {
  return parent?.children.find((child) => child.name === name);
}

export function faultAt(element: ManifestElement, rule: string, message: string): Fault {
  return { rule, line: element.line, message };
}
