/** Rows of long lists: one wide control and what stands beside it. */
import { makeStyles, tokens } from '@fluentui/react-components';

export const useRowStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'stretch',
    marginBottom: '6px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflow: 'clip',
  },
  control: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: '2px',
    padding: '8px 10px',
    border: 'none',
    textAlign: 'left',
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  aside: { alignSelf: 'stretch', minWidth: '36px', borderRadius: 0 },
  edgehigh: { borderLeft: `3px solid ${tokens.colorStatusDangerBorder2}` },
  edgemedium: { borderLeft: `3px solid ${tokens.colorStatusWarningBorder2}` },
  edgelow: { borderLeft: `3px solid ${tokens.colorBrandStroke1}` },
});
