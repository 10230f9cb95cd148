/**
 * Add-in settings in the file. Excel keeps them in a web-extension part that only Office writes; we keep them as custom
 * document properties, one for each setting with JSON as its text: Excel and LibreOffice both preserve those on saving,
 * no sheet is needed, and nobody sees them in the grid.
 */
import { partText, setPartText } from './package';
import type { Parts } from './package';
import { decodeXml, elements, encodeXml, firstElement } from './xml';

const PART = 'docProps/custom.xml';
const PREFIX = 'addin.setting:';
const FORMAT_ID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
/** Property ids 0 and 1 are reserved. */
const FIRST_ID = 2;
const NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';

export function readSettings(parts: Parts): Map<string, unknown> {
  const settings = new Map<string, unknown>();
  for (const property of elements(partText(parts, PART), 'property')) {
    const name = property.attributes.get('name') ?? '';
    if (!name.startsWith(PREFIX)) continue;
    const text = decodeXml(firstElement(property.body, 'lpwstr')?.body ?? '');
    const value = parsed(text);
    if (value !== undefined) settings.set(name.slice(PREFIX.length), value);
  }
  return settings;
}

/** A property someone edited by hand is no setting any more. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

export function writeSettings(parts: Parts, settings: ReadonlyMap<string, unknown>): void {
  if (settings.size === 0) return;
  const properties = [...settings].map(([name, value], position) => {
    const id = String(FIRST_ID + position);
    const text = encodeXml(JSON.stringify(value));
    return `<property fmtid="${FORMAT_ID}" pid="${id}" name="${encodeXml(PREFIX + name)}"><vt:lpwstr>${text}</vt:lpwstr></property>`;
  });
  setPartText(
    parts,
    PART,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${NAMESPACE}" xmlns:vt="${TYPES}">${properties.join('')}</Properties>`,
  );
  append(
    parts,
    '[Content_Types].xml',
    '</Types>',
    `<Override PartName="/${PART}" ContentType="${CONTENT_TYPE}"/>`,
  );
  append(
    parts,
    '_rels/.rels',
    '</Relationships>',
    `<Relationship Id="rIdSettings" Type="${RELATION}" Target="${PART}"/>`,
  );
}

function append(parts: Parts, path: string, end: string, addition: string): void {
  setPartText(
    parts,
    path,
    partText(parts, path).replace(end, () => addition + end),
  );
}
