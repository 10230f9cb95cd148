/** Errors as Excel answers them: a code the client library hands on in `OfficeExtension.Error`. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** The member that failed, e.g. `Range.values`. */
    readonly location = '',
    readonly httpStatus = 400,
  ) {
    super(message);
    this.name = 'HostError';
  }
}

export const itemNotFound = (location: string): HostError =>
  new HostError('ItemNotFound', "The requested resource doesn't exist.", location, 404);

export const itemAlreadyExists = (location: string): HostError =>
  new HostError('ItemAlreadyExists', 'The resource being created already exists.', location, 409);

export const invalidArgument = (location: string, detail = ''): HostError =>
  new HostError(
    'InvalidArgument',
    `The argument is invalid or missing or has an incorrect format.${detail && ` ${detail}`}`,
    location,
  );

export const wrongDimensions = (location: string): HostError =>
  new HostError(
    'InvalidArgument',
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    location,
  );

export const accessDenied = (location: string): HostError =>
  new HostError('AccessDenied', 'You cannot perform the requested operation.', location, 403);

export const invalidReference = (location: string): HostError =>
  new HostError('InvalidReference', 'This reference is not valid for the current operation.', location, 404);

/** What the host has not built says so by name: never a wrong value. */
export const notImplemented = (type: string, member: string): HostError =>
  new HostError('ApiNotFound', `not implemented: Excel.${type}.${member}`, `${type}.${member}`, 404);
