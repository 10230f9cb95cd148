import { accessDenied, notImplemented } from '../errors';
import type { SheetModel } from '../model';
import { objectType, propertiesOf } from './objectType';

/** The host knows one kind of protection: everything locked. */
function allowsAnything(options: unknown): boolean {
  if (options === undefined || options === null) return false;
  return [...propertiesOf(options, 'WorksheetProtection.protect').values()].includes(true);
}

export const protectionObject = objectType<SheetModel>({
  type: 'WorksheetProtection',
  scalars: {
    Protected: { get: (sheet) => sheet.protected },
  },
  methods: {
    // Excel refuses to protect what is protected and to unprotect what is not.
    Protect: (sheet, [options, password]) => {
      if (password !== undefined && password !== null)
        throw notImplemented('WorksheetProtection', 'protect with a password');
      if (allowsAnything(options)) throw notImplemented('WorksheetProtection', 'protect with options');
      if (sheet.protected) throw accessDenied('WorksheetProtection.protect');
      sheet.protected = true;
      return null;
    },
    Unprotect: (sheet) => {
      if (!sheet.protected) throw accessDenied('WorksheetProtection.unprotect');
      sheet.protected = false;
      return null;
    },
  },
});
