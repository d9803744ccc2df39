import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} SiteDress
 * @property {string} title What the site is called, in place of "Inkling".
 * @property {string} pack Name of the pack that opens by itself.
 */

/**
 * A Vite plugin that makes a build the site of one pack: the page is called by its title and tells the pack's name to
 * the app.
 *
 * @param {SiteDress} dress
 * @returns {import('vite').Plugin}
 */
export function dressPage({ title, pack }) {
  return {
    name: 'dress-page',
    transformIndexHtml: (html) => ({
      html: html.replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(title)}</title>`),
      tags: [
        { tag: 'meta', attrs: { name: 'application-name', content: title }, injectTo: 'head' },
        { tag: 'meta', attrs: { name: 'inkling-pack', content: pack }, injectTo: 'head' },
      ],
    }),
  };
}

/**
 * Gives the installed app the site's title.
 *
 * @param {string} folder The build.
 * @param {string} title
 */
export async function dressManifest(folder, title) {
  const file = join(folder, 'manifest.webmanifest');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  delete manifest.screenshots;
  await writeFile(file, JSON.stringify({ ...manifest, name: title, short_name: title }, null, 2));
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
