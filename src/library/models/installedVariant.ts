import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';
import { findFile } from './openModelFolder';

/** A file as it was checked and stored. */
export interface InstalledFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The marker of a wholly installed variant: the file `installed-<dtype>.json` in the model's folder, written once, after
 * all the files it names. What no marker names is not installed.
 */
export interface InstalledVariant {
  readonly version: 1;
  readonly model: ModelDescription;
  readonly dtype: Dtype;
  readonly files: readonly InstalledFile[];
}

const dtypes: readonly Dtype[] = ['q4', 'q8', 'fp32'];

/** Name of the file that marks a variant as installed. */
export function markerName(dtype: Dtype): string {
  return `installed-${dtype}.json`;
}

/** The variants installed in a model's folder. */
export async function readInstalledVariants(folder: FileSystemDirectoryHandle): Promise<InstalledVariant[]> {
  const found = await Promise.all(dtypes.map((dtype) => readMarker(folder, dtype)));
  return found.filter((variant) => variant !== null);
}

async function readMarker(folder: FileSystemDirectoryHandle, dtype: Dtype): Promise<InstalledVariant | null> {
  const handle = await findFile(folder, markerName(dtype));
  if (handle === null) return null;
  return parseMarker(await (await handle.getFile()).text());
}

/** A marker that the end of the browser cut short marks nothing. */
function parseMarker(text: string): InstalledVariant | null {
  try {
    const marker = JSON.parse(text) as Partial<InstalledVariant> | null;
    return marker?.version === 1 ? (marker as InstalledVariant) : null;
  } catch {
    return null;
  }
}
