/** Names the manifest's ExecuteFunction actions call. */
export const ribbonFunctions = ['checkLedger'] as const;

export type RibbonFunction = (typeof ribbonFunctions)[number];
