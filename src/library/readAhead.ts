/**
 * Reads records one after the other; the next ones are on their way while one is used.
 *
 * @param ahead how many are on their way.
 * @throws what `read` throws, when its record has its turn.
 */
export async function* readAhead<Key, Value>(
  keys: readonly Key[],
  read: (key: Key) => Promise<Value>,
  ahead: number,
): AsyncGenerator<readonly [Key, Value]> {
  const begin = (key: Key): Promise<Value> => {
    const reading = read(key);
    // Met when it is awaited.
    reading.catch(() => undefined);
    return reading;
  };
  const underWay = keys.slice(0, ahead).map(begin);
  for (const [position, key] of keys.entries()) {
    const next = keys[position + ahead];
    if (next !== undefined) underWay.push(begin(next));
    yield [key, await underWay.shift()!];
  }
}
