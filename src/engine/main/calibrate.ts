import type { EncodingSpeed } from '../../protocol/encoders/EncoderApi';
import { isDeviceFault } from './isDeviceFault';
import type { EncoderSetup } from './EncoderSetup';
import type { EncoderTeam } from './EncoderTeam';

/** What was measured of an encoder at a place. */
export interface Calibration {
  /** The fastest setup. */
  readonly setup: EncoderSetup;
  readonly tokensPerSecond: number;
  /** Of passages of 65 words on average. */
  readonly passagesPerSecond: number;
}

/** What is measured. */
export interface CalibrationParts {
  /** A team that runs in the first setup; it goes on answering queries meanwhile. */
  readonly first: EncoderTeam;
  readonly firstSetup: EncoderSetup;
  /** Setups that may be faster. */
  readonly others: readonly Omit<EncoderSetup, 'policy'>[];
  /** Starts a team in another setup; null where that does not work. */
  readonly startTeam: (setup: EncoderSetup) => Promise<EncoderTeam | null>;
}

/** Another setup must be faster by this factor: a measurement is off by some percent, and more workers take memory. */
const WORTH_CHANGING = 1.1;

/**
 * Finds the fastest setup for a model at a place: measures the first one, then the others one after another.
 *
 * @returns what was measured, and the team that runs in that setup; all other teams but the first are ended.
 * @throws the signal's reason when aborted, and what the first team throws.
 */
export async function calibrate(
  { first, firstSetup, others, startTeam }: CalibrationParts,
  signal: AbortSignal,
): Promise<{ readonly calibration: Calibration; readonly team: EncoderTeam }> {
  const { policy, ...speed } = await first.measureSpeed(signal);
  let best = { team: first, calibration: { setup: { ...firstSetup, policy }, ...speed } };
  const endUnlessFirst = (team: EncoderTeam): void => {
    if (team !== first) team.terminate();
  };
  for (const other of others) {
    const setup = { ...other, policy };
    const team = signal.aborted ? null : await startTeam(setup);
    if (team === null) continue;
    const measured = await speedOf(team, signal);
    if (measured && measured.tokensPerSecond > WORTH_CHANGING * best.calibration.tokensPerSecond) {
      endUnlessFirst(best.team);
      const { tokensPerSecond, passagesPerSecond } = measured;
      best = { team, calibration: { setup, tokensPerSecond, passagesPerSecond } };
    } else {
      team.terminate();
    }
  }
  if (signal.aborted) endUnlessFirst(best.team);
  signal.throwIfAborted();
  return best;
}

/** Null when the device fails in this setup, or when aborted. */
async function speedOf(team: EncoderTeam, signal: AbortSignal): Promise<EncodingSpeed | null> {
  try {
    return await team.measureSpeed(signal);
  } catch (error) {
    if (signal.aborted || isDeviceFault(error)) return null;
    throw error;
  }
}
