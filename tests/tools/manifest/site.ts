/** The site behind a manifest's addresses, as files in a folder. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './resources';

const developmentAddress = 'https://localhost:3000/';
const builtPages = ['pane.html'] as const;

export function developmentSite(folder: string, address: string = developmentAddress): Site {
  return {
    address,
    builtPages,
    files: {
      read: (path) => {
        const file = join(folder, path);
        return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : null;
      },
    },
  };
}
