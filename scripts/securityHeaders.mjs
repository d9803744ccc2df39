/** What lets a page use threads and shared memory: it shares its process with no other origin. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Abilities the page never uses, so that no code in it can. */
const refusedAbilities = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/**
 * The headers that every response carries: nothing is loaded from, or sent to, another origin.
 *
 * @param {string} [nonce] Also allows the inline scripts and styles with this nonce, which the development server
 *   needs.
 * @returns {Record<string, string>}
 */
export function securityHeaders(nonce) {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    ...isolationHeaders,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': refusedAbilities.map((ability) => `${ability}=()`).join(', '),
  };
}

/** @param {string} [nonce] */
function contentSecurityPolicy(nonce) {
  const orNonce = nonce === undefined ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${orNonce}`,
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    `style-src 'self'${orNonce}`,
  ].join('; ');
}
