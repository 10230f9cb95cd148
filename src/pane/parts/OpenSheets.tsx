/** The user's own sheets of the workbook, to be ticked and imported as they stand. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { SheetListed } from '../../commands';
import { formatCount } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import type { OfferedSheets } from '../state';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '264px', overflowY: 'auto' },
  sheet: {
    display: 'flex',
    alignItems: 'baseline',
    gap: '8px',
    padding: '5px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: 'pointer',
  },
  box: { flexShrink: 0, margin: 0, alignSelf: 'center', accentColor: tokens.colorCompoundBrandBackground },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  range: { flexShrink: 0 },
});

export default function OpenSheets({ offered }: { offered: OfferedSheets }) {
  const { sheets, chosen } = offered;
  const { previewSheets, chooseAllSheets } = useActions();
  const busy = usePaneState((state) => state.running !== null);
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const title = useId();
  const all = chosen.size === sheets.length;
  return (
    <section className={common.card} aria-labelledby={title}>
      <div className={common.spread}>
        <h3 id={title} className={common.strong}>
          {ui.import.sheets.title}
        </h3>
        {sheets.length > 1 && (
          <Button size="small" appearance="subtle" onClick={() => chooseAllSheets(!all)}>
            {all ? ui.import.sheets.none : ui.import.sheets.all}
          </Button>
        )}
      </div>
      <p className={common.small}>{ui.import.sheets.lead}</p>
      <ul className={styles.list}>
        {sheets.map((sheet) => (
          <Sheet key={sheet.id} sheet={sheet} chosen={chosen.has(sheet.id)} />
        ))}
      </ul>
      <div className={common.row}>
        <Button
          appearance="primary"
          disabledFocusable={busy || chosen.size === 0}
          onClick={() => void previewSheets()}
        >
          {chosen.size === 0 ? ui.import.sheets.choose : ui.import.sheets.preview(formatCount(chosen.size))}
        </Button>
      </div>
    </section>
  );
}

function Sheet({ sheet: { id, name, hidden, range }, chosen }: { sheet: SheetListed; chosen: boolean }) {
  const { chooseSheet } = useActions();
  const { ui } = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <li>
      <label className={styles.sheet}>
        <input
          type="checkbox"
          className={styles.box}
          checked={chosen}
          onChange={({ target }) => chooseSheet(id, target.checked)}
        />
        <span className={styles.name}>
          <span className={common.text}>{name}</span>{' '}
          {hidden && <span className={common.small}>{ui.import.sheets.hidden}</span>}
        </span>
        <span className={styles.range}>
          <span className={common.small}>{range}</span>
        </span>
      </label>
    </li>
  );
}
