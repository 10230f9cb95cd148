/** Chinese letters for a browser on a machine that has none: the font of a development package, through fontconfig. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FONT_FOLDERS = ['400Regular', '600SemiBold', '700Bold'];

/**
 * Environment for a browser. Only Linux has fontconfig; Windows and macOS bring Chinese fonts.
 * @param folder for the configuration and fontconfig's cache.
 */
export function fontConfiguration(folder: string, root: string): Record<string, string> {
  if (process.platform !== 'linux') return {};
  mkdirSync(folder, { recursive: true });
  const font = join(root, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    [
      '<?xml version="1.0"?>',
      '<fontconfig>',
      '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
      '<dir>/usr/share/fonts</dir>',
      ...FONT_FOLDERS.map((weight) => `<dir>${join(font, weight)}</dir>`),
      `<cachedir>${join(folder, 'cache')}</cachedir>`,
      '<match target="pattern"><edit name="family" mode="append_last" binding="weak">',
      '<string>Noto Sans SC</string>',
      '</edit></match>',
      '</fontconfig>',
      '',
    ].join('\n'),
  );
  return { FONTCONFIG_FILE: file };
}
