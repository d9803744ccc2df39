import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { browserLocations } from './browserLocations.mjs';
import { runCommand } from './runCommand.mjs';

/**
 * Asks this machine.
 *
 * @returns {import('./findBrowser.mjs').BrowserProbes}
 */
export function browserProbes() {
  const isRoot = process.getuid?.() === 0;
  return {
    isRoot,
    chosenPath: process.env['INKLING_BROWSER'] || undefined,
    usualPaths: browserLocations(process.platform, process.env),
    downloadedPath,
    runs,
    download,
    installPackage: async () => {
      if (isRoot && existsSync('/usr/bin/apt-get')) await installWithApt();
    },
  };
}

async function downloadedPath() {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

/**
 * Asks for the version, because a path may hold a mere stub (as Ubuntu's /usr/bin/chromium-browser without its snap) or a
 * browser that lacks system libraries.
 *
 * @param {string} path
 */
async function runs(path) {
  if (!existsSync(path)) return false;
  // On Windows, asking for the version would open a window.
  if (process.platform === 'win32') return true;
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
    return /\b(Chrome|Chromium|Edge)\b.* \d+\./.test(stdout);
  } catch {
    return false;
  }
}

async function download() {
  console.log('No browser is installed; trying to download one for the tests …');
  await runCommand(process.execPath, ['node_modules/playwright/cli.js', 'install', '--no-shell', 'chromium'], {
    limitSeconds: 1200,
    silenceSeconds: 120,
    // Without internet this gives up after 5 tries: after 3 seconds when names do not resolve, else after 50.
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    hidden: true,
  });
}

async function installWithApt() {
  console.log('No browser could be downloaded; trying to install the package "chromium" …');
  const options = { limitSeconds: 600, hidden: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runCommand('apt-get', ['update'], options);
  await runCommand('apt-get', ['install', '-y', 'chromium'], options);
}
