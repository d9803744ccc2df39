/** Bytes that mean something in one format or another. */
const MEANINGFUL = Array.from('\0\t\n\r "#&\'(),/:;<>[\\]`{|}~\u007f\u00ff', (character) => character.charCodeAt(0));

/** A copy of a file with a few seeded faults: flipped, doubled, moved and missing bytes, an end cut off. */
export function mutate(bytes: Uint8Array, seed: number): Uint8Array<ArrayBuffer> {
  let state = (seed * 2_654_435_761) % 2_147_483_647 || 1;
  // Park and Miller's generator (1988).
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return limit <= 0 ? 0 : state % limit;
  };
  let copy = [...bytes];
  const faults = 1 + below(6);
  for (let fault = 0; fault < faults; fault++) {
    const at = below(copy.length);
    const length = 1 + below(Math.min(64, copy.length));
    switch (below(6)) {
      case 0:
        copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
        break;
      case 1:
        copy[at] = MEANINGFUL[below(MEANINGFUL.length)]!;
        break;
      case 2:
        copy.splice(at, length);
        break;
      case 3:
        copy.splice(at, 0, ...copy.slice(at, at + length));
        break;
      case 4:
        copy.splice(below(copy.length), 0, ...copy.splice(at, length));
        break;
      default:
        if (below(4) === 0) copy = copy.slice(0, at);
    }
  }
  return Uint8Array.from(copy);
}
