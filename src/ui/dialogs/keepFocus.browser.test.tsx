import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Dialog } from './Dialog';

let root: Root;
let place: HTMLElement;
let setNames: (names: readonly string[]) => void;

/** A dialog whose rows change under the person's hands; the busy one cannot be pressed. */
function Rows() {
  const [names, set] = useState<readonly string[]>(['one', 'two', 'three']);
  setNames = set;
  return (
    <Dialog title="Rows" onClose={() => undefined}>
      <p>Words to press</p>
      <ul>
        {names.map((name) => (
          <li key={name.replace('busy ', '')}>
            <button type="button" disabled={name.startsWith('busy')}>
              Remove {name}
            </button>
            <button type="button">Keep {name}</button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const button = (name: string) => page.getByRole('button', { name });
const focus = (name: string) => (button(name).element() as HTMLElement).focus();

beforeEach(async () => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  root.render(<Rows />);
  await expect.element(page.getByRole('dialog')).toBeVisible();
});

afterEach(() => {
  root.unmount();
  place.remove();
});

it('gives the focus to what is left of the list when its row goes away', async () => {
  focus('Remove two');
  setNames(['one', 'three']);
  await expect.element(button('Remove one')).toHaveFocus();
});

it('gives the focus to the row’s other control when one is disabled', async () => {
  focus('Remove two');
  setNames(['one', 'busy two', 'three']);
  await expect.element(button('Keep busy two')).toHaveFocus();
});

it('gives the focus to the dialog’s own button when nothing else is left', async () => {
  focus('Remove two');
  setNames([]);
  await expect.element(button('Close')).toHaveFocus();
});

it('leaves the focus where the person has put it', async () => {
  focus('Remove two');
  focus('Keep three');
  setNames(['one', 'three']);
  await expect.element(button('Keep three')).toHaveFocus();
  await userEvent.click(page.getByText('Words to press'));
  const pressed = document.activeElement;
  expect(pressed?.tagName).not.toBe('BUTTON');
  setNames(['one', 'busy three']);
  await expect.element(button('Remove busy three')).toBeDisabled();
  expect(document.activeElement).toBe(pressed);
});
