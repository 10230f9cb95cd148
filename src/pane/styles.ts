/** Looks that several screens share. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** Side padding of the pane; 320 px wide leaves 296 px. */
export const PANE_PADDING = '12px';

const SCREEN_GAP = '12px';

export const useCommonStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', gap: SCREEN_GAP, padding: PANE_PADDING },
  stack: { display: 'flex', flexDirection: 'column', gap: '8px' },
  tight: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  row: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap' },
  spread: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  title: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  strong: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  text: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
  small: {
    ...typographyStyles.caption1,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  figure: { fontVariantNumeric: 'tabular-nums' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  messages: { padding: `8px ${PANE_PADDING} 0` },
  /** Stays in the page for screen readers while it has nothing to say, and then takes no room. */
  live: { display: 'flex', flexDirection: 'column', gap: '8px', ':empty': { marginTop: `-${SCREEN_GAP}` } },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});
