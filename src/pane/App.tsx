/** The pane: theme, tab bar, what is running, messages, and the screen the state names. */
import { Button, FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { problemSentence } from '../text';
import { PaneProvider, useActions, usePaneState, useWords, type Pane } from './context';
import { MessageArea, TryAgain } from './parts/Messages';
import { RunningLine } from './parts/RunningLine';
import { ErrorBoundary } from './parts/ErrorBoundary';
import { TAB_PANEL_ID, TabBar, tabId } from './parts/TabBar';
import { Notice } from './parts/Notice';
import { Check } from './screens/Check';
import { CustomerCard } from './screens/CustomerCard';
import { Customers } from './screens/Customers';
import { Import } from './screens/Import';
import { Journal } from './screens/Journal';
import { SelfCheck } from './screens/SelfCheck';
import { Settings } from './screens/Settings';
import { More } from './screens/More';
import { Start } from './screens/Start';
import type { Page } from './state';
import { PANE_PADDING, useCommonStyles } from './styles';
import { COLOUR_SCHEME, THEMES } from './themes';

/** Fetched when first opened: a first screen need not wait for them. */
const Portfolio = lazy(() => import('./screens/Portfolio'));
const Scoring = lazy(() => import('./screens/Scoring'));

const useStyles = makeStyles({
  pane: { minHeight: '100vh', display: 'flex', flexDirection: 'column' },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  main: { flexGrow: 1, minWidth: 0 },
  footer: {
    padding: `8px ${PANE_PADDING}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

export function App({ pane }: { pane: Pane }) {
  const { surroundings } = pane;
  const theme = useSyncExternalStore(surroundings.onThemeChange, surroundings.theme);
  useEffect(() => {
    // What the browser draws itself, a date field's icon or a scroll bar, follows the theme too.
    document.documentElement.style.colorScheme = COLOUR_SCHEME[theme];
  }, [theme]);
  return (
    <FluentProvider theme={THEMES[theme]}>
      <PaneProvider pane={pane}>
        <Shell />
      </PaneProvider>
    </FluentProvider>
  );
}

function Shell() {
  const styles = useStyles();
  const tab = usePaneState((state) => state.tab);
  const { language, ui } = useWords();
  const common = useCommonStyles();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = ui.name;
  }, [language, ui]);
  return (
    <div className={styles.pane}>
      <header className={styles.top}>
        <TabBar />
        <RunningLine />
      </header>
      <MessageArea />
      <main className={styles.main}>
        <div role="tabpanel" id={TAB_PANEL_ID} aria-labelledby={tabId(tab)}>
          <ErrorBoundary key={tab} fallback={<Crashed />}>
            <Suspense fallback={<p className={common.screen}>{ui.common.loading}</p>}>
              <Screen />
            </Suspense>
          </ErrorBoundary>
        </div>
      </main>
      <footer className={styles.footer}>{ui.name}</footer>
    </div>
  );
}

function Crashed() {
  const { reload } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  return (
    <div className={common.screen} role="alert">
      <Notice tone="error" action={<Button onClick={reload}>{ui.common.reload}</Button>}>
        {ui.states.crashed}
      </Notice>
    </div>
  );
}

function Screen() {
  const tab = usePaneState((state) => state.tab);
  const page = usePaneState((state) => state.page);
  const customer = usePaneState((state) => state.customer);
  if (customer !== null) return <CustomerCard customer={customer} />;
  if (tab === 'import') return <Import />;
  if (tab === 'more') return page === null ? <More /> : PAGE[page];
  return <LedgerScreen tab={tab} />;
}

const PAGE: Readonly<Record<Page, ReactElement>> = {
  portfolio: <Portfolio />,
  scoring: <Scoring />,
  journal: <Journal />,
  selfCheck: <SelfCheck />,
  settings: <Settings />,
};

/** Screens that need a ledger; without one, the way to get one. */
function LedgerScreen({ tab }: { tab: 'check' | 'customers' }) {
  const book = usePaneState((state) => state.book);
  const failed = usePaneState((state) => state.problem !== null && state.running === null);
  const { ui, language } = useWords();
  const common = useCommonStyles();
  if (book === null) {
    return failed ? <TryAgain /> : <p className={common.screen}>{ui.states.starting}</p>;
  }
  if (book.ledger === 'none') return <Start />;
  if (book.ledger !== 'ready') {
    const sentence = problemSentence(book.problem ?? { code: 'excel.failed' }, language);
    return <TryAgain title={ui.states[book.ledger]} sentence={sentence} />;
  }
  return tab === 'check' ? <Check /> : <Customers />;
}
