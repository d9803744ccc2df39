import { describe, expect, it } from 'vitest';
import { filesOf } from './modelFiles';
import { models } from './models';

describe.each(models)('the catalogue entry $id', (model) => {
  it('has an id that can name a folder', () => {
    expect(model.id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
    expect(models.filter(({ id }) => id === model.id)).toHaveLength(1);
  });

  it('knows size and hash of every file, so that nothing else can pass for it', () => {
    for (const { dtype, aboutBytes } of model.variants) {
      const files = filesOf(model, dtype);
      expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
      for (const { bytes, sha256 } of files) {
        expect(bytes).toBeGreaterThan(0);
        expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      }
      expect(files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)).toBe(aboutBytes);
    }
  });

  it('has every file hash only once', () => {
    const hashes = [...model.files, ...model.variants.flatMap(({ files }) => files)].map(({ sha256 }) => sha256);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('offers dimensions that its rows have', () => {
    for (const dimensions of model.dimensions) expect(dimensions).toBeLessThanOrEqual(model.nativeDimensions);
    expect(model.similarity.unrelated).toBeLessThan(model.similarity.same);
  });

  it('can be downloaded from a fixed commit, or comes with the site', () => {
    expect(model.revision).toMatch(model.repository === null ? /^[0-9a-f]{16}$/ : /^[0-9a-f]{40}$/);
  });
});

it('a model without a dtype needs no files for it', () => {
  expect(filesOf(models[2]!, 'fp32')).toEqual([]);
});
