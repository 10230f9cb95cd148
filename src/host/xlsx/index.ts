/** .xlsx files in and out; runs in Node and in the browser. */
export { HostFileError } from './errors';
export type { HostFileCode } from './errors';
export { openBook } from './open';
export { saveBook } from './save';
