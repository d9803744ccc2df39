/**
 * Names of the caches of a site: a host may serve several, and all of them share its storage.
 *
 * @param path Path of the folder of index.html, with `/` at both ends.
 */
export function cacheNames(path: string): { readonly app: string; readonly models: string; readonly shared: string } {
  return { app: `inkling-app ${path}`, models: `inkling-models ${path}`, shared: `inkling-shared ${path}` };
}
