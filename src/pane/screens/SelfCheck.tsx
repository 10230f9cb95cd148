/** Does this Excel behave as the ledger relies on? Runs every probe and makes a report to send. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, ErrorCircle16Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ProbeResult } from '../../commands';
import { formatCount } from '../../text';
import { useActions, usePane, usePaneState, useWords } from '../context';
import { Detail } from '../parts/Detail';
import { Notice } from '../parts/Notice';
import { probeReport, probeWords } from '../probes';
import { useCommonStyles } from '../styles';

const useStyles = makeStyles({
  probe: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  icon: { flexShrink: 0, marginTop: '2px' },
  holds: { color: tokens.colorStatusSuccessForeground1 },
  fails: { color: tokens.colorStatusDangerForeground3 },
  report: {
    width: '100%',
    minHeight: '120px',
    boxSizing: 'border-box',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export function SelfCheck() {
  const probes = usePaneState((state) => state.probes);
  const busy = usePaneState((state) => state.running !== null);
  const { runSelfCheck, closePage } = useActions();
  const { ui } = useWords();
  const common = useCommonStyles();
  return (
    <Detail title={ui.selfCheck.heading} onBack={closePage}>
      <p className={common.text}>{ui.selfCheck.lead}</p>
      <div className={common.row}>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void runSelfCheck()}>
          {probes === null ? ui.selfCheck.run : ui.selfCheck.again}
        </Button>
      </div>
      <div role="status" className={common.live}>
        {probes && <Verdict probes={probes} />}
      </div>
      {probes && <CopyReport probes={probes} />}
      <ul className={common.list}>
        {probes?.map((probe) => (
          <Probe key={probe.id} probe={probe} />
        ))}
      </ul>
    </Detail>
  );
}

function Verdict({ probes }: { probes: readonly ProbeResult[] }) {
  const { ui } = useWords();
  const failed = probes.filter(({ holds }) => !holds).length;
  const all = formatCount(probes.length);
  return failed === 0 ? (
    <Notice tone="success">{ui.selfCheck.allHold(all)}</Notice>
  ) : (
    <Notice tone="error">{ui.selfCheck.someFail(formatCount(failed), all)}</Notice>
  );
}

function Probe({ probe }: { probe: ProbeResult }) {
  const words = useWords();
  const styles = useStyles();
  const common = useCommonStyles();
  const { selfCheck } = words.ui;
  const Icon = probe.holds ? CheckmarkCircle16Filled : ErrorCircle16Filled;
  return (
    <li className={styles.probe}>
      <Icon className={mergeClasses(styles.icon, probe.holds ? styles.holds : styles.fails)} aria-hidden />
      <div className={common.tight}>
        <span className={common.text}>{probeWords(probe, words)}</span>
        <span className={common.small}>
          {[probe.holds ? selfCheck.holds : selfCheck.fails, probe.seen && selfCheck.seen(probe.seen)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
    </li>
  );
}

type Copied = 'no' | 'yes' | 'byHand';

function CopyReport({ probes }: { probes: readonly ProbeResult[] }) {
  const { surroundings } = usePane();
  const words = useWords();
  const { ui } = words;
  const styles = useStyles();
  const common = useCommonStyles();
  const [copied, setCopied] = useState<Copied>('no');
  const report = probeReport(
    probes,
    words,
    `${ui.name} ${surroundings.version} · ${surroundings.hostDescription}`,
  );
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(report);
      setCopied('yes');
    } catch {
      // Office's frames often forbid the clipboard: the text is shown for the user to copy.
      setCopied('byHand');
    }
  };
  return (
    <div className={common.stack}>
      <div className={common.row}>
        <Button onClick={() => void copy()}>{ui.selfCheck.copy}</Button>
        <span role="status" className={common.small}>
          {copied === 'yes' && ui.selfCheck.copied}
          {copied === 'byHand' && ui.selfCheck.copyByHand}
        </span>
      </div>
      {copied === 'byHand' && (
        <textarea className={styles.report} aria-label={ui.selfCheck.report} readOnly value={report} />
      )}
    </div>
  );
}
