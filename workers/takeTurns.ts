const last = new Map<string, Promise<void>>();

/** Runs one work of a name after the other, within this worker. */
export async function takeTurns(name: string, work: () => Promise<void>): Promise<void> {
  const before = last.get(name) ?? Promise.resolve();
  const mine = before.then(work);
  last.set(
    name,
    mine.catch(() => undefined),
  );
  await mine;
}
