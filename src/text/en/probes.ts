export const probes: Readonly<Record<string, string>> = {};
