/** One block of the portfolio under its heading. */
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useCommonStyles } from '../../styles';

export const useGridStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px 12px', margin: 0 },
});

export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const common = useCommonStyles();
  return (
    <section className={common.card} aria-label={title}>
      <h3 className={common.strong}>{title}</h3>
      {children}
    </section>
  );
}
