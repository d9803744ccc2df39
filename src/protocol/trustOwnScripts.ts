/** Trusted Types, where the browser has them. */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string }): unknown;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypesFactory };

/**
 * Under the page's security policy, text becomes script only through this policy: the addresses of workers, if they are
 * of this site. Markup and code made of text stay refused.
 */
trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => {
    const { origin } = new URL(address, self.location.href);
    if (origin !== self.location.origin) throw new TypeError(`A script of ${origin} is refused.`);
    return address;
  },
});
