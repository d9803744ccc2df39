/**
 * Why a device does not run a model:
 *
 * - `absent`: the browser does not offer it;
 * - `unreachable`: the runtime for it could not be fetched, which may be different the next time;
 * - `failed`: it cannot hold or compute the model.
 */
export type DeviceErrorCode = 'absent' | 'unreachable' | 'failed';

/** A device that does not run a model, though the model's files are as they should be. The message names the device. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';

  constructor(
    readonly code: DeviceErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
