/** Where the user is and what is shown; nothing here touches the workbook's contents. */
import type { Severity } from '../../ledger/tables';
import { hasWords, loadWords } from '../../text';
import type { LanguageChoice } from '../commands';
import type { CustomerOrder } from '../customers';
import { NO_FILTER, NO_STUDY, type Page, type Tab } from '../state';
import type { Desk } from './desk';

export function viewActions({ store, commands, surroundings }: Desk) {
  const { get, set } = store;
  return {
    showTab: (tab: Tab) =>
      set({ tab, customer: null, page: null, returnTo: null, notice: null, problem: null, study: NO_STUDY }),
    /** `from` is the list row the user came from, to return to. */
    openCustomer: (customer: string, from: string | null) =>
      set({ customer, returnTo: from, notice: null, study: NO_STUDY }),
    closeCustomer: () => set({ customer: null, study: NO_STUDY }),
    returned: () => set({ returnTo: null }),
    openPage: (page: Page) => set({ page, notice: null, problem: null }),
    closePage: () => set({ page: null, notice: null, problem: null }),
    setDay: (dayText: string) => set({ dayText }),
    searchWarnings: (text: string) => set({ filter: { ...get().filter, text } }),
    toggleSeverity: (severity: Severity) => {
      const { filter } = get();
      set({ filter: { ...filter, severities: toggled(filter.severities, severity) } });
    },
    clearFilter: () => set({ filter: NO_FILTER }),
    toggleGroup: (severity: Severity) => set({ collapsed: toggled(get().collapsed, severity) }),
    searchCustomers: (customerSearch: string) => set({ customerSearch }),
    orderCustomers: (customerOrder: CustomerOrder) => set({ customerOrder }),
    dismiss: () => set({ problem: null, notice: null }),
    reload: () => surroundings.reload(),
    /** The words of the other language may still have to be fetched: until they are here, the pane keeps the old ones. */
    chooseLanguage: async (languageChoice: LanguageChoice): Promise<void> => {
      const language = languageChoice === 'office' ? surroundings.officeLanguage : languageChoice;
      try {
        if (!hasWords(language)) await loadWords(language);
      } catch {
        set({ problem: { code: 'excel.unavailable' } });
        return;
      }
      surroundings.saveLanguageChoice(languageChoice);
      set({ languageChoice, language });
    },
    goTo: async (cell: string): Promise<void> => {
      const went = await commands.goToCell(cell);
      if (!went.ok) set({ problem: went.problem });
    },
  };
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
