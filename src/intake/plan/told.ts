/** What a person said of the tables of an import, as it is to be remembered. */
import { correctionKey, LEFT_OUT, signatureOf, signatureOn } from '../columns/memory';
import type { ToldMapping } from '../columns/remembered';
import type { SheetFinding } from '../layout/table';

/**
 * Each header of tables with the same headers once where all of these tables are told the same. Where they are not, what is
 * said holds for sheets of the name alone; so does 不导入, lest a list is left out that nobody spoke of.
 */
export function toldOf(found: readonly SheetFinding[]): readonly ToldMapping[] {
  const tables = new Map<string, number>();
  for (const { table } of found) {
    if (table === null) continue;
    const signature = signatureOf(table.header);
    tables.set(signature, (tables.get(signature) ?? 0) + 1);
  }
  const groups = new Map<string, ToldMapping[]>();
  for (const told of found.flatMap((finding) => finding.told ?? [])) {
    const key = correctionKey(told);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [told]);
    else group.push(told);
  }
  const kept = [...groups.values()].flatMap((group) => {
    const [first] = group;
    const isOfAll =
      first !== undefined &&
      !isLeftOut(first) &&
      group.length >= (tables.get(first.signature) ?? 0) &&
      group.every(({ to }) => to === first.to);
    if (isOfAll) return [first];
    return group.map((told) => ({ ...told, signature: signatureOn(told.signature, told.sheet) }));
  });
  return [...new Map(kept.map((told) => [correctionKey(told), told])).values()];
}

/** A whole table, not one of its columns. */
function isLeftOut({ header, to }: ToldMapping): boolean {
  return header === '' && to === LEFT_OUT;
}
