/** What a sheet lists, as it was found or as a person says. */
import { Button } from '@fluentui/react-components';
import type { SheetKind } from '../../commands';
import { useActions, usePaneState, useWords } from '../context';
import { correctionOf, isCorrectable, type SheetReport } from '../importLines';
import { Choice } from './Choice';
import { Remembered } from './Remembered';

export function SheetKindChoice({ report }: { report: SheetReport }) {
  const { correctKind, forgetCorrections } = useActions();
  const { ui, reasons } = useWords();
  const correction = usePaneState(({ importing }) => correctionOf(importing.corrections, report));
  const said = correction?.kind ?? null;
  const busy = usePaneState(({ running, importing }) => running !== null || importing.written !== null);
  if (!isCorrectable(report)) return null;
  const found = report.tables[0]?.listed;
  const asFound =
    found === undefined ? ui.import.asFound : `${ui.import.asFound}: ${reasons.sheetKinds[found]}`;
  const kinds = Object.entries(reasons.sheetKinds) as [SheetKind, string][];
  return (
    <>
      <Choice<SheetKind | ''>
        label={ui.import.kindOf(report.sheet)}
        value={said ?? ''}
        disabled={busy}
        options={[
          { value: '', name: said === null ? asFound : ui.import.asFound },
          ...kinds.map(([value, name]) => ({ value, name })),
        ]}
        onChange={(kind) => void correctKind(report, kind === '' ? null : kind)}
      />
      {(report.remembered ?? []).map((remembered) => (
        <Remembered key={remembered.key} said={remembered} />
      ))}
      {correction !== undefined && (
        <Button size="small" disabledFocusable={busy} onClick={() => void forgetCorrections(report)}>
          {ui.import.forget}
        </Button>
      )}
    </>
  );
}
