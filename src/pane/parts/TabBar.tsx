/** The pane's sections. The top right corner stays free: Office draws its personality menu there. */
import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowImport20Regular,
  ClipboardTaskListLtr20Regular,
  MoreHorizontal20Regular,
  People20Regular,
} from '@fluentui/react-icons';
import { useActions, usePaneState, useWords } from '../context';
import { TABS, type Tab as TabName } from '../state';

/** Width of Office's menu on its widest platform. */
const PERSONALITY_MENU_WIDTH = '36px';

const ICONS = {
  check: <ClipboardTaskListLtr20Regular />,
  customers: <People20Regular />,
  import: <ArrowImport20Regular />,
  more: <MoreHorizontal20Regular />,
} as const;

const useStyles = makeStyles({
  list: { paddingRight: PERSONALITY_MENU_WIDTH, justifyContent: 'space-between' },
  tab: {
    gridAutoFlow: 'row',
    justifyItems: 'center',
    rowGap: 0,
    padding: '4px 6px 8px',
    minWidth: '60px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

export function TabBar() {
  const tab = usePaneState((state) => state.tab);
  const { showTab } = useActions();
  const { ui } = useWords();
  const styles = useStyles();
  return (
    <TabList
      className={styles.list}
      aria-label={ui.tabs.label}
      selectedValue={tab}
      onTabSelect={(_, { value }) => showTab(value as TabName)}
      size="small"
    >
      {TABS.map((name) => (
        <Tab key={name} className={styles.tab} value={name} icon={ICONS[name]}>
          {ui.tabs[name]}
        </Tab>
      ))}
    </TabList>
  );
}
