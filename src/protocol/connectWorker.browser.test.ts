import { afterEach, expect, it } from 'vitest';
import { connectEngine } from './connectEngine';
import { connectWorker, type WorkerConnection } from './connectWorker';
import type { FixtureApi } from './testing/fixture.worker';

const makeWorker = () => new Worker(new URL('./testing/fixture.worker.ts', import.meta.url), { type: 'module' });

const connections: WorkerConnection<FixtureApi>[] = [];

function connect(): WorkerConnection<FixtureApi> {
  const connection = connectWorker<FixtureApi>(makeWorker(), 'fixture');
  connections.push(connection);
  return connection;
}

afterEach(() => {
  for (const { terminate } of connections.splice(0)) terminate();
});

it('answers calls and passes callbacks', async () => {
  const { api } = connect();
  expect(await api.add(2, 3)).toBe(5);
  const counts: number[] = [];
  await api.count((count) => counts.push(count));
  await expect.poll(() => counts).toEqual([1, 2, 3]);
});

it('keeps name, message and code of an error', async () => {
  const error: unknown = await connect()
    .api.fail('ReadError', 'It is empty.', 'empty')
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'ReadError', message: 'It is empty.', code: 'empty' });
});

it('carries an abort and its reason across, before and during a call', async () => {
  const { api } = connect();
  const reason = new DOMException('A newer query took its place.', 'AbortError');
  expect(await api.reasonOf(AbortSignal.abort(reason))).toBe('AbortError: A newer query took its place.');
  const controller = new AbortController();
  const first = api.reasonOf(controller.signal);
  const second = api.untilAborted(controller.signal);
  await api.add(1, 1);
  controller.abort(reason);
  expect(await first).toBe('AbortError: A newer query took its place.');
  await expect(second).rejects.toThrow(DOMException);
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
});

it.each(['close', 'crash'] as const)('rejects what is pending when the worker ends by %s', async (end) => {
  const connection = connect();
  await connection.api.add(1, 1);
  const pending = connection.api.never();
  const alsoPending = connection.api.untilAborted(new AbortController().signal);
  void connection.api[end]().catch(() => undefined);
  await expect(pending).rejects.toMatchObject({ name: 'WorkerDiedError', message: expect.stringContaining('fixture') });
  await expect(alsoPending).rejects.toMatchObject({ name: 'WorkerDiedError' });
  await expect(connection.api.add(1, 1)).rejects.toMatchObject({ name: 'WorkerDiedError' });
  expect(await connection.ended).toMatchObject({ name: 'WorkerDiedError' });
});

it('rejects what is pending when it is terminated', async () => {
  const connection = connect();
  const pending = connection.api.never();
  connection.terminate();
  await expect(pending).rejects.toMatchObject({ name: 'WorkerDiedError' });
});

it('starts the engine’s worker again when it dies, but not for ever', async () => {
  let made = 0;
  const connection = connectEngine(() => {
    made += 1;
    return makeWorker();
  });
  const engine = connection.engine as unknown as FixtureApi;
  let deaths = 0;
  let restarts = 0;
  connection.onDeath(() => deaths++);
  connection.onRestart(() => restarts++);
  for (let life = 1; life <= 3; life++) {
    expect(await engine.add(life, 1)).toBe(life + 1);
    void engine.close().catch(() => undefined);
    await expect.poll(() => deaths).toBe(life);
  }
  expect({ made, deaths, restarts }).toEqual({ made: 3, deaths: 3, restarts: 2 });
  await expect(engine.add(1, 1)).rejects.toMatchObject({ name: 'WorkerDiedError' });
  connection.close();
});
