/**
 * What we rely on in Excel where its documentation only suggests it: one list, each with an experiment on a sheet of its
 * own. Where an Excel and our host differ, this is how we learn it.
 */
import { saw, type Probe } from './probe';
import { CELL_PROBES } from './probeCells';
import { SHEET_PROBES } from './probeSheets';
import { TABLE_PROBES } from './probeTables';
import { NAME_PROBES, WARNING_PROBES } from './probeWarnings';

const EVENT_WAIT_MS = 2_000;

const EVENT_PROBES: readonly Probe[] = [
  {
    id: 'event.ownWriteIsMarked',
    look: async ({ context, sheet }) => {
      let hear: (event: string) => void = () => undefined;
      const heard = new Promise<string>((resolve) => {
        hear = resolve;
      });
      const handler = sheet.onChanged.add((event) => {
        hear(`${event.source}/${event.triggerSource}`);
        return Promise.resolve();
      });
      await context.sync();
      sheet.getRange('A1').values = [[1]];
      await context.sync();
      const seen = await orSilence(heard);
      handler.remove();
      await context.sync();
      return saw('Local/ThisLocalAddin', seen);
    },
  },
];

function orSilence(heard: Promise<string>): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('nothing'), EVENT_WAIT_MS);
    void heard.then((event) => {
      clearTimeout(timer);
      resolve(event);
    });
  });
}

export const PROBES: readonly Probe[] = [
  ...TABLE_PROBES,
  ...CELL_PROBES,
  ...SHEET_PROBES,
  ...WARNING_PROBES,
  ...NAME_PROBES,
  ...EVENT_PROBES,
];
