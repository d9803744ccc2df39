/** The address that opens a note of a vault in Obsidian. */
export function obsidianAddress(vault: string, path: string): string {
  return `obsidian://open?vault=${encodeURIComponent(vault)}&file=${encodeURIComponent(path)}`;
}

/**
 * A document as a Markdown link: to Obsidian, or to its path within its source.
 *
 * @param vault The name of the vault that the document is in; null outside of any.
 */
export function markdownLink({ title, path }: Named, vault: string | null): string {
  const address =
    vault === null
      ? path
          .split('/')
          .map((part) => encodeURIComponent(part))
          .join('/')
      : obsidianAddress(vault, path);
  // A bracket would end the link.
  const target = address.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${title.replaceAll(/[\\[\]]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')}](${target})`;
}

interface Named {
  readonly title: string;
  readonly path: string;
}
