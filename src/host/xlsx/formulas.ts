/**
 * Formulas as the file writes them. There a table's own row is `表[[#This Row],[列]]`, never `[@列]`; an unqualified
 * structured reference names its table; and functions younger than the format carry a prefix, without which Excel shows
 * `#NAME?`. In the model they stand as Excel's API shows them.
 */
import { stringifyStructRef, tokenTypes } from '@borgar/fx/xlsx';
import { parseStructured, referencedTable, tableAt } from '../references';
import type { FormulaPlace, ReferenceBook } from '../references';
import { mapTokens } from '../references-edit';

/** Functions of Excel 2010 to 2021 that a file names with `_xlfn.` ([MS-XLSX] 2.2.2). */
const PREFIXED = new Set(
  `ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR
  BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST
  CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS
  DECIMAL DROP ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML
  FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS
  HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA
  LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV
  NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA
  PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS
  SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN
  TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK WEBSERVICE WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH
  XOR Z.TEST`.split(/\s+/),
);
/** Two functions carry a second prefix. */
const WORKSHEET_PREFIXED = new Set(['FILTER', 'SORT']);

/** Without the leading `=`. */
export function fileFormula(formula: string, place: FormulaPlace, book: ReferenceBook): string {
  const text = mapTokens(formula, (token) => {
    if (token.type === tokenTypes.FUNCTION) return prefixedFunction(token.value);
    if (token.type !== tokenTypes.REF_STRUCT) return token.value;
    const reference = parseStructured(token.value);
    const table = reference && referencedTable(reference, place, book);
    if (!reference || !table) return token.value;
    return stringifyStructRef({ ...reference, sheetName: '', table: table.name }, { thisRow: true });
  });
  return text.startsWith('=') ? text.slice(1) : text;
}

function prefixedFunction(name: string): string {
  const upper = name.toUpperCase();
  if (WORKSHEET_PREFIXED.has(upper)) return `_xlfn._xlws.${upper}`;
  return PREFIXED.has(upper) ? `_xlfn.${upper}` : name;
}

/** With the leading `=`. */
export function modelFormula(text: string, place: FormulaPlace, book: ReferenceBook): string {
  return mapTokens(`=${text}`, (token) => {
    if (token.type === tokenTypes.FUNCTION) return token.value.replace(/^(?:_xlfn\.)?(?:_xlws\.)?/i, '');
    if (token.type !== tokenTypes.REF_STRUCT) return token.value;
    const reference = parseStructured(token.value);
    if (!reference?.sections?.includes('this row')) return token.value;
    const own =
      reference.table !== '' && tableAt(book, place)?.name.toLowerCase() === reference.table?.toLowerCase();
    return stringifyStructRef({ ...reference, table: own ? '' : (reference.table ?? '') });
  });
}
