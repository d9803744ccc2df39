import { describe, expect, it } from 'vitest';
import { browserLocations } from './browserLocations.mjs';
import { findBrowser, findInstalledBrowser, type BrowserProbes } from './findBrowser.mjs';

/** A machine where the browsers of `working` start, and every attempt to get another one is noted in `attempts`. */
function machine(working: readonly string[], options: Partial<BrowserProbes> = {}) {
  const browsers = new Set(working);
  const attempts: string[] = [];
  const probes: BrowserProbes = {
    isRoot: false,
    chosenPath: undefined,
    usualPaths: ['/first', '/second'],
    downloadedPath: async () => '/playwright',
    runs: async (path) => browsers.has(path),
    download: async () => void attempts.push('download'),
    installPackage: async () => void attempts.push('install'),
    ...options,
  };
  return { probes, attempts, browsers };
}

describe('findBrowser', () => {
  it('takes the first browser that starts, and installs nothing', async () => {
    const { probes, attempts } = machine(['/second', '/playwright']);
    expect((await findBrowser(probes)).executablePath).toBe('/second');
    expect(attempts).toEqual([]);
  });

  it('takes the chosen browser before an installed one', async () => {
    const { probes } = machine(['/first', '/mine'], { chosenPath: '/mine' });
    expect((await findBrowser(probes)).executablePath).toBe('/mine');
  });

  it('refuses a chosen browser that does not start, instead of taking another one', async () => {
    const { probes } = machine(['/first'], { chosenPath: '/mine' });
    await expect(findBrowser(probes)).rejects.toThrow('INKLING_BROWSER is "/mine"');
  });

  it('downloads one when none is installed', async () => {
    const { probes, attempts, browsers } = machine([]);
    probes.download = async () => void browsers.add('/playwright');
    expect((await findBrowser(probes)).executablePath).toBe('/playwright');
    expect(attempts).toEqual([]);
  });

  it('installs the package when the download fails', async () => {
    const { probes, attempts, browsers } = machine([]);
    probes.installPackage = async () => void browsers.add('/second');
    expect((await findBrowser(probes)).executablePath).toBe('/second');
    expect(attempts).toEqual(['download']);
  });

  it('says what to install when nothing helps', async () => {
    const { probes, attempts } = machine([]);
    await expect(findBrowser(probes)).rejects.toThrow('install Chrome, Chromium or Edge');
    expect(attempts).toEqual(['download', 'install']);
  });

  it('starts the browser without its sandbox only as root', async () => {
    const asRoot = await findBrowser(machine(['/first'], { isRoot: true }).probes);
    const asPerson = await findBrowser(machine(['/first']).probes);
    expect(asRoot.args).toContain('--no-sandbox');
    expect(asPerson.args).not.toContain('--no-sandbox');
    expect(asPerson.args).toContain('--disable-background-networking');
  });
});

describe('findInstalledBrowser', () => {
  it('answers null, and installs nothing, when there is no browser', async () => {
    const { probes, attempts } = machine([]);
    expect(await findInstalledBrowser(probes)).toBeNull();
    expect(attempts).toEqual([]);
  });
});

describe('browserLocations', () => {
  it('looks on the PATH and in the standard places of each system', () => {
    expect(browserLocations('linux', { PATH: '/usr/bin:/home/me/bin' })).toEqual(
      expect.arrayContaining(['/usr/bin/chromium', '/home/me/bin/google-chrome', '/opt/google/chrome/chrome']),
    );
    expect(browserLocations('darwin', { HOME: '/Users/me' })).toEqual(
      expect.arrayContaining([
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ]),
    );
    expect(browserLocations('win32', { PROGRAMFILES: 'C:\\Program Files' })).toEqual(
      expect.arrayContaining([
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
      ]),
    );
  });

  it('prefers Chrome to Chromium, and Chromium to Edge', () => {
    const names = browserLocations('linux', { PATH: '/bin' }).map((path) => path.split('/').at(-1));
    expect(names.indexOf('google-chrome')).toBeLessThan(names.indexOf('chromium'));
    expect(names.indexOf('chromium')).toBeLessThan(names.indexOf('microsoft-edge'));
  });
});
