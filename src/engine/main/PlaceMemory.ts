import type { Library } from '../../library/openLibrary';

/**
 * Remembers, over restarts, something of each encoder at each place, such as why it failed there. The values are plain.
 */
export class PlaceMemory<Value> {
  readonly #settings: Library['settings'];
  readonly #setting: string;

  /** @param setting the name under which all of it is kept. */
  constructor(settings: Library['settings'], setting: string) {
    this.#settings = settings;
    this.#setting = setting;
  }

  /** Null where nothing is remembered. */
  async find(encoder: string, place: string): Promise<Value | null> {
    return (await this.#all())[keyOf(encoder, place)] ?? null;
  }

  async keep(encoder: string, place: string, value: Value): Promise<void> {
    await this.#settings.put(this.#setting, { ...(await this.#all()), [keyOf(encoder, place)]: value });
  }

  /** Forgets an encoder at every place. */
  async forget(encoder: string): Promise<void> {
    const kept = Object.entries(await this.#all()).filter(([key]) => !key.startsWith(keyOf(encoder, '')));
    await this.#settings.put(this.#setting, Object.fromEntries(kept));
  }

  async #all(): Promise<Readonly<Record<string, Value>>> {
    return ((await this.#settings.get(this.#setting)) ?? {}) as Readonly<Record<string, Value>>;
  }
}

function keyOf(encoder: string, place: string): string {
  return `${encoder} on ${place}`;
}
