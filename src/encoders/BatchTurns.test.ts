import { expect, it } from 'vitest';
import { BatchTurns } from './BatchTurns';

it('lets one work at a time, and queries go first', async () => {
  const turns = new BatchTurns();
  const order: string[] = [];
  let working = 0;
  const work = (name: string) => async () => {
    working += 1;
    expect(working).toBe(1);
    await Promise.resolve();
    order.push(name);
    working -= 1;
  };
  await Promise.all([
    turns.take('document', work('first')),
    turns.take('document', work('second')),
    turns.take('query', work('query')),
    turns.take('document', work('third')),
    turns.take('query', work('later query')),
  ]);
  expect(order).toEqual(['first', 'query', 'later query', 'second', 'third']);
});

it('goes on after work that failed', async () => {
  const turns = new BatchTurns();
  const failing = turns.take('document', () => Promise.reject(new Error('The device is gone.')));
  const next = turns.take('document', async () => 'done');
  await expect(failing).rejects.toThrow('The device is gone.');
  expect(await next).toBe('done');
  expect(await turns.take('query', async () => 'done again')).toBe('done again');
});
