/** A folder of the browser's private file system, which is a folder like those that the person picks. */
export class TestFolder {
  private constructor(
    readonly handle: FileSystemDirectoryHandle,
    readonly root: FileSystemDirectoryHandle,
  ) {}

  /** A new, empty folder of a name. */
  static async make(name: string): Promise<TestFolder> {
    const root = await (
      await navigator.storage.getDirectory()
    ).getDirectoryHandle(crypto.randomUUID(), {
      create: true,
    });
    return new TestFolder(await root.getDirectoryHandle(name, { create: true }), root);
  }

  /** Writes files, or removes those whose text is null. */
  async write(texts: Readonly<Record<string, string | null>>): Promise<void> {
    for (const [path, text] of Object.entries(texts)) {
      const folder = await this.#folderOf(path);
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (text === null) await folder.removeEntry(name, { recursive: true });
      else {
        const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await writable.write(text);
        await writable.close();
      }
    }
  }

  /** Gives a file another path; its content and time of the last change stay. */
  async rename(path: string, to: string): Promise<void> {
    const folder = await this.#folderOf(path);
    const file = await folder.getFileHandle(path.slice(path.lastIndexOf('/') + 1));
    await (file as MovableFile).move(await this.#folderOf(to), to.slice(to.lastIndexOf('/') + 1));
  }

  /** Takes the folder itself away. */
  async remove(): Promise<void> {
    const storage = await navigator.storage.getDirectory();
    await storage.removeEntry(this.root.name, { recursive: true }).catch(() => undefined);
  }

  async #folderOf(path: string): Promise<FileSystemDirectoryHandle> {
    let folder = this.handle;
    for (const name of path.split('/').slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    return folder;
  }
}

/** Chromium moves files in the private file system. */
interface MovableFile extends FileSystemFileHandle {
  move(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}
