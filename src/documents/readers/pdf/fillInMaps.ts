interface Fillable<Key, Value> {
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** Gives maps `getOrInsertComputed` (ECMAScript's proposal "upsert"), which pdf.js uses, where the browser has none yet. */
export function fillInMaps(): void {
  for (const prototype of [Map.prototype, WeakMap.prototype]) {
    if ('getOrInsertComputed' in prototype) continue;
    Object.defineProperty(prototype, 'getOrInsertComputed', {
      value: getOrInsertComputed,
      writable: true,
      configurable: true,
    });
  }
}

function getOrInsertComputed<Key, Value>(this: Fillable<Key, Value>, key: Key, compute: (key: Key) => Value): Value {
  if (!this.has(key)) this.set(key, compute(key));
  return this.get(key) as Value;
}
