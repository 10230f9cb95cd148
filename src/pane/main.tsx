/** The page Excel loads: waits for Office, then joins the commands, the pane and the ribbon. */
import { createRoot, type Root } from 'react-dom/client';
import packageFile from '../../package.json';
import { today, zonedTime } from '../commands/clock';
import { readJournal } from '../commands/readJournal';
import { goToCell, selectedRow, watchWorkbook, workbookState } from '../commands/workbook';
import {
  associate,
  clientId,
  languageFrom,
  languagePreference,
  onThemeChange,
  ready,
  READY_TIMEOUT_MS,
  saveLanguagePreference,
  showPane,
  theme,
  type OfficeInfo,
} from '../office';
import { connectRibbon } from '../ribbon';
import { cellWords, loadEveryLanguage, loadWords } from '../text';
import { createActions } from './actions';
import { App } from './App';
import type { CallerOptions, Commands, Surroundings } from './commands';
import { officeScript } from './officeScript';
import { Unavailable } from './screens/Unavailable';
import { initialState } from './state';
import { createStore } from './store';

/**
 * What computes or writes is fetched when it is first called, so that the first screen need not wait for it; with it come
 * the words of both languages, because a command writes in the language of the ledger.
 */
const commands: Commands = {
  createLedger: async (request, options) => {
    const [lazy] = await Promise.all([import('../commands/createLedger'), loadEveryLanguage()]);
    return lazy.createLedger(request, options);
  },
  checkLedger: async (request, options) => {
    const [lazy] = await Promise.all([import('../commands/checkLedger'), loadEveryLanguage()]);
    return lazy.checkLedger(request, options);
  },
  importLedger: async (request, options) => {
    const [lazy] = await Promise.all([import('../commands/importLedger'), loadEveryLanguage()]);
    return lazy.importLedger(request, options);
  },
  listOpenSheets: async () => (await import('../commands/openSheets')).listOpenSheets(),
  readOpenSheets: async (ids, options) => {
    const lazy = await import('../commands/openSheets');
    return lazy.readOpenSheets(ids, options);
  },
  forgetMapping: async (key, options) => {
    const [lazy] = await Promise.all([import('../commands/forgetMapping'), loadEveryLanguage()]);
    return lazy.forgetMapping(key, options);
  },
  retryRejected: async (options) => {
    const [lazy] = await Promise.all([import('../commands/retryRejected'), loadEveryLanguage()]);
    return lazy.retryRejected(options);
  },
  scoreCustomers: async (request, options) => {
    const [lazy] = await Promise.all([import('../commands/scoreCustomers'), loadEveryLanguage()]);
    return lazy.scoreCustomers(request, options);
  },
  adviseLimits: async (request, options) => {
    const lazy = await import('../commands/adviseLimits');
    return lazy.adviseLimits(request, options);
  },
  decideShipment: async (request, options) => {
    const lazy = await import('../commands/decideShipment');
    return lazy.decideShipment(request, options);
  },
  readPortfolio: async (request, options) => {
    const lazy = await import('../commands/readPortfolio');
    return lazy.readPortfolio(request, options);
  },
  mergeCustomers: async (request, options) => {
    const [lazy] = await Promise.all([import('../commands/mergeCustomers'), loadEveryLanguage()]);
    return lazy.mergeCustomers(request, options);
  },
  undoEntry: async (entryId, options) => {
    const [lazy] = await Promise.all([import('../commands/undoEntry'), loadEveryLanguage()]);
    return lazy.undoEntry(entryId, options);
  },
  readJournal,
  workbookState,
  goToCell,
  watchWorkbook,
  selectedRow,
  selfCheck: async (options) => (await import('../commands/selfCheck')).selfCheck(options),
};

/** Excel names no user to an add-in: the journal knows the client instead. */
const callerOptions: CallerOptions = () => ({
  words: cellWords,
  today: today(),
  now: zonedTime,
  who: '',
  client: clientId(),
});

const reload = (): void => window.location.reload();

function surroundingsOf(info: OfficeInfo): Surroundings {
  return {
    officeLanguage: info.language,
    languageChoice: languagePreference(),
    saveLanguageChoice: saveLanguagePreference,
    theme,
    onThemeChange,
    version: packageFile.version,
    hostDescription: [info.host, info.version, info.platform].join(' · '),
    reload,
  };
}

async function showLedger(root: Root, info: OfficeInfo): Promise<void> {
  const surroundings = surroundingsOf(info);
  const state = initialState(surroundings.languageChoice, surroundings.officeLanguage);
  await loadWords(state.language);
  const store = createStore(state);
  const actions = createActions(store, commands, surroundings, callerOptions);
  root.render(<App pane={{ store, actions, surroundings, today }} />);
  connectRibbon({ associate, showPane }, { checkLedger: actions.check });
  void actions.start();
}

async function start(element: Element): Promise<void> {
  await officeScript(READY_TIMEOUT_MS);
  const office = await ready();
  const root = createRoot(element);
  if (office.ok) {
    await showLedger(root, office.value);
    return;
  }
  const language = languageFrom(navigator.language);
  await loadWords(language);
  root.render(<Unavailable problem={office.problem} language={language} theme={theme()} reload={reload} />);
}

const element = document.getElementById('pane');
if (element === null) throw new Error('the page has no element for the pane');
void start(element);
