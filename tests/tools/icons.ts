/** Draws assets/NAME-SIZE.png anew: `npx tsx tests/tools/icons.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawings, iconSizes } from './icons/drawings';

for (const [name, draw] of Object.entries(drawings)) {
  for (const size of iconSizes) {
    writeFileSync(join('assets', `${name}-${size}.png`), draw(size).png());
  }
}
