/** A correction of an earlier import that is taken or offered again, and the click that forgets it. */
import { Button } from '@fluentui/react-components';
import { lookUp } from '../../text';
import { useActions, usePaneState, useWords } from '../context';
import type { RememberedMapping } from '../importLines';
import { useCommonStyles } from '../styles';

export function Remembered({ said, elsewhere = false }: { said: RememberedMapping; elsewhere?: boolean }) {
  const { forgetMapping } = useActions();
  const busy = usePaneState(({ running, importing }) => running !== null || importing.written !== null);
  const { ui, fields, reasons } = useWords();
  const common = useCommonStyles();
  const names: Readonly<Record<string, string>> = { ...fields, ...reasons.sheetKinds };
  const name = (code: string | null): string =>
    code === null ? reasons.sheetKinds.none : (lookUp(names, code) ?? code);
  const from = said.from === null ? '' : name(said.from);
  const sentence = elsewhere ? ui.import.rememberedElsewhere : ui.import.remembered;
  return (
    <div className={common.tight}>
      <span className={common.small}>{sentence(from, name(said.to))}</span>
      <Button size="small" disabledFocusable={busy} onClick={() => void forgetMapping(said.key)}>
        {ui.import.forgetMapping}
      </Button>
    </div>
  );
}
