/**
 * The pane's sections. Fluent's own tab list brings a focus library a tenth as large as the whole pane, so this one is ours:
 * one stop for Tab, arrow keys between tabs, Enter or Space to open one. The top right corner stays free: Office draws its
 * personality menu there.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowImport20Regular,
  ClipboardTaskListLtr20Regular,
  MoreHorizontal20Regular,
  People20Regular,
} from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import { useActions, usePaneState, useWords } from '../context';
import { TABS, type Tab } from '../state';

/** Width of Office's menu on its widest platform, and a little air. */
const PERSONALITY_MENU_WIDTH = '36px';

/** What the tabs control; each tab's own id is made from its name. */
export const TAB_PANEL_ID = 'pane-screen';
export const tabId = (tab: Tab): string => `pane-tab-${tab}`;

const ICONS = {
  check: ClipboardTaskListLtr20Regular,
  customers: People20Regular,
  import: ArrowImport20Regular,
  more: MoreHorizontal20Regular,
} as const;

const useStyles = makeStyles({
  list: { display: 'flex', gap: '2px', padding: `2px ${PERSONALITY_MENU_WIDTH} 0 4px` },
  tab: {
    flex: '1 1 0',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '2px',
    padding: '6px 2px 4px',
    border: 'none',
    borderBottom: '3px solid transparent',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    // Forced colours would show the transparent line under every tab.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

export function TabBar() {
  const selected = usePaneState((state) => state.tab);
  const { showTab } = useActions();
  const { ui } = useWords();
  const styles = useStyles();
  return (
    <div role="tablist" aria-label={ui.tabs.label} className={styles.list} onKeyDown={moveFocus}>
      {TABS.map((tab) => {
        const Icon = ICONS[tab];
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            id={tabId(tab)}
            aria-selected={tab === selected}
            aria-controls={TAB_PANEL_ID}
            tabIndex={tab === selected ? 0 : -1}
            className={mergeClasses(styles.tab, tab === selected && styles.selected)}
            onClick={() => showTab(tab)}
          >
            <Icon aria-hidden />
            {ui.tabs[tab]}
          </button>
        );
      })}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  event.preventDefault();
  tabs[(at + step + tabs.length) % tabs.length]?.focus();
}
