/** Univer put together as a grid only: it draws and takes input. It calculates nothing; the host does. */
import { LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import designEnglish from '@univerjs/design/locale/en-US';
import designChinese from '@univerjs/design/locale/zh-CN';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsEnglish from '@univerjs/docs-ui/locale/en-US';
import docsChinese from '@univerjs/docs-ui/locale/zh-CN';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRenderEnginePlugin } from '@univerjs/engine-render';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import '@univerjs/sheets/facade';
import sheetsEnglish from '@univerjs/sheets/locale/en-US';
import sheetsChinese from '@univerjs/sheets/locale/zh-CN';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import formulaEnglish from '@univerjs/sheets-formula-ui/locale/en-US';
import formulaChinese from '@univerjs/sheets-formula-ui/locale/zh-CN';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui';
import '@univerjs/sheets-ui/facade';
import gridEnglish from '@univerjs/sheets-ui/locale/en-US';
import gridChinese from '@univerjs/sheets-ui/locale/zh-CN';
import { defaultTheme } from '@univerjs/themes';
import { UniverUIPlugin } from '@univerjs/ui';
import uiEnglish from '@univerjs/ui/locale/en-US';
import uiChinese from '@univerjs/ui/locale/zh-CN';
import { refuseUnfollowed } from './unfollowed';
import '@univerjs/design/lib/index.css';
import '@univerjs/ui/lib/index.css';
import '@univerjs/docs-ui/lib/index.css';
import '@univerjs/sheets-ui/lib/index.css';
import '@univerjs/sheets-formula-ui/lib/index.css';

/** Brings what the cell editor needs of formulas, and starts none of the parts that calculate or rewrite them. */
class UncalculatedFormulas extends UniverSheetsFormulaPlugin {
  override onReady(): void {}
  override onRendered(): void {}
}

export interface GridParts {
  readonly univer: Univer;
  readonly api: FUniver;
}

export function createUniver(container: HTMLElement, language: 'zh-CN' | 'en-US'): GridParts {
  const univer = new Univer({
    theme: defaultTheme,
    locale: language === 'zh-CN' ? LocaleType.ZH_CN : LocaleType.EN_US,
    logLevel: LogLevel.ERROR,
    locales: {
      [LocaleType.ZH_CN]: mergeLocales(
        designChinese,
        uiChinese,
        docsChinese,
        sheetsChinese,
        gridChinese,
        formulaChinese,
      ),
      [LocaleType.EN_US]: mergeLocales(
        designEnglish,
        uiEnglish,
        docsEnglish,
        sheetsEnglish,
        gridEnglish,
        formulaEnglish,
      ),
    },
  });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  // The header is for the formula bar. What the host cannot follow must not be on offer: no ribbon, no menus.
  univer.registerPlugin(UniverUIPlugin, {
    container,
    header: true,
    toolbar: false,
    contextMenu: false,
    headerMenu: false,
    footer: true,
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    formulaBar: true,
    footer: {
      sheetBar: true,
      statisticBar: true,
      menus: false,
      zoomSlider: true,
      addSheetButtonConfig: { show: false },
    },
    disableForceStringAlert: true,
    disableForceStringMark: true,
  });
  univer.registerPlugin(UncalculatedFormulas);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin, {
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  refuseUnfollowed(univer, container);
  return { univer, api: FUniver.newAPI(univer) };
}
