/** A section that is folded until it is wanted. What is in it is made, and loaded, only when it is opened. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, useState, type ReactNode } from 'react';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  heading: { margin: 0, font: 'inherit' },
  button: {
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: 0,
    border: 'none',
    textAlign: 'left',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
});

export interface DisclosureProps {
  readonly title: string;
  readonly opened?: boolean;
  readonly children: ReactNode;
}

export function Disclosure({ title, opened = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(opened);
  const id = useId();
  const styles = useStyles();
  const common = useCommonStyles();
  const Icon = open ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <section className={common.card} aria-labelledby={id}>
      <h3 className={styles.heading}>
        <button
          type="button"
          id={id}
          className={mergeClasses(styles.button, common.strong)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon aria-hidden />
          {title}
        </button>
      </h3>
      {open && children}
    </section>
  );
}
