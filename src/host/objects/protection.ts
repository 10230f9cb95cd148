import { accessDenied } from '../errors';
import type { SheetModel } from '../model';
import { objectType } from './objectType';

export const protectionObject = objectType<SheetModel>({
  type: 'WorksheetProtection',
  scalars: {
    Protected: { get: (sheet) => sheet.protected },
  },
  methods: {
    // Excel refuses to protect what is protected and to unprotect what is not.
    Protect: (sheet) => {
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
