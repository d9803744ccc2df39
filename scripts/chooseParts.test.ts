import { describe, expect, it } from 'vitest';
import { chooseParts } from './chooseParts.mjs';

describe('chooseParts', () => {
  const part = (name: string, needs?: string) => ({ name, title: name, args: [], ...(needs ? { needs } : {}) });
  const parts = [part('lint'), part('build'), part('e2e', 'build')];

  it('takes all parts when none is named', () => {
    expect(chooseParts(parts, [])).toEqual(parts);
  });

  it('takes the named parts and what they need, in the usual order', () => {
    expect(chooseParts(parts, ['e2e', 'lint']).map(({ name }) => name)).toEqual(['lint', 'build', 'e2e']);
    expect(chooseParts(parts, ['lint']).map(({ name }) => name)).toEqual(['lint']);
  });

  it('names the parts there are when one is unknown', () => {
    expect(() => chooseParts(parts, ['unti'])).toThrow('"unti" is no part of the tests: choose from lint, build, e2e.');
  });
});
