/** Language, version, and what happens to the data. */
import { Field, Select } from '@fluentui/react-components';
import { LANGUAGES } from '../../ledger/tables';
import type { LanguageChoice } from '../commands';
import { useActions, usePane, usePaneState, useWords } from '../context';
import { Detail } from '../parts/Detail';
import { useCommonStyles } from '../styles';

export function Settings() {
  const choice = usePaneState((state) => state.languageChoice);
  const { surroundings } = usePane();
  const { chooseLanguage, closePage } = useActions();
  const { ui, languageNames } = useWords();
  const common = useCommonStyles();
  return (
    <Detail title={ui.settings.heading} onBack={closePage}>
      <Field label={ui.settings.language} hint={ui.settings.languageHint}>
        <Select value={choice} onChange={(_, { value }) => chooseLanguage(value as LanguageChoice)}>
          <option value="office">{ui.settings.followOffice}</option>
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </Select>
      </Field>
      <section className={common.card} aria-label={ui.name}>
        <h3 className={common.strong}>{ui.name}</h3>
        <p className={common.small}>{ui.settings.version(surroundings.version)}</p>
        <p className={common.text}>{ui.settings.privacy}</p>
        <p className={common.text}>{ui.settings.practice}</p>
      </section>
    </Detail>
  );
}
