/** Office's side of the ribbon: the functions behind its buttons, and the pane they bring up. */
import { can } from './capabilities';

export interface RibbonPress {
  /** Frees the button. */
  completed(): void;
}

export function associate(name: string, handler: (press: RibbonPress) => unknown): void {
  Office.actions.associate(name, (press: RibbonPress) => void handler(press));
}

/** Does nothing where page and ribbon do not share a runtime: the pane then is already what the user sees. */
export async function showPane(): Promise<void> {
  if (can('sharedRuntime')) await Office.addin.showAsTaskpane();
}
