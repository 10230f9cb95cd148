/** What each probe of the self-check asserts about Excel, by its stable id. */
export const probes: Readonly<Record<string, string>> = {};
