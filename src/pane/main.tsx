/** The page Excel loads: waits for Office, then joins the commands, the pane and the ribbon. */
import { createRoot, type Root } from 'react-dom/client';
import packageFile from '../../package.json';
import { checkLedger } from '../commands/checkLedger';
import { today, zonedTime } from '../commands/clock';
import { createLedger } from '../commands/createLedger';
import { readJournal } from '../commands/readJournal';
import { undoEntry } from '../commands/undoEntry';
import { goToCell, selectedRow, selfCheck, watchWorkbook, workbookState } from '../commands/workbook';
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
import { cellWords } from '../text';
import { createActions } from './actions';
import { App } from './App';
import type { CallerOptions, Commands, Surroundings } from './commands';
import { officeScript } from './officeScript';
import { Unavailable } from './screens/Unavailable';
import { initialState } from './state';
import { createStore } from './store';

/** Reading old spreadsheets is heavy and rare: it is fetched when somebody imports. */
const importLedger: Commands['importLedger'] = async (request, options) => {
  const lazy = await import('../commands/importLedger');
  return lazy.importLedger(request, options);
};

const commands: Commands = {
  createLedger,
  checkLedger,
  importLedger,
  undoEntry,
  readJournal,
  workbookState,
  goToCell,
  watchWorkbook,
  selectedRow,
  selfCheck,
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

function showLedger(root: Root, info: OfficeInfo): void {
  const surroundings = surroundingsOf(info);
  const store = createStore(initialState(surroundings.languageChoice, surroundings.officeLanguage));
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
    showLedger(root, office.value);
    return;
  }
  const language = languageFrom(navigator.language);
  root.render(<Unavailable problem={office.problem} language={language} theme={theme()} reload={reload} />);
}

const element = document.getElementById('pane');
if (element === null) throw new Error('the page has no element for the pane');
void start(element);
