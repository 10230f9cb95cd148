/** Excel cannot be reached, or is too old: said in words, with a way to try again. */
import { Button, FluentProvider } from '@fluentui/react-components';
import type { Problem } from '../../ledger/result';
import type { Language } from '../../ledger/tables';
import { messages, problemSentence } from '../../text';
import type { ThemeName } from '../commands';
import { Notice } from '../parts/Notice';
import { useCommonStyles } from '../styles';
import { THEMES } from '../themes';

export interface UnavailableProps {
  readonly problem: Problem;
  readonly language: Language;
  readonly theme: ThemeName;
  readonly reload: () => void;
}

export function Unavailable({ problem, language, theme, reload }: UnavailableProps) {
  const { ui } = messages(language);
  const common = useCommonStyles();
  return (
    <FluentProvider theme={THEMES[theme]}>
      <main className={common.screen} role="alert" lang={language}>
        <h1 className={common.title}>{ui.name}</h1>
        <Notice tone="error" action={<Button onClick={reload}>{ui.common.reload}</Button>}>
          {problemSentence(problem, language)}
        </Notice>
      </main>
    </FluentProvider>
  );
}
