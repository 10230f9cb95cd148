/** Looks for customers that may be one, away from the pane's thread. One question in, one answer out. */
import { ledgerSuggestions, type LedgerCustomers } from '../intake/customers/ledgerCustomers';

addEventListener('message', (event: MessageEvent<LedgerCustomers>) => {
  postMessage({ answer: ledgerSuggestions(event.data) });
});
