/** A file that cannot be opened as a workbook. */
export type HostFileCode = 'file.empty' | 'file.notSpreadsheet' | 'file.encrypted' | 'file.damaged';

export class HostFileError extends Error {
  constructor(
    readonly code: HostFileCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'HostFileError';
  }
}
