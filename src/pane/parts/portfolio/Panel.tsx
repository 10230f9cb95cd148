/** One block of the portfolio under its heading. */
import type { ReactNode } from 'react';
import { useCommonStyles } from '../../styles';

export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const common = useCommonStyles();
  return (
    <section className={common.card} aria-label={title}>
      <h3 className={common.strong}>{title}</h3>
      {children}
    </section>
  );
}
