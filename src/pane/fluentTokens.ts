/**
 * Stands in for Fluent's object of design tokens in the build (webpack.config.js). That one spells out some five hundred names
 * and would be shipped whole as soon as a part fetched later uses one of them; yet each is but the CSS variable of its name.
 */
import type { tokens as fluentTokens } from '@fluentui/react-components';

/** Themes do not set these: the variable comes with its value. */
const LAYERS: Readonly<Record<string, number>> = {
  zIndexBackground: 0,
  zIndexContent: 1,
  zIndexOverlay: 1000,
  zIndexPopup: 2000,
  zIndexMessages: 3000,
  zIndexFloating: 4000,
  zIndexPriority: 5000,
  zIndexDebug: 6000,
};

export const tokens = new Proxy({} as typeof fluentTokens, {
  get: (_, key) => {
    const name = String(key);
    const layer = LAYERS[name];
    return layer === undefined ? `var(--${name})` : `var(--${name}, ${layer})`;
  },
});
