/** A button that reads as the text it stands in. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  link: {
    padding: 0,
    border: 'none',
    font: 'inherit',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
    // Forced colours would give it those of a button without its frame: plain text to the eye.
    '@media (forced-colors: active)': { color: 'LinkText', textDecorationLine: 'underline' },
  },
});

export interface LinkButtonProps {
  readonly onClick: () => void;
  readonly children: ReactNode;
  /** What a screen reader says, where the text alone says too little. */
  readonly label?: string;
}

export function LinkButton({ onClick, children, label }: LinkButtonProps) {
  const styles = useStyles();
  return (
    <button type="button" className={styles.link} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
