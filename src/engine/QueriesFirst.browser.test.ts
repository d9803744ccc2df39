import { describe, expect, it } from 'vitest';
import { QueriesFirst } from './QueriesFirst';

describe('QueriesFirst', () => {
  /** A clock that only delays move. */
  function startClock() {
    let now = 0;
    const platform = {
      now: () => now,
      delay: async (milliseconds: number) => {
        now += milliseconds;
      },
    };
    return { platform, pass: (milliseconds: number) => (now += milliseconds) };
  }
  const query = async () => 'answer';

  it('lets work go on at once when nobody types', async () => {
    const { platform } = startClock();
    await new QueriesFirst(platform).turn();
    expect(platform.now()).toBe(0);
  });

  it('holds work up for a moment when a query is expected', async () => {
    const { platform } = startClock();
    const queries = new QueriesFirst(platform);
    queries.expect();
    await queries.turn();
    expect(platform.now()).toBe(200);
  });

  it('holds work up while a query is answered and for a moment after', async () => {
    const { platform } = startClock();
    const queries = new QueriesFirst(platform);
    const answer = Promise.withResolvers<void>();
    const answered = queries.answer(() => answer.promise);
    let isWorking = false;
    const turn = queries.turn().then(() => (isWorking = true));
    for (let round = 0; round < 20; round++) await Promise.resolve();
    expect(isWorking).toBe(false);
    answer.resolve();
    await answered;
    await turn;
    expect(platform.now()).toBe(200);
  });

  it('lets work go on when a query fails', async () => {
    const { platform } = startClock();
    const queries = new QueriesFirst(platform);
    await expect(queries.answer(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await queries.turn();
    expect(platform.now()).toBe(200);
  });

  it('lets work have its turn when someone types without a rest', async () => {
    const clock = startClock();
    const queries = new QueriesFirst({
      ...clock.platform,
      // A key every 70 ms.
      delay: async (milliseconds) => {
        clock.pass(Math.min(70, milliseconds));
        await queries.answer(query);
      },
    });
    await queries.answer(query);
    await queries.turn();
    const firstTurn = clock.platform.now();
    expect(firstTurn).toBe(1000);
    for (let elapsed = 0; elapsed < 99; elapsed += 33) {
      await queries.turn();
      expect(clock.platform.now()).toBe(firstTurn + elapsed);
      clock.pass(33);
    }
    clock.pass(1);
    await queries.turn();
    expect(clock.platform.now()).toBe(firstTurn + 100 + 1000);
  });
});
