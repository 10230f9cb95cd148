/** Reading and writing files whole: an output appears complete or not at all. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../ledger/result';

export async function readBytes(file: string): Promise<Result<Uint8Array>> {
  try {
    return ok(new Uint8Array(await readFile(file)));
  } catch {
    return fail({ code: 'file.notFound', file });
  }
}

/** Writes beside the target and renames: a crash or a full disk leaves the old file as it was. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<Result<void>> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    await writeFile(beside, content);
    await rename(beside, file);
    return ok(undefined);
  } catch {
    await rm(beside, { force: true });
    return fail({ code: 'file.notWritable', file });
  }
}
