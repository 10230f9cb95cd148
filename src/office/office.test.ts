import { ExcelHost } from '../host/host';
import { newBook } from '../host/newBook';
import { attachOffice } from '../host/node';
import { can, clientId, displayLanguage, languagePreference, ready, saveLanguagePreference } from '.';
import { languageFrom } from './language';
import { isDark } from './theme';

jest.setTimeout(60_000);

describe('before Office is there', () => {
  it('says that Excel is unavailable instead of waiting', async () => {
    expect(await ready()).toEqual({ ok: false, problem: { code: 'excel.unavailable' } });
  });
});

describe('in Excel', () => {
  beforeAll(async () => {
    await attachOffice(await ExcelHost.create(newBook()), { locale: 'zh-CN', apiVersion: '1.14' });
  });

  it('is ready, and knows platform, version and language', async () => {
    const info = await ready();
    expect(info).toMatchObject({ ok: true, value: { host: 'Excel', language: 'zh-CN' } });
    expect(info.ok && info.value.version).toMatch(/^16\./);
    expect(displayLanguage()).toBe('zh-CN');
  });

  it('claims nothing above what this Excel has', () => {
    expect(can('sharedRuntime')).toBe(true);
    expect(can('undoGroups')).toBe(false);
  });

  it('remembers the client and a chosen language', () => {
    const client = clientId();
    expect(client).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
    expect(clientId()).toBe(client);
    expect(languagePreference()).toBe('office');
    saveLanguagePreference('en-US');
    expect(languagePreference()).toBe('en-US');
  });
});

describe('languages and themes', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['en-GB', 'en-US'],
    ['de-DE', 'en-US'],
  ])('%s is shown as %s', (tag, language) => expect(languageFrom(tag)).toBe(language));

  it.each([
    [{ isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, true],
    [{ bodyBackgroundColor: '#262626' }, true],
    [{ bodyBackgroundColor: 'F3F2F1' }, false],
    [{}, null],
  ])('%j is dark: %s', (theme, expected) => expect(isDark(theme)).toBe(expected));
});
