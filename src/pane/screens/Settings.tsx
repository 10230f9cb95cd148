/** Language, version, and what happens to the data. */
import { LANGUAGES } from '../../ledger/tables';
import { LANGUAGE_NAME } from '../../text';
import type { LanguageChoice } from '../commands';
import { useActions, usePane, usePaneState, useWords } from '../context';
import { Choice } from '../parts/Choice';
import { Detail } from '../parts/Detail';
import { useCommonStyles } from '../styles';

export function Settings() {
  const choice = usePaneState((state) => state.languageChoice);
  const { surroundings } = usePane();
  const { chooseLanguage, closePage } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  return (
    <Detail title={ui.settings.heading} onBack={closePage}>
      <Choice<LanguageChoice>
        label={ui.settings.language}
        hint={ui.settings.languageHint}
        value={choice}
        options={[
          { value: 'office', name: ui.settings.followOffice },
          ...LANGUAGES.map((language) => ({ value: language, name: LANGUAGE_NAME[language], language })),
        ]}
        onChange={(language) => void chooseLanguage(language)}
      />
      <section className={common.card} aria-label={ui.name}>
        <h3 className={common.strong}>{ui.name}</h3>
        <p className={common.small}>{ui.settings.version(surroundings.version)}</p>
        <p className={common.text}>{ui.settings.privacy}</p>
        <p className={common.text}>{ui.settings.practice}</p>
      </section>
    </Detail>
  );
}
