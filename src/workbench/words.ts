/** Every word of the workbench's own toolbar and messages; the pane brings its own. */
import type { Language } from '../ledger/tables';

export interface WorkbenchWords {
  readonly title: string;
  readonly open: string;
  readonly save: string;
  readonly empty: string;
  readonly sample: string;
  readonly language: string;
  readonly languages: Readonly<Record<Language, string>>;
  readonly theme: string;
  readonly themes: Readonly<Record<'light' | 'dark', string>>;
  readonly grid: string;
  readonly pane: string;
  readonly drop: string;
  readonly opening: string;
  readonly unnamed: string;
  readonly dismiss: string;
  readonly cannotOpen: (file: string, reason: string) => string;
  readonly cannotSave: (reason: string) => string;
  readonly noSample: (reason: string) => string;
  readonly refused: (reason: string) => string;
  readonly noColours: (reason: string) => string;
}

const chinese: WorkbenchWords = {
  title: '授信台账 · 工作台',
  open: '打开…',
  save: '保存',
  empty: '新建空白',
  sample: '示例台账',
  language: '语言',
  languages: { 'zh-CN': '中文', 'en-US': 'English' },
  theme: '任务窗格主题',
  themes: { light: '浅色', dark: '深色' },
  grid: '工作簿',
  pane: '任务窗格',
  drop: '松开鼠标，打开这个工作簿',
  opening: '正在打开…',
  unnamed: '工作簿',
  dismiss: '关闭提示',
  cannotOpen: (file, reason) => `打不开“${file}”：${reason}`,
  cannotSave: (reason) => `没有保存成功：${reason}`,
  noSample: (reason) => `示例台账没有做成，先打开一个空白工作簿。${reason}`,
  refused: (reason) => `没有写入：${reason}`,
  noColours: (reason) => `条件格式没有算成：${reason}`,
};

const english: WorkbenchWords = {
  title: 'Credit Ledger · workbench',
  open: 'Open…',
  save: 'Save',
  empty: 'New blank',
  sample: 'Sample ledger',
  language: 'Language',
  languages: { 'zh-CN': '中文', 'en-US': 'English' },
  theme: 'Theme of the pane',
  themes: { light: 'Light', dark: 'Dark' },
  grid: 'Workbook',
  pane: 'Task pane',
  drop: 'Drop the workbook to open it',
  opening: 'Opening…',
  unnamed: 'Workbook',
  dismiss: 'Dismiss',
  cannotOpen: (file, reason) => `Could not open “${file}”: ${reason}`,
  cannotSave: (reason) => `Could not save: ${reason}`,
  noSample: (reason) => `The sample ledger could not be made, so here is a blank workbook. ${reason}`,
  refused: (reason) => `Nothing was written: ${reason}`,
  noColours: (reason) => `Conditional formats could not be evaluated: ${reason}`,
};

export function workbenchWords(language: Language): WorkbenchWords {
  return language === 'zh-CN' ? chinese : english;
}
