import type { Library } from '../../library/openLibrary';
import type { ModelChoice } from '../../protocol/EngineApi';
import { LIMITS_SETTING } from '../KeptLimits';
import { MAIN_ENCODER_SETTING } from '../main/MainSpaces';
import type { EncoderChoice } from '../main/EncoderChoice';

const DTYPES = new Set<unknown>(['fp32', 'q8', 'q4']);

/** The settings that mean something on another device, as a backup keeps them. */
export async function keptSettings(settings: Library['settings']): Promise<Readonly<Record<string, unknown>>> {
  const limits = await settings.get(LIMITS_SETTING);
  return {
    ...(limits !== undefined && { [LIMITS_SETTING]: limits }),
    ...(await keptChoice(settings)),
  };
}

async function keptChoice(settings: Library['settings']): Promise<Readonly<Record<string, unknown>>> {
  const kept = (await settings.get(MAIN_ENCODER_SETTING)) as { readonly target: EncoderChoice | null } | undefined;
  if (kept === undefined) return {};
  const { target } = kept;
  const choice: ModelChoice | null = target && {
    model: target.model.id,
    dtype: target.dtype,
    dimensions: target.dimensions,
  };
  return { [MAIN_ENCODER_SETTING]: choice };
}

/** The main encoder that a backup's settings name; undefined when they name none that could be one. */
export function mainEncoderOf(settings: Readonly<Record<string, unknown>>): ModelChoice | null | undefined {
  const value = settings[MAIN_ENCODER_SETTING];
  if (value === null) return null;
  if (typeof value !== 'object') return undefined;
  const { model, dtype, dimensions } = value as Readonly<Record<string, unknown>>;
  if (typeof model !== 'string' || typeof dimensions !== 'number' || !DTYPES.has(dtype)) return undefined;
  return { model, dtype: dtype as ModelChoice['dtype'], dimensions };
}
