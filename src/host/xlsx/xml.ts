/** The little XML that the smaller parts of a workbook need: elements that hold no element of their own name. */

export interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>;
  /** Between the tags, as it stands in the file; empty for `<x/>`. */
  readonly body: string;
  /** The whole element as it stands in the file. */
  readonly source: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** All elements of a local name, whatever prefix the producer gave them. */
export function elements(xml: string, name: string): XmlElement[] {
  const pattern = new RegExp(
    `<((?:\\w+:)?${name})((?:\\s+[\\w:]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*(?:/>|>([\\s\\S]*?)</\\1\\s*>)`,
    'g',
  );
  return [...xml.matchAll(pattern)].map(([source, , attributes = '', body = '']) => ({
    source,
    body,
    attributes: attributesOf(attributes),
  }));
}

export function firstElement(xml: string, name: string): XmlElement | undefined {
  return elements(xml, name)[0];
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(name, decodeXml(double ?? single ?? ''));
  }
  return attributes;
}

export function flag(element: XmlElement, name: string, absent = false): boolean {
  const value = element.attributes.get(name);
  return value === undefined ? absent : value === '1' || value === 'true';
}

export function decodeXml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name as string] ?? whole;
    },
  );
}

/** For text and for attributes in double quotes; line breaks survive in both. */
export function encodeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}

/** `name="value"` for each attribute that has a value; true is written as 1. */
export function xmlAttributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const written = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
    text += ` ${name}="${encodeXml(written)}"`;
  }
  return text;
}
