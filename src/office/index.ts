/** The one door to everything of Office that is not the workbook. */
export { can, type Capability } from './capabilities';
export { displayLanguage, languageFrom, type OfficeLanguage } from './language';
export { clientId, languagePreference, saveLanguagePreference, type LanguagePreference } from './preferences';
export { ready, READY_TIMEOUT_MS, type OfficeInfo, type ReadyResult } from './ready';
export { associate, showPane, type RibbonPress } from './ribbon';
export { onThemeChange, theme, type ThemeName } from './theme';
