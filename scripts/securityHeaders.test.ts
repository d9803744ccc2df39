import { describe, expect, it } from 'vitest';
import { policyForMeta, securityHeaders } from './securityHeaders.mjs';

const policyOf = (path: string, options = {}) => securityHeaders(path, options)['Content-Security-Policy'] ?? '';

describe('the security headers', () => {
  it('let only the worker that downloads models ask another host', () => {
    for (const path of ['/', '/assets/index-x.js', '/engine.worker-x.js', '/download.worker-x.js/other']) {
      expect(policyOf(path)).toContain("connect-src 'self';");
    }
    expect(policyOf('/sub/download.worker-x.js')).toContain("connect-src 'self' https://huggingface.co");
  });

  it('let nothing ask another host in a sealed build', () => {
    expect(policyOf('/download.worker-x.js', { sealed: true })).toBe(policyOf('/'));
  });

  it('refuse inline scripts, frames and text as script', () => {
    const policy = policyOf('/');
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
    expect(policyOf('/', { nonce: 'abc' })).toContain("script-src 'self' 'wasm-unsafe-eval' 'nonce-abc'");
  });

  it('are stated in the page itself as far as a page can', () => {
    const inPage = policyForMeta().split('; ');
    const missing = policyOf('/')
      .split('; ')
      .filter((directive) => !inPage.includes(directive));
    expect(missing).toEqual(["frame-ancestors 'none'"]);
  });
});
