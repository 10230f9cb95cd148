/** Files by button or by dropping them; the button is what a keyboard uses. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useActions, usePaneState, useWords } from '../context';
import { useCommonStyles } from '../styles';

const ACCEPTED = '.xlsx,.xls,.csv';

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '24px 12px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: { border: `1px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  input: { display: 'none' },
});

/** @param primary whether it is what most people will want here */
export function FilePicker({ primary }: { primary: boolean }) {
  const { previewFiles } = useActions();
  const busy = usePaneState((state) => state.running !== null);
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const input = useRef<HTMLInputElement>(null);
  const zone = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    if (files !== null && !busy) void previewFiles([...files]);
  };
  return (
    <div
      ref={zone}
      className={mergeClasses(styles.zone, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <span className={common.text}>{ui.import.drop}</span>
      <Button
        appearance={primary ? 'primary' : 'secondary'}
        disabledFocusable={busy}
        onClick={() => input.current?.click()}
      >
        {ui.import.choose}
      </Button>
      <span className={common.small}>{ui.import.accepts}</span>
      <input
        ref={input}
        className={styles.input}
        type="file"
        accept={ACCEPTED}
        multiple
        aria-label={ui.import.choose}
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
          // After its file dialog, Excel hands the focus to the grid.
          zone.current?.querySelector('button')?.focus();
        }}
      />
    </div>
  );
}
