import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { findInstalledBrowser } from '../../scripts/findBrowser.mjs';

/** A browser of its own, with a profile on disk, that can be killed as by a power cut. */
export interface KillableBrowser {
  readonly page: Page;
  /** Ends the browser and all its processes at once, without any chance to write or tidy up. */
  kill(): Promise<void>;
}

/** @param profile folder that holds the browser's storage, kept over several starts. */
export async function startKillableBrowser(profile: string): Promise<KillableBrowser> {
  const installed = await findInstalledBrowser();
  const executable = installed?.executablePath ?? chromium.executablePath();
  const child = spawn(
    executable,
    [
      ...(installed?.args ?? []),
      '--headless=new',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      '--window-size=1280,800',
      'about:blank',
    ],
    // A process group of its own: a browser is many processes, and all of them have to go.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const killGroup = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  // A test that fails does not come to its own end of the browser.
  process.once('exit', killGroup);
  const browser = await chromium.connectOverCDP(await debuggerAddress(child.stderr), { timeout: 120_000 });
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no default context.');
  // As in the other tests; a browser that was started otherwise has no such option.
  await context.addInitScript(() => {
    Object.assign(navigator.serviceWorker, { register: async () => undefined });
  });
  return {
    page: await context.newPage(),
    kill: async () => {
      killGroup();
      await exited;
      process.off('exit', killGroup);
      await browser.close().catch(() => undefined);
    },
  };
}

async function debuggerAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      // Left unread, the pipe would fill up and stop the browser.
      output.resume();
      return address;
    }
  }
  throw new Error('The browser ended before it could be driven.');
}
