import { connectRibbon } from '.';
import type { RibbonDoor, RibbonEvent } from '.';
import { ribbonFunctions } from './functions';

/** An Office that keeps what it is told and notes the order of what happens. */
function office(showPane: () => Promise<unknown> = () => Promise.resolve()) {
  const handlers = new Map<string, (event: RibbonEvent) => Promise<void>>();
  const happened: string[] = [];
  const door: RibbonDoor = {
    associate: (name, handler) => handlers.set(name, handler),
    showPane: async () => {
      happened.push('pane');
      await showPane();
    },
  };
  const press = (name: string) =>
    handlers.get(name)?.({ completed: () => happened.push('completed') }) ?? Promise.reject(new Error(name));
  return { door, handlers, happened, press };
}

describe('the ribbon', () => {
  it('answers every function the manifest may call', () => {
    const { door, handlers } = office();
    connectRibbon(door, { checkLedger: () => undefined });
    expect([...handlers.keys()]).toEqual([...ribbonFunctions]);
  });

  it('shows the pane, starts the check in it, and frees the button without waiting for its end', async () => {
    const { door, happened, press } = office();
    connectRibbon(door, { checkLedger: () => happened.push('check') && new Promise(() => undefined) });
    await press('checkLedger');
    expect(happened).toEqual(['pane', 'check', 'completed']);
  });

  it('checks and frees the button where the pane cannot be shown', async () => {
    const { door, happened, press } = office(() => Promise.reject(new Error('not shown')));
    connectRibbon(door, { checkLedger: () => happened.push('check') });
    await expect(press('checkLedger')).rejects.toThrow('not shown');
    expect(happened).toEqual(['pane', 'check', 'completed']);
  });

  it('frees the button when the check does not even start', async () => {
    const { door, happened, press } = office();
    connectRibbon(door, {
      checkLedger: () => {
        throw new Error('no check');
      },
    });
    await expect(press('checkLedger')).rejects.toThrow('no check');
    expect(happened).toEqual(['pane', 'completed']);
  });
});
