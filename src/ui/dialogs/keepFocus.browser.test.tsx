import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Dialog } from './Dialog';

let root: Root;
let place: HTMLElement;

/** Shows a dialog with a row for each name; a busy one cannot be removed. */
function show(...names: readonly string[]): void {
  root.render(
    <Dialog title={'Rows'} onClose={() => undefined}>
      <p>{'Words to press'}</p>
      <ul>
        {names.map((name) => (
          <li key={name.replace('busy ', '')}>
            <button type="button" disabled={name.startsWith('busy')}>
              {`Remove ${name}`}
            </button>
            <button type="button">{`Keep ${name}`}</button>
          </li>
        ))}
      </ul>
    </Dialog>,
  );
}

const button = (name: string) => page.getByRole('button', { name });

async function focus(name: string): Promise<void> {
  await expect.element(button(name)).toBeVisible();
  (button(name).element() as HTMLElement).focus();
}

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  show('one', 'two', 'three');
});

afterEach(() => {
  root.unmount();
  place.remove();
});

it('gives the focus to what is left of the list when its row goes away', async () => {
  await focus('Remove two');
  show('one', 'three');
  await expect.element(button('Remove one')).toHaveFocus();
});

it('gives the focus to the row’s other control when one is disabled', async () => {
  await focus('Remove two');
  show('one', 'busy two', 'three');
  await expect.element(button('Keep busy two')).toHaveFocus();
});

it('gives the focus to the dialog’s own button when nothing else is left', async () => {
  await focus('Remove two');
  show();
  await expect.element(button('Close')).toHaveFocus();
});

it('leaves the focus where the person has put it', async () => {
  await focus('Remove two');
  await focus('Keep three');
  show('one', 'three');
  await expect.element(button('Keep three')).toHaveFocus();
  await userEvent.click(page.getByText('Words to press'));
  const pressed = document.activeElement;
  expect(pressed?.tagName).not.toBe('BUTTON');
  show('one', 'busy three');
  await expect.element(button('Remove busy three')).toBeDisabled();
  expect(document.activeElement).toBe(pressed);
});
