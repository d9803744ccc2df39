/** Whether an encoder worker ended, as it does where memory is short. */
export function isDeath(error: unknown): boolean {
  return error instanceof Error && error.name === 'WorkerDiedError';
}

/** Whether an error is the fault of the device an encoder runs on, so that another device may do. */
export function isDeviceFault(error: unknown): boolean {
  return isDeath(error) || (error instanceof Error && error.name === 'DeviceError');
}
