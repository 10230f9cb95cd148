/** One message to the user: an icon and a word's worth of colour beside the sentence. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  Dismiss16Regular,
  ErrorCircle16Filled,
  Info16Filled,
  Warning16Filled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useCommonStyles } from '../styles';

export type NoticeTone = 'error' | 'warning' | 'success' | 'info';

const ICONS = {
  error: ErrorCircle16Filled,
  warning: Warning16Filled,
  success: CheckmarkCircle16Filled,
  info: Info16Filled,
} as const;

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    padding: '8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icon: { flexShrink: 0, marginTop: '2px' },
  body: { flexGrow: 1, minWidth: 0 },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  info: { color: tokens.colorBrandForeground1 },
  errorBox: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  warningBox: {
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  successBox: {
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  infoBox: {},
});

export interface NoticeProps {
  readonly tone: NoticeTone;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly dismiss?: { readonly label: string; readonly run: () => void };
}

export function Notice({ tone, children, action, dismiss }: NoticeProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const Icon = ICONS[tone];
  return (
    <div className={mergeClasses(styles.notice, styles[`${tone}Box`])}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden />
      <div className={mergeClasses(styles.body, common.stack)}>
        <div className={common.text}>{children}</div>
        {action}
      </div>
      {dismiss && (
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss16Regular />}
          aria-label={dismiss.label}
          onClick={dismiss.run}
        />
      )}
    </div>
  );
}
