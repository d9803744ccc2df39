import type { Page } from '@playwright/test';
import { steerEngine } from './steerEngine';

/**
 * A folder in the browser's private file system, which the page takes for one that the person picked: it is the same
 * kind of handle. What the engine's worker does with it is watched and steered from here.
 */
export class ConnectedFolder {
  private constructor(
    readonly page: Page,
    readonly name: string,
  ) {}

  /**
   * To be called before the page is opened. `observed`: whether the browser tells the engine of changes by itself; `script`
   * runs in the engine's worker before its own code.
   */
  static async prepare(page: Page, name: string, { observed = false, script = '' } = {}): Promise<ConnectedFolder> {
    await steerEngine(page, `(${steerWorker.toString()})(${observed});${script}`);
    await page.addInitScript(() => {
      const state = window as unknown as { filesRead: string[] };
      state.filesRead = [];
      new BroadcastChannel('test-reads').addEventListener('message', ({ data }) => state.filesRead.push(String(data)));
    });
    return new ConnectedFolder(page, name);
  }

  /** Presses "Add folder" and picks this folder. */
  async connect(): Promise<void> {
    await this.page.evaluate((name) => {
      const showDirectoryPicker = async () =>
        await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
      Object.assign(window, { showDirectoryPicker });
    }, this.name);
    await this.page.getByRole('button', { name: 'Add folder' }).first().click();
  }

  /** Writes files, or removes those whose text is null; `page` may be another one of the same site. */
  async write(texts: Readonly<Record<string, string | null>>, page = this.page): Promise<void> {
    await page.evaluate(
      async ({ folderName, files }) => {
        const root = await navigator.storage.getDirectory();
        for (const [path, text] of Object.entries(files)) {
          let folder = await root.getDirectoryHandle(folderName, { create: true });
          const parts = path.split('/');
          for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
          const name = parts.at(-1)!;
          if (text === null) await folder.removeEntry(name);
          else {
            const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
            await writable.write(text);
            await writable.close();
          }
        }
      },
      { folderName: this.name, files: texts },
    );
  }

  /** Renames a file at the top of the folder. */
  async rename(from: string, to: string): Promise<void> {
    await this.page.evaluate(
      async (names) => {
        const root = await navigator.storage.getDirectory();
        const file = await (await root.getDirectoryHandle(names.folder)).getFileHandle(names.from);
        await (file as FileSystemFileHandle & { move(name: string): Promise<void> }).move(names.to);
      },
      { folder: this.name, from, to },
    );
  }

  /** Names of the files whose content the engine took out of folders since the page was loaded, in order. */
  async filesRead(): Promise<string[]> {
    return await this.page.evaluate(() => (window as unknown as { filesRead: string[] }).filesRead);
  }

  /** Lets the browser forget the permission at the next load, and give it again when the page asks for it. */
  async withdrawPermission(): Promise<void> {
    await this.page.evaluate(() => localStorage.setItem('test-permission', 'prompt'));
    await this.page.addInitScript(() => {
      const channel = new BroadcastChannel('test-permission');
      channel.addEventListener('message', ({ data }) => {
        if (data === 'which?') channel.postMessage(localStorage.getItem('test-permission') ?? 'granted');
      });
      Object.assign(FileSystemHandle.prototype, {
        requestPermission: () => {
          if (!navigator.userActivation.isActive) throw new Error('Permission was asked for without a press.');
          localStorage.setItem('test-permission', 'granted');
          return Promise.resolve('granted');
        },
      });
    });
  }
}

/** Runs in the engine's worker, before its own code. */
function steerWorker(observed: boolean): void {
  if (!observed) Reflect.deleteProperty(self, 'FileSystemObserver');
  const reads = new BroadcastChannel('test-reads');
  Blob.prototype.arrayBuffer = async function read(this: Blob) {
    if (this instanceof File) reads.postMessage(this.name);
    return await new Response(this).arrayBuffer();
  };
  Object.assign(FileSystemHandle.prototype, {
    queryPermission: async () => {
      const channel = new BroadcastChannel('test-permission');
      const answer = new Promise((resolve) => {
        channel.addEventListener('message', ({ data }) => resolve(data));
        // Tests that do not speak of permission do not answer.
        setTimeout(() => resolve('granted'), 300);
      });
      channel.postMessage('which?');
      return await answer.finally(() => channel.close());
    },
  });
}
