import { scanXml } from './xmlScan';

const seen = (xml: string) => scanXml(new TextEncoder().encode(xml));

describe('a part is whole XML or not', () => {
  it.each([
    '<a/>',
    '<?xml version="1.0"?>\n<a>text</a>\n',
    '<!DOCTYPE a><a b="1" c = \'2>\' ><b/></a >',
    '<a><!-- <b> -- - --><b></b></a>',
    '<a><![CDATA[ <b> ]] ]]></a>',
    '<x:a xmlns:x="u"><数 量="1"/></x:a>',
    '<a b="&lt;">&lt;</a>',
  ])('%s is', (xml) => {
    expect(seen(xml).isWhole).toBe(true);
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a b=1/>',
    '<a b/>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    '<a b="1/>',
    '< a/>',
    '<>',
    '<a/ >',
    '<a><!-- -></a>',
    '<a><![CDATA[ ]></a>',
    '<?xml>',
    '<a><b></ b></a>',
  ])('%s is not', (xml) => {
    expect(seen(xml).isWhole).toBe(false);
  });

  it('is none that is nested beyond all measure', () => {
    const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect([nested(256), nested(257)].map((xml) => seen(xml).isWhole)).toEqual([true, false]);
  });

  it('counts cells and formulas, whatever their prefix', () => {
    const { cells, formulas } = seen('<s><c r="A1"/><x:c><x:f>1</x:f></x:c><col/><cc/><c><f/><ff/></c></s>');
    expect([cells, formulas]).toEqual([3, 2]);
  });

  it('counts what may be hidden', () => {
    const { maybeHidden } = seen(
      '<s><row ht="1" hidden="1"/><col hidden = \'0\'/><c unhide="1" hid="1"/></s>',
    );
    expect(maybeHidden).toBe(2);
  });
});
