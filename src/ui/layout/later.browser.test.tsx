import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { idle } from './idle';
import { later } from './later';

const bar = page.getByRole('progressbar', { name: 'Loading…' });
const words = { part: 'The part', below: 'What is there' };
const Part = () => <p>{words.part}</p>;

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});

afterEach(() => {
  root.unmount();
  place.remove();
});

it('tells that a part of the page is on its way, without moving what is there', async () => {
  const gate = Promise.withResolvers<typeof Part>();
  const Slow = later(() => gate.promise);
  const pageWith = (isOpen: boolean) => (
    <>
      {isOpen && <Slow />}
      <p data-testid="below">{words.below}</p>
    </>
  );
  root.render(pageWith(false));
  const below = page.getByTestId('below');
  await expect.element(below).toBeVisible();
  const { top } = below.element().getBoundingClientRect();
  root.render(pageWith(true));
  await expect.element(bar).toBeVisible();
  expect(below.element().getBoundingClientRect().top).toBe(top);
  gate.resolve(Part);
  await expect.element(page.getByText(words.part)).toBeVisible();
  await expect.element(bar).not.toBeInTheDocument();
});

it('shows a part that was loaded before at once', async () => {
  let loads = 0;
  const Known = later(() => {
    loads += 1;
    return Promise.resolve(Part);
  });
  Known.preload();
  await expect.poll(() => loads).toBe(1);
  root.render(<Known />);
  await expect.element(page.getByText(words.part)).toBeVisible();
  expect(loads).toBe(1);
});

it('loads parts ahead one after the other, also after one that cannot be loaded', async () => {
  const gate = Promise.withResolvers<typeof Part>();
  const loaded: string[] = [];
  const parts = ['first', 'second', 'third'].map((name, position) =>
    later(() => {
      loaded.push(name);
      return position === 0 ? gate.promise : Promise.resolve(Part);
    }),
  );
  for (const part of parts) part.preload();
  await expect.poll(() => loaded).toEqual(['first']);
  // Idle time enough for all.
  for (let rest = 0; rest < 3; rest += 1) await idle();
  expect(loaded).toEqual(['first']);
  gate.reject(new Error('no network'));
  await expect.poll(() => loaded).toEqual(['first', 'second', 'third']);
});

it('says so when a part cannot be loaded', async () => {
  const Lost = later(() => Promise.reject<typeof Part>(new Error('no network')));
  root.render(<Lost />);
  await expect.element(page.getByRole('alert')).toHaveTextContent('This part of the page could not be loaded.');
  await expect.element(bar).not.toBeInTheDocument();
});
