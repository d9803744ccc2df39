import { browserProbes } from './browserProbes.mjs';

/**
 * How to start a browser for tests.
 *
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {string[]} args
 */

/**
 * What the search for a browser asks of the machine.
 *
 * @typedef {object} BrowserProbes
 * @property {boolean} isRoot
 * @property {string | undefined} chosenPath The person's own choice.
 * @property {string[]} usualPaths Where installed browsers may be, best first.
 * @property {() => Promise<string>} downloadedPath Where Playwright's own browser may be.
 * @property {(path: string) => Promise<boolean>} runs Whether a browser is there and starts.
 * @property {() => Promise<void>} download Tries to download one.
 * @property {() => Promise<void>} installPackage Tries to install one with the system's package manager.
 */

/**
 * Finds a browser for tests: the one INKLING_BROWSER names, an installed Chrome, Chromium or Edge, or Playwright's own;
 * where there is none, tries to get one.
 *
 * @param {BrowserProbes} [probes]
 * @returns {Promise<Browser>}
 * @throws {Error} When there is none, and none can be had.
 */
export async function findBrowser(probes = browserProbes()) {
  const remedies = [async () => {}, probes.download, probes.installPackage];
  for (const applyRemedy of remedies) {
    await applyRemedy();
    const browser = await findInstalledBrowser(probes);
    if (browser !== null) return browser;
  }
  throw new Error(
    'No browser was found for the tests: install Chrome, Chromium or Edge, or set INKLING_BROWSER to the path of one.',
  );
}

/**
 * Like {@link findBrowser}, but installs nothing.
 *
 * @param {BrowserProbes} [probes]
 * @returns {Promise<Browser | null>} Null when there is none.
 * @throws {Error} When INKLING_BROWSER names no browser.
 */
export async function findInstalledBrowser(probes = browserProbes()) {
  if (probes.chosenPath !== undefined) {
    if (await probes.runs(probes.chosenPath)) return toBrowser(probes.chosenPath, probes.isRoot);
    throw new Error(
      `INKLING_BROWSER is "${probes.chosenPath}", which does not start as a browser: correct or remove it.`,
    );
  }
  for (const path of probes.usualPaths) {
    if (await probes.runs(path)) return toBrowser(path, probes.isRoot);
  }
  const downloadedPath = await probes.downloadedPath();
  return (await probes.runs(downloadedPath)) ? toBrowser(downloadedPath, probes.isRoot) : null;
}

/**
 * What Playwright 1.65 leaves out. Of several such lists only the last counts, and that is the one below.
 */
const leftOutByPlaywright = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/**
 * The address bar's suggestions, which nobody sees here. They are two more pages in every window: a second of the
 * processor's time for each test, in Chromium 156.
 */
const addressBar = ['WebUIOmniboxAimPopup', 'WebUIOmniboxPopup'];

/**
 * @param {string} executablePath
 * @param {boolean} isRoot
 * @returns {Browser}
 */
function toBrowser(executablePath, isRoot) {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    `--disable-features=${[...leftOutByPlaywright, ...addressBar].join(',')}`,
  ];
  // Chrome's sandbox refuses to start as root.
  return { executablePath, args: isRoot ? ['--no-sandbox', ...quiet] : quiet };
}
