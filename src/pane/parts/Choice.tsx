/** One of a few named values. The platform's own control: it opens right even in a narrow pane, and weighs nothing. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  select: {
    minHeight: '32px',
    maxWidth: '100%',
    padding: '0 8px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
});

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly disabled?: boolean;
  readonly options: readonly { readonly value: Value; readonly name: string; readonly language?: string }[];
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({
  label,
  hint,
  value,
  disabled = false,
  options,
  onChange,
}: ChoiceProps<Value>) {
  const id = useId();
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <div className={common.tight}>
      <label className={common.small} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => {
          const chosen = options[target.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.language}>
            {option.name}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={common.small}>
          {hint}
        </span>
      )}
    </div>
  );
}
