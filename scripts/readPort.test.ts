import { describe, expect, it } from 'vitest';
import { readPort } from './readPort.mjs';

describe('readPort', () => {
  it('takes --port before PORT, and nothing when neither is given', () => {
    expect(readPort(['--port', '5000'], { PORT: '6000' })).toBe(5000);
    expect(readPort(['--port=5000'], {})).toBe(5000);
    expect(readPort([], { PORT: '6000' })).toBe(6000);
    expect(readPort([], {})).toBeUndefined();
  });

  it.each(['0', '65536', '80.5', 'http'])('refuses the port %s', (port) => {
    expect(() => readPort(['--port', port], {})).toThrow(`"${port}" is no port`);
  });

  it('refuses other arguments', () => {
    expect(() => readPort(['--prot', '5000'], {})).toThrow('the only option is --port');
  });
});
