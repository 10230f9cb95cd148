/** The rows 标准 and 评分卡 start with, in the ledger's language: what is decoded from them are the defaults. */
import {
  ANSWER,
  CARD,
  CHARACTERISTIC,
  OPERATOR,
  STANDARD,
  type Answer,
  type Characteristic,
} from './choices';
import { moneyToNumber } from './money';
import type { Language } from './named';
import type { Bin, CellValue } from './records';
import { DEFAULT_SCORECARDS } from './scorecards';
import { DEFAULT_STANDARDS, STANDARD_FORM, STANDARD_KEYS } from './standards';

export type DefaultRow = Readonly<Record<string, CellValue>>;

/** How the number of a row is to be shown. */
export function standardRows(language: Language): (DefaultRow & { readonly format: 'share' | 'number' })[] {
  return STANDARD_KEYS.flatMap((key) => {
    const { names, format } = STANDARD_FORM[key];
    return [...DEFAULT_STANDARDS[key]].map(([name, value]) => ({
      list: STANDARD[key][language],
      name: names?.[name]?.[language] ?? name,
      value: moneyToNumber(value),
      format,
    }));
  });
}

/** A row per bin; the weight stands on the first of a characteristic. */
export function scorecardRows(language: Language): DefaultRow[] {
  return Object.values(DEFAULT_SCORECARDS).flatMap(({ card, version, lines }) =>
    lines.flatMap(({ characteristic, weight, bins }) =>
      bins.map((bin, index) => ({
        card: CARD[card][language],
        version,
        characteristic: CHARACTERISTIC[characteristic][language],
        weight: index === 0 ? moneyToNumber(weight) : '',
        operator: OPERATOR[bin.operator][language],
        bound: boundCell(characteristic, bin, language),
        points: moneyToNumber(bin.points),
      })),
    ),
  );
}

function boundCell(characteristic: Characteristic, { operator, bound }: Bin, language: Language): CellValue {
  if (characteristic === 'qualitative') return ANSWER[bound as Answer][language];
  return operator === '=' || operator === 'else' ? bound : Number(bound);
}
