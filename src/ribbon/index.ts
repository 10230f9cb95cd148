/**
 * The functions behind the ribbon's buttons. The ribbon has nowhere to show progress, a question or a failure: each button
 * brings up the pane and starts there what the pane's own button would start.
 */
import type { RibbonFunction } from './functions';

/** What Office hands a ribbon function; until it is completed the button stays busy, and Office ends it after five minutes. */
export interface RibbonEvent {
  completed(): void;
}

/** Office, as far as a ribbon needs it. */
export interface RibbonDoor {
  associate(name: RibbonFunction, handler: (event: RibbonEvent) => Promise<void>): void;
  showPane(): Promise<unknown>;
}

/** The pane's own actions; they report to the pane, whatever comes of them. */
export type RibbonActions = Readonly<Record<RibbonFunction, () => unknown>>;

export function connectRibbon(door: RibbonDoor, actions: RibbonActions): void {
  for (const name of Object.keys(actions) as RibbonFunction[]) {
    door.associate(name, (event) => handle(event, door, actions[name]));
  }
}

/** A long check goes on in the pane after the button is free again; it starts even where Office cannot show the pane. */
async function handle(event: RibbonEvent, door: RibbonDoor, start: () => unknown): Promise<void> {
  try {
    await door.showPane();
  } finally {
    try {
      start();
    } finally {
      event.completed();
    }
  }
}
