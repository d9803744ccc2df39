import { posix, win32 } from 'node:path';

/** Commands that start Chrome, Chromium or Edge, best first. */
const commands = [
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const linuxPrograms = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where an installed Chrome, Chromium or Edge may be, best first; most of these paths do not exist.
 *
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function browserLocations(platform, env) {
  if (platform === 'win32') {
    const folders = definedOnly([env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]);
    return windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder, program)));
  }
  const folders = (env['PATH'] ?? '').split(posix.delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  return platform === 'darwin' ? [...macLocations(env), ...onPath] : [...onPath, ...linuxPrograms];
}

/** @param {Record<string, string | undefined>} env */
function macLocations(env) {
  const folders = ['/Applications', ...definedOnly([env['HOME']]).map((home) => posix.join(home, 'Applications'))];
  return macApplications.flatMap((name) =>
    folders.map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

/** @param {(string | undefined)[]} values */
function definedOnly(values) {
  return values.filter((value) => value !== undefined);
}
