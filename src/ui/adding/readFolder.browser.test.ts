import { expect, it } from 'vitest';
import { entryFromDrop } from './entryFromDrop';
import type { FolderEntry } from './FolderEntry';
import { folderFromFileList } from './folderFromFileList';
import { readFolder } from './readFolder';

type Tree = { readonly [name: string]: string | Tree | Error };

/** A dropped folder as browsers give it: at most 100 entries in one call. */
function droppedFolder(name: string, tree: Tree, opened: string[] = []): FolderEntry {
  const entryOf = (child: string, content: string | Tree | Error): FileSystemEntry =>
    (typeof content === 'string' || content instanceof Error
      ? {
          isDirectory: false,
          name: child,
          file: (onFile: (file: File) => void, onError: (error: Error) => void) =>
            content instanceof Error ? onError(content) : onFile(new File([content], child)),
        }
      : {
          isDirectory: true,
          name: child,
          createReader: () => {
            opened.push(child);
            const left = Object.entries(content).map(([one, inside]) => entryOf(one, inside));
            return { readEntries: (onEntries: (entries: FileSystemEntry[]) => void) => onEntries(left.splice(0, 100)) };
          },
        }) as unknown as FileSystemEntry;
  return entryFromDrop(entryOf(name, tree)) as FolderEntry;
}

const { signal } = new AbortController();

function files(count: number): Tree {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.md`, `Note ${i}`]));
}

it('reads dropped folders of more than 100 entries to their end', async () => {
  const counts: number[] = [];
  const folder = droppedFolder('Notes', { ...files(250), deep: { deeper: files(130) } });
  const { files: found, unreadable } = await readFolder(folder, (count) => counts.push(count), signal);
  expect(found).toHaveLength(380);
  expect(unreadable).toEqual([]);
  expect(found.map(({ path }) => path)).toContain('deep/deeper/129.md');
  expect(counts.at(-1)).toBe(380);
});

it('does not enter ignored folders', async () => {
  const opened: string[] = [];
  const folder = droppedFolder('Vault', { 'a.md': 'A', '.git': files(3), sub: { node_modules: files(3) } }, opened);
  const { files: found, ignoredFolders, isVault } = await readFolder(folder, () => {}, signal);
  expect(isVault).toBe(false);
  expect(found.map(({ path }) => path)).toEqual(['a.md']);
  expect(ignoredFolders).toBe(2);
  expect(opened).toEqual(['Vault', 'sub']);
});

it('tells the folder of an Obsidian vault', async () => {
  const vault = droppedFolder('Vault', { 'a.md': 'A', '.obsidian': { 'app.json': '{}' } });
  expect((await readFolder(vault, () => {}, signal)).isVault).toBe(true);
});

it('collects what cannot be read and goes on', async () => {
  const folder = droppedFolder('Notes', { 'a.md': 'A', 'bad.md': new Error('Gone.'), 'c.md': 'C' });
  const { files: found, unreadable } = await readFolder(folder, () => {}, signal);
  expect(found.map(({ path }) => path)).toEqual(['a.md', 'c.md']);
  expect(unreadable).toEqual([{ path: 'bad.md', message: 'Gone.' }]);
});

it('stops when it is aborted', async () => {
  const controller = new AbortController();
  const reading = readFolder(droppedFolder('Notes', files(500)), () => controller.abort(), controller.signal);
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});

it('reads a folder from a list of files', async () => {
  const listed = ['Notes/a.md', 'Notes/sub/b.md', 'Notes/.git/config'].map((path) => {
    const file = new File([path], path.slice(path.lastIndexOf('/') + 1));
    Object.defineProperty(file, 'webkitRelativePath', { value: path });
    return file;
  });
  const folder = folderFromFileList(listed);
  expect(folder?.name).toBe('Notes');
  const { files: found } = await readFolder(folder as FolderEntry, () => {}, signal);
  expect(found.map(({ path }) => path).toSorted()).toEqual(['a.md', 'sub/b.md']);
});
