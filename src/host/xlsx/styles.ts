/** Cell styles between the model and the file library, and the colours a file names by theme or index. */
import type { Alignment, Color, Font, Style as FileStyle } from '@cj-tech-master/excelts';
import type { Style } from '../model';
import { elements, firstElement } from './xml';

/** The Office theme's colours in the order a file's `theme` index counts them (light and dark are swapped in the list). */
const THEME_SLOTS = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];
const OFFICE_THEME =
  'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72'.split(' ');
/** The first eight indexed colours; 8 to 15 repeat them. */
const INDEXED = '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF'.split(' ');
const HORIZONTAL = {
  left: 'Left',
  center: 'Center',
  right: 'Right',
  fill: 'Fill',
  justify: 'Justify',
} as const;
const VERTICAL = { top: 'Top', middle: 'Center', bottom: 'Bottom' } as const;
const FILE_VERTICAL = { Top: 'top', Center: 'middle', Bottom: 'bottom' } as const;
/** The font of a book without another one. */
const THEME_TEXT = 1;
const DEFAULT_FONT = { name: 'Calibri', size: 11 };

export class Colours {
  private readonly theme: readonly string[];

  constructor(themeXml: string) {
    const scheme = firstElement(themeXml, 'clrScheme')?.body ?? '';
    this.theme = THEME_SLOTS.map((slot, index) => {
      const entry = firstElement(scheme, slot)?.body ?? '';
      const [colour] = [...elements(entry, 'srgbClr'), ...elements(entry, 'sysClr')];
      const value = colour?.attributes.get('lastClr') ?? colour?.attributes.get('val') ?? '';
      return /^[\da-f]{6}$/i.test(value) ? value : (OFFICE_THEME[index] ?? '000000');
    });
  }

  /** `#RRGGBB`; undefined for an automatic colour. */
  of(attributes: ReadonlyMap<string, string>): string | undefined {
    const number = (name: string): number | undefined => {
      const value = attributes.get(name);
      return value === undefined ? undefined : Number(value);
    };
    return this.resolve(attributes.get('rgb'), number('theme'), number('indexed'), number('tint') ?? 0);
  }

  ofFile(color: Partial<Color> | undefined): string | undefined {
    if (!color) return undefined;
    const { argb, theme, tint, indexed } = color as {
      argb?: string;
      theme?: number;
      tint?: number;
      indexed?: number;
    };
    return this.resolve(argb, theme, indexed, tint ?? 0);
  }

  private resolve(
    rgb: string | undefined,
    theme: number | undefined,
    indexed: number | undefined,
    tint: number,
  ): string | undefined {
    const base = rgb
      ? rgb.slice(-6)
      : theme === undefined
        ? INDEXED[(indexed ?? NaN) % 8]
        : this.theme[theme];
    if (indexed !== undefined && indexed > 15 && !rgb && theme === undefined) return undefined;
    return base === undefined ? undefined : `#${tinted(base, tint).toUpperCase()}`;
  }
}

/** Lightens or darkens each channel; Excel does the same to the luminance, which differs by a shade at most. */
function tinted(colour: string, tint: number): string {
  if (tint === 0) return colour;
  return [0, 2, 4]
    .map((at) => {
      const value = parseInt(colour.slice(at, at + 2), 16);
      const changed = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
      return Math.round(changed).toString(16).padStart(2, '0');
    })
    .join('');
}

/** Styles of an opened file; equal styles become one object. */
export class StyleReader {
  private readonly bySource = new WeakMap<object, { style: Style | undefined }>();
  private readonly byContent = new Map<string, Style>();

  constructor(
    private readonly colours: Colours,
    private readonly numberFormat: (text: string) => string,
  ) {}

  read(source: Partial<FileStyle>): Style | undefined {
    const known = this.bySource.get(source);
    if (known) return known.style;
    const style = this.shared(this.convert(source));
    this.bySource.set(source, { style });
    return style;
  }

  private shared(style: Style): Style | undefined {
    const content = JSON.stringify(style);
    if (content === '{}') return undefined;
    const known = this.byContent.get(content);
    if (known) return known;
    this.byContent.set(content, style);
    return style;
  }

  private convert({ numFmt, font, fill, alignment, protection }: Partial<FileStyle>): Style {
    const code = this.numberFormat(typeof numFmt === 'string' ? numFmt : (numFmt?.formatCode ?? ''));
    const solid = fill?.type === 'pattern' && fill.pattern === 'solid';
    const fillColour = solid ? this.colours.ofFile(fill.fgColor) : undefined;
    return {
      ...(code && code !== 'General' ? { numberFormat: code } : {}),
      ...(fillColour ? { fill: fillColour } : {}),
      ...this.fontOf(font ?? {}),
      ...alignmentOf(alignment ?? {}),
      ...(protection?.locked === false ? { locked: false } : {}),
    };
  }

  private fontOf({ name, size, color, bold, italic }: Partial<Font>): Style {
    // The theme's dark text is what a cell without a colour has.
    const fontColor = color?.theme === THEME_TEXT ? undefined : this.colours.ofFile(color);
    return {
      ...(fontColor ? { fontColor } : {}),
      ...(name && name !== DEFAULT_FONT.name ? { fontName: name } : {}),
      ...(size && size !== DEFAULT_FONT.size ? { fontSize: size } : {}),
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
    };
  }
}

function alignmentOf(alignment: Partial<Alignment>): Style {
  const horizontal = alignment.horizontal && HORIZONTAL[alignment.horizontal as keyof typeof HORIZONTAL];
  const vertical = alignment.vertical && VERTICAL[alignment.vertical as keyof typeof VERTICAL];
  return {
    ...(horizontal ? { horizontal } : {}),
    ...(vertical && vertical !== 'Bottom' ? { vertical } : {}),
    ...(alignment.wrapText ? { wrap: true } : {}),
  };
}

/** Styles to write; one object of the model becomes one object of the file library. */
export class StyleWriter {
  private readonly written = new Map<Style, Partial<FileStyle>>();

  write(style: Style): Partial<FileStyle> {
    const known = this.written.get(style);
    if (known) return known;
    const result = fileStyle(style);
    this.written.set(style, result);
    return result;
  }
}

function fileStyle(style: Style): Partial<FileStyle> {
  const {
    numberFormat,
    fill,
    fontColor,
    fontName,
    fontSize,
    bold,
    italic,
    horizontal,
    vertical,
    wrap,
    locked,
  } = style;
  const hasFont = [fontColor, fontName, fontSize, bold, italic].some((part) => part !== undefined);
  const hasAlignment = horizontal !== undefined || vertical !== undefined || wrap !== undefined;
  const font = {
    name: fontName ?? DEFAULT_FONT.name,
    size: fontSize ?? DEFAULT_FONT.size,
    ...(fontColor ? { color: { argb: argb(fontColor) } } : {}),
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
  };
  const alignment = {
    ...(horizontal && horizontal !== 'General' ? { horizontal: horizontal.toLowerCase() } : {}),
    ...(vertical ? { vertical: FILE_VERTICAL[vertical] } : {}),
    ...(wrap ? { wrapText: true } : {}),
  };
  return {
    ...(numberFormat ? { numFmt: numberFormat } : {}),
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: argb(fill) } } } : {}),
    ...(hasFont ? { font } : {}),
    ...(hasAlignment ? { alignment } : {}),
    ...(locked === false ? { protection: { locked } } : {}),
  } as Partial<FileStyle>;
}

export function argb(colour: string): string {
  return `FF${colour.slice(1).toUpperCase()}`;
}
