/** The language of Office's own screens, as one of ours. */
export type OfficeLanguage = 'zh-CN' | 'en-US';

/** Any Chinese is Chinese; everything else is English, which more people can read than not. */
export function displayLanguage(): OfficeLanguage {
  return languageFrom(Office.context.displayLanguage);
}

export function languageFrom(tag: string): OfficeLanguage {
  return /^zh(-|$)/i.test(tag) ? 'zh-CN' : 'en-US';
}
