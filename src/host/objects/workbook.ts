import { HostError } from '../errors';
import type { BookModel } from '../model';
import { applicationObject } from './application';
import { functionsObject } from './functions';
import { namesObject } from './names';
import { objectType, type HostObject } from './objectType';
import { activeSheet } from './area';
import './range';
import { settingsObject } from './settings';
import './tableCollection';
import { worksheetsObject } from './worksheets';
import { rangeObject, tablesObject } from './wrap';

export const workbookObject = objectType<BookModel>({
  type: 'Workbook',
  scalars: {
    Name: { get: (_book, { environment }) => environment.workbookName },
    ReadOnly: { get: (_book, { environment }) => environment.readOnly },
    IsDirty: { get: (_book, session) => session.isDirty, onDemand: true },
  },
  objects: {
    Application: (book) => applicationObject(book),
    Functions: (book) => functionsObject(book),
    Worksheets: (book) => worksheetsObject(book),
    Tables: () => tablesObject({ sheet: null }),
    Names: () => namesObject({ sheet: null }),
    Settings: (book) => settingsObject(book),
  },
  methods: {
    GetSelectedRange: (book) => {
      const sheet = activeSheet(book);
      return rangeObject({ sheet, box: sheet.selection });
    },
    GetActiveCell: (book) => {
      const sheet = activeSheet(book);
      return rangeObject({ sheet, box: { ...sheet.selection, height: 1, width: 1 } });
    },
  },
});

/** Office's own housekeeping: it reports that it is ready, and would report telemetry. */
const serviceObject = objectType<string>({
  type: 'InternalService',
  methods: {
    NotifyActionHandlerReady: () => null,
    SendTelemetryEvent: () => null,
  },
});

export function internalService(name: string): HostObject {
  if (/\.(AddinInternalService|TelemetryService)$/.test(name)) return serviceObject(name);
  throw new HostError('ApiNotFound', `not implemented: ${name}`, name, 404);
}
