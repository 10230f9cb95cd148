/** What the workbench and the pane's page say to each other before they speak over a port. */
export const PANE_READY = 'credit-ledger:pane-ready';
export const PORT = 'credit-ledger:port';
