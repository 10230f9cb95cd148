/** What is needed less often, each on its own page. */
import { Button, makeStyles } from '@fluentui/react-components';
import {
  Certificate20Regular,
  Checkmark20Regular,
  DataTrending20Regular,
  History20Regular,
  Settings20Regular,
} from '@fluentui/react-icons';
import { useActions, usePaneState, useWords } from '../context';
import { LEDGER_PAGES, PAGES } from '../state';
import { useCommonStyles } from '../styles';

const ICONS = {
  portfolio: <DataTrending20Regular />,
  scoring: <Certificate20Regular />,
  journal: <History20Regular />,
  selfCheck: <Checkmark20Regular />,
  settings: <Settings20Regular />,
} as const;

const useStyles = makeStyles({
  page: { justifyContent: 'flex-start', textAlign: 'left', padding: '10px 12px', gap: '8px' },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
});

export function More() {
  const { openPage } = useActions();
  const ready = usePaneState(({ book }) => book?.ledger === 'ready');
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const words = {
    portfolio: { title: ui.more.portfolio, hint: ui.more.portfolioHint },
    scoring: { title: ui.more.scoring, hint: ui.more.scoringHint },
    journal: { title: ui.more.journal, hint: ui.more.journalHint },
    selfCheck: { title: ui.more.selfCheck, hint: ui.more.selfCheckHint },
    settings: { title: ui.more.settings, hint: ui.more.settingsHint },
  } as const;
  return (
    <nav className={common.screen} aria-label={ui.more.heading}>
      {PAGES.filter((page) => ready || !LEDGER_PAGES.has(page)).map((page) => (
        <Button key={page} className={styles.page} icon={ICONS[page]} onClick={() => openPage(page)}>
          <span className={styles.words}>
            <span>{words[page].title}</span>
            <span className={common.small}>{words[page].hint}</span>
          </span>
        </Button>
      ))}
    </nav>
  );
}
