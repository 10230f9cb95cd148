/** Fluent's themes by the names Office's looks are known under here. */
import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';

export const COLOUR_SCHEME = { light: 'light', dark: 'dark', highContrast: 'dark' } as const;

export const THEMES = {
  light: webLightTheme,
  dark: webDarkTheme,
  highContrast: teamsHighContrastTheme,
} as const;
