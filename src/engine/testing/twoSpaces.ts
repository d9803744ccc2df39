import { afterEach, beforeEach } from 'vitest';
import { FakeEncoders, fakeModel } from './FakeEncoders';
import { startEngine, type StartedEngine } from './startEngine';
import { WordEncoder } from './WordEncoder';

/** What the tests of a file have: a library of their own for each, and encoders that count what they are asked for. */
export interface TwoSpaces {
  /** Name of the library's database. */
  readonly name: string;
  readonly encoder: WordEncoder;
  readonly encoders: FakeEncoders;
  /** Starts an engine on the library, with a starter and a main encoder; it is closed after the test. */
  readonly start: () => Promise<StartedEngine>;
}

/** To be called once in a file; what it gives is new for each test. */
export function twoSpaces(purpose: string): TwoSpaces {
  const started: StartedEngine[] = [];
  const tested = { ...newParts(), start };

  async function start(): Promise<StartedEngine> {
    const { name, encoder, encoders } = tested;
    const each = await startEngine({ name, encoder, encoders, models: [fakeModel('main', 'bread garden')] });
    started.push(each);
    return each;
  }

  function newParts() {
    return {
      name: `${purpose}-test-${crypto.randomUUID()}`,
      encoder: new WordEncoder('bread garden train music'),
      encoders: new FakeEncoders(),
    };
  }

  beforeEach(() => {
    Object.assign(tested, newParts());
  });

  afterEach(async () => {
    for (const each of started.splice(0)) await each.close();
    indexedDB.deleteDatabase(tested.name);
  });

  return tested;
}
