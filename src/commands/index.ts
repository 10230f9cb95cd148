/** What a user can do, one file each. */
export type * from './types';
