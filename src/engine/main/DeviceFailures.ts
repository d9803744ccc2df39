import type { Library } from '../../library/openLibrary';

const SETTING = 'device-failures';

/** Remembers, over restarts, on which devices an encoder failed, so that it is not tried there every time. */
export class DeviceFailures {
  readonly #settings: Library['settings'];

  constructor(settings: Library['settings']) {
    this.#settings = settings;
  }

  /** Why an encoder failed at a place; null when it is not known to. */
  async reason(encoder: string, place: string): Promise<string | null> {
    return (await this.#all())[keyOf(encoder, place)] ?? null;
  }

  async remember(encoder: string, place: string, reason: string): Promise<void> {
    await this.#settings.put(SETTING, { ...(await this.#all()), [keyOf(encoder, place)]: reason });
  }

  /** Forgets what is known of an encoder, so that every place is tried again. */
  async forget(encoder: string): Promise<void> {
    const kept = Object.entries(await this.#all()).filter(([key]) => !key.startsWith(keyOf(encoder, '')));
    await this.#settings.put(SETTING, Object.fromEntries(kept));
  }

  async #all(): Promise<Readonly<Record<string, string>>> {
    return ((await this.#settings.get(SETTING)) ?? {}) as Readonly<Record<string, string>>;
  }
}

function keyOf(encoder: string, place: string): string {
  return `${encoder} on ${place}`;
}
