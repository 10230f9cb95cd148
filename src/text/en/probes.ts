import type { Translated } from '../shape';
import type { probes as reference } from '../zh/probes';

export const probes = {} as const satisfies Translated<typeof reference>;
