/** A value with the position of its promise. */
interface Arrival<Value> {
  readonly index: number;
  readonly value: Value;
}

/**
 * What promises give, each as soon as it is there.
 *
 * @throws what a promise failed with, once nothing is left that arrived before.
 */
export async function* asTheyArrive<Value>(promises: readonly Promise<Value>[]): AsyncGenerator<Arrival<Value>> {
  const arrived: Arrival<Value>[] = [];
  const failures: unknown[] = [];
  let wake = (): void => undefined;
  for (const [index, promise] of promises.entries()) {
    promise.then(
      (value) => {
        arrived.push({ index, value });
        wake();
      },
      (error: unknown) => {
        failures.push(error);
        wake();
      },
    );
  }
  for (let left = promises.length; left > 0; left--) {
    while (arrived.length === 0) {
      if (failures.length > 0) throw failures[0];
      await new Promise<void>((resolve) => (wake = resolve));
    }
    yield arrived.shift()!;
  }
}
