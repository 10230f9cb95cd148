/** A view over a tab, with a visible way back. Opening one is the user's own step, so its heading takes the focus. */
import { Button } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../context';
import { useCommonStyles } from '../styles';

export interface DetailProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

export function Detail({ title, onBack, children }: DetailProps) {
  const { ui } = useWords();
  const common = useCommonStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className={common.screen}>
      <div className={common.row}>
        <Button appearance="subtle" size="small" icon={<ArrowLeft20Regular />} onClick={onBack}>
          {ui.common.back}
        </Button>
      </div>
      <h2 ref={heading} className={common.title} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
