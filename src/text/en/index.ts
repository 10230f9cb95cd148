/** Every word of this language. */
import type { Messages } from '../catalogue';
import { cells } from './cells';
import { fields } from './fields';
import { findings } from './findings';
import { policy } from './policy';
import { probes } from './probes';
import { problems } from './problems';
import { reasons } from './reasons';
import { ui } from './ui';

export const catalogue: Messages = {
  language: 'en-US',
  ui,
  findings,
  problems,
  reasons,
  fields,
  cells,
  policy,
  probes,
};
