/** LibreOffice as a second opinion: what it calculates in a workbook we saved, and which colours it gives the cells. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBook } from '../../src/host/xlsx';
import type { SheetModel } from '../../src/host/model';

const USUAL_PLACES = [
  '/usr/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];
const INSTALL_COMMAND = 'apt-get install -y libreoffice-calc fonts-noto-cjk';
const CONVERSION_SECONDS_MAX = 120;
/** Without this it trusts the cached values of files that call themselves Excel's. 0 = always. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** The program's path: the environment's LIBREOFFICE, the PATH, the usual places. */
export function libreOffice(): string {
  const names = process.platform === 'win32' ? ['soffice.exe'] : ['soffice', 'libreoffice'];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const places = [process.env.LIBREOFFICE ?? '', ...onPath, ...USUAL_PLACES];
  const found = places.find((place) => place !== '' && existsSync(place));
  if (!found)
    throw new Error(
      `LibreOffice is not installed. Install it with:\n  ${INSTALL_COMMAND}\nor name its soffice in LIBREOFFICE.`,
    );
  return found;
}

/** The sheets with the values that LibreOffice calculates, whatever values the file holds. */
export async function recalculated(bytes: Uint8Array): Promise<SheetModel[]> {
  const converted = await convert(bytes, 'xlsx:Calc MS Excel 2007 XML', 'xlsx');
  return (await openBook(new Uint8Array(converted))).sheets;
}

export interface ColouredCell {
  /** `#RRGGBB`, or nothing for a cell without a fill. */
  readonly fill: string | undefined;
  /** Lower case as LibreOffice writes it; nothing for the default colour. */
  readonly fontColor: string | undefined;
  readonly bold: boolean;
}

/**
 * By the sheet's name, then row and column from 0: what LibreOffice shows with every conditional format applied. Hidden
 * cells and empty sheets are missing.
 */
export async function colours(bytes: Uint8Array): Promise<Map<string, ColouredCell[][]>> {
  const html = await convert(bytes, 'html:HTML (StarCalc)', 'html');
  return htmlSheets(html.toString('utf8'));
}

/** Every page as a picture, for looking. */
export async function pictures(bytes: Uint8Array, folder: string): Promise<void> {
  const pdf = await convert(bytes, 'pdf', 'pdf');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'book.pdf');
  await writeFile(file, pdf);
  await run('pdftoppm', ['-png', '-r', '70', file, join(folder, 'page')]);
}

async function convert(bytes: Uint8Array, format: string, extension: string): Promise<Buffer> {
  const program = libreOffice();
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  try {
    const profile = join(folder, 'profile');
    const settings = join(profile, 'user');
    const output = join(folder, 'out');
    await mkdir(settings, { recursive: true });
    await writeFile(join(settings, 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
    const source = join(folder, 'book.xlsx');
    await writeFile(source, bytes);
    await run(program, [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      output,
      source,
    ]);
    const [file] = (await readdir(output)).filter((name) => name.endsWith(extension));
    if (file === undefined) throw new Error(`LibreOffice converted nothing to ${format}`);
    return await readFile(join(output, file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(program: string, parameters: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: CONVERSION_SECONDS_MAX * 1000,
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${String(code ?? signal)}: ${errors}`));
    });
  });
}

/** A file of several sheets names each above its table. */
function htmlSheets(html: string): Map<string, ColouredCell[][]> {
  const named = /<h1>Sheet \d+: <em>([\s\S]*?)<\/em><\/h1>[\s\S]*?<table\b[^>]*>([\s\S]*?)<\/table>/gi;
  return new Map([...html.matchAll(named)].map(([, name = '', body = '']) => [name, readTable(body)]));
}

/** Merged cells stand in their first place; the others of the area stay empty. */
function readTable(body: string): ColouredCell[][] {
  const table: ColouredCell[][] = [];
  const taken = new Set<string>();
  [...body.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/gi)].forEach(([, line = ''], row) => {
    const cells: ColouredCell[] = [];
    let column = 0;
    for (const [, attributes = '', content = ''] of line.matchAll(/<td\b([^>]*)>([\s\S]*?)<\/td>/gi)) {
      while (taken.has(`${String(row)},${String(column)}`)) column += 1;
      cells[column] = readColours(attributes, content);
      const width = span(attributes, 'colspan');
      const height = span(attributes, 'rowspan');
      for (let r = row; r < row + height; r += 1) {
        for (let c = column; c < column + width; c += 1) taken.add(`${String(r)},${String(c)}`);
      }
      column += width;
    }
    table.push(cells);
  });
  return table;
}

function span(attributes: string, name: string): number {
  return Number(new RegExp(`${name}\\s*=\\s*"?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1);
}

function readColours(attributes: string, content: string): ColouredCell {
  const fill = /bgcolor\s*=\s*"(#[\da-f]{6})"/i.exec(attributes)?.[1]?.toUpperCase();
  const fontColor = /<font\b[^>]*\bcolor\s*=\s*"(#[\da-f]{6})"/i.exec(content)?.[1]?.toUpperCase();
  return {
    fill: fill === '#FFFFFF' ? undefined : fill,
    fontColor: fontColor === '#000000' ? undefined : fontColor,
    bold: /<b>/i.test(content),
  };
}
