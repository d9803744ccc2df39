import type { Dtype, ModelDescription, ModelFile, ModelVariant } from './ModelDescription';

/** The files that a model needs to run in a dtype: the shared ones and its graph; none when it has no such dtype. */
export function filesOf(model: Pick<ModelDescription, 'files' | 'variants'>, dtype: Dtype): readonly ModelFile[] {
  const variant = model.variants.find((each) => each.dtype === dtype);
  return variant === undefined ? [] : [...model.files, ...variant.files];
}

/** A variant whose sizes are known. */
export function variantOf(dtype: Dtype, shared: readonly ModelFile[], files: readonly ModelFile[]): ModelVariant {
  return { dtype, files, aboutBytes: sumOf([...shared, ...files]) };
}

function sumOf(files: readonly ModelFile[]): number {
  return files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
}
