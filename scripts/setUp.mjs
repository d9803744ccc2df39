import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/**
 * True for the versions of Node.js that every dependency accepts: the `engines` of package.json.
 *
 * @param {string} version Such as `20.19.0`.
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
}

/**
 * Makes the project ready to run: checks the version of Node.js and installs the dependencies when they are missing,
 * were installed for another lock file, or for another kind of machine. Uses Node.js alone, so it works in a fresh
 * clone.
 *
 * @param {string} [root] The folder that holds package.json.
 * @throws {Error} With a sentence for the person who started the command.
 */
export function setUp(root = projectRoot) {
  if (!isSupportedNode(process.versions.node)) {
    throw new Error(
      `Inkling needs Node.js 20.19, 22.12, 24 or newer, and this is ${process.versions.node}: install a newer one.`,
    );
  }
  const stampPath = join(root, 'node_modules', '.inkling-set-up');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stampOf(root)) return;
  installDependencies(root);
  writeFileSync(stampPath, stampOf(root));
}

/** @param {string} root */
function installDependencies(root) {
  const command = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install';
  console.log(`Installing the dependencies (npm ${command}) …`);
  // Without --include=dev, a shell with NODE_ENV=production would get no build tools.
  const npm = spawnSync('npm', [command, '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.error) throw new Error('npm could not be started: install it together with Node.js, then try again.');
  if (npm.status !== 0) {
    throw new Error(`npm ${command} failed: correct what npm reports above, then try again.`);
  }
}

/**
 * What an installation depends on. Scripts and other fields of package.json may change without a new installation.
 *
 * @param {string} root
 */
function stampOf(root) {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const lockPath = join(root, 'package-lock.json');
  const [nodeMajor] = process.versions.node.split('.');
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides }))
    .update(existsSync(lockPath) ? readFileSync(lockPath) : '')
    .update([process.platform, process.arch, nodeMajor].join(' '))
    .digest('hex');
}
