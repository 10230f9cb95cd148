/** Every customer of the sample, as often as its profile says. */
import { CASE_PROFILES } from './caseProfiles';
import { LIMIT_PROFILES } from './limitProfiles';
import type { Profile } from './profile';

export function everyProfile(): Profile[] {
  return [...LIMIT_PROFILES, ...CASE_PROFILES].flatMap((profile) =>
    Array.from({ length: profile.count }, () => profile),
  );
}
