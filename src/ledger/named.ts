/** Names in both languages of the ledger. */
export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Named {
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

export function both(zh: string, en: string): Named {
  return { 'zh-CN': zh, 'en-US': en };
}
