import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { isSupportedNode } from './setUp.mjs';

describe('isSupportedNode', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('accepts %s', (version) => {
    expect(isSupportedNode(version)).toBe(true);
  });

  it.each(['18.20.0', '20.18.3', '21.7.0', '22.11.0', '23.9.0'])('refuses %s', (version) => {
    expect(isSupportedNode(version)).toBe(false);
  });

  it('says what package.json says', () => {
    expect(packageJson.engines.node).toBe('^20.19.0 || ^22.12.0 || >=24.0.0');
  });
});
