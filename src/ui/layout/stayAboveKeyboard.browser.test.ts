import { afterEach, expect, it } from 'vitest';
import { stayAboveKeyboard } from './stayAboveKeyboard';

const root = document.documentElement;
const covered = () => getComputedStyle(root).getPropertyValue('--covered');

afterEach(() => root.style.removeProperty('--covered'));

it('tells how much of the page the keyboard covers, and not how far one has zoomed in', () => {
  const seen = Object.assign(new EventTarget(), { height: innerHeight, offsetTop: 0, scale: 1 });
  stayAboveKeyboard(seen);
  expect(covered()).toBe('0px');
  seen.height = innerHeight - 290;
  seen.dispatchEvent(new Event('resize'));
  expect(covered()).toBe('290px');
  seen.scale = 2;
  seen.dispatchEvent(new Event('resize'));
  expect(covered()).toBe('0px');
});
