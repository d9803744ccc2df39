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

/** Where models are downloaded from: the Hugging Face Hub, which sends large files from hosts of its own. */
const modelHosts = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/** The worker that downloads models, in the build and from the development server. */
const downloadWorker = /\/download\.worker[.-][^/]*$/;

/**
 * @typedef {object} HeaderOptions
 * @property {boolean} [sealed] Whether not even the worker that downloads models may ask another origin.
 * @property {string} [nonce] Also allows the inline scripts and styles with this nonce, which the development server
 *   needs.
 */

/**
 * The headers of a response: nothing is loaded from, or sent to, another origin. Only the worker that downloads models,
 * which sees nothing of the library, may ask the hosts of models; the page and all other workers may not.
 *
 * @param {string} path Of the address, without what follows a `?`.
 * @param {HeaderOptions} [options]
 * @returns {Record<string, string>}
 */
export function securityHeaders(path, { sealed = false, nonce } = {}) {
  const connect = downloadWorker.test(path) && !sealed ? ["'self'", ...modelHosts] : ["'self'"];
  return {
    'Content-Security-Policy': contentSecurityPolicy(connect, nonce).join('; '),
    ...isolationHeaders,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': refusedAbilities.map((ability) => `${ability}=()`).join(', '),
  };
}

/**
 * The part of the policy that a `<meta>` element of the page can state: it cannot forbid frames around the page, and it
 * does not reach workers. Hosts that send headers, and the service worker, state the whole.
 */
export function policyForMeta() {
  return contentSecurityPolicy(["'self'"])
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
}

/**
 * @param {readonly string[]} connect
 * @param {string} [nonce]
 */
function contentSecurityPolicy(connect, nonce) {
  const orNonce = nonce === undefined ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${orNonce}`,
    "worker-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    `style-src 'self'${orNonce}`,
    // The development server's own scripts know no Trusted Types.
    ...(nonce === undefined ? ["require-trusted-types-for 'script'", 'trusted-types default'] : []),
  ];
}
