/** Fluent's themes by the names Office's looks are known under here. */
import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';

export const THEMES = {
  light: webLightTheme,
  dark: webDarkTheme,
  highContrast: teamsHighContrastTheme,
} as const;
