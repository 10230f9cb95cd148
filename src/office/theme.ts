/**
 * Light, dark or high contrast. Excel tells its theme in several incomplete ways: a flag that older versions lack, colours
 * that Excel on the web leaves out, and no event; so it is read again whenever the pane is shown or the system changes.
 */
export type ThemeName = 'light' | 'dark' | 'highContrast';

const FORCED_COLOURS = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';

export function theme(): ThemeName {
  if (matches(FORCED_COLOURS)) return 'highContrast';
  return (isDark(officeTheme()) ?? matches(DARK)) ? 'dark' : 'light';
}

type Theme = Partial<Pick<Office.OfficeTheme, 'bodyBackgroundColor' | 'isDarkTheme'>>;

function officeTheme(): Theme {
  if (typeof Office === 'undefined') return {};
  // Undefined before Office is ready and in Excel on the web, whatever the types say.
  const context = Office.context as Partial<Office.Context> | undefined;
  return context?.officeTheme ?? {};
}

/** null when Office does not say. */
export function isDark({ isDarkTheme, bodyBackgroundColor }: Theme): boolean | null {
  if (typeof isDarkTheme === 'boolean') return isDarkTheme;
  const channels = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(bodyBackgroundColor ?? '');
  if (!channels) return null;
  const [red = 0, green = 0, blue = 0] = channels.slice(1).map((channel) => parseInt(channel, 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

/** @returns the function that stops listening. The listener is called when the theme may have changed. */
export function onThemeChange(listener: () => void): () => void {
  const queries = [FORCED_COLOURS, DARK].map((query) => window.matchMedia(query));
  const shown = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  for (const query of queries) query.addEventListener('change', listener);
  document.addEventListener('visibilitychange', shown);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
    document.removeEventListener('visibilitychange', shown);
  };
}

function matches(query: string): boolean {
  return typeof window !== 'undefined' && window.matchMedia(query).matches;
}
