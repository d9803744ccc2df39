import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';
import { filesOf } from '../../encoders/models/modelFiles';
import { markerName, type InstalledFile, type InstalledVariant } from './installedVariant';
import { findFile } from './openModelFolder';
import { completeBytes, writeText } from './PartialFile';

/** Marks a variant as installed, once all its files are complete. */
export async function markInstalled(
  folder: FileSystemDirectoryHandle,
  model: ModelDescription,
  dtype: Dtype,
): Promise<void> {
  const files: InstalledFile[] = [];
  for (const { path } of filesOf(model, dtype)) {
    const bytes = await completeBytes(folder, path);
    if (bytes === null) throw new Error(`${path} of ${model.name} is not complete yet.`);
    files.push({ path, bytes });
  }
  const marker: InstalledVariant = { version: 1, model, dtype, files };
  const text = JSON.stringify(marker);
  const existing = await (await (await findFile(folder, markerName(dtype)))?.getFile())?.text();
  // Left alone where it is right: while it is written anew, the variant would not be there.
  if (existing !== text) await writeText(folder, markerName(dtype), text);
}
