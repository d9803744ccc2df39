import { spawn, spawnSync } from 'node:child_process';
import { projectRoot } from './projectRoot.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {number} limitSeconds The command is stopped after this time.
 * @property {number} [silenceSeconds] The command is stopped when it prints nothing for this time; only with `hidden`.
 * @property {Record<string, string>} [env] Added to this process's environment.
 * @property {boolean} [hidden] Shows nothing of what the command prints; it is in the outcome.
 */

/**
 * @typedef {object} CommandOutcome
 * @property {boolean} succeeded
 * @property {boolean} stopped True when the command took too long.
 * @property {string} output What the command printed; only with `hidden`.
 */

const isWindows = process.platform === 'win32';
const graceMilliseconds = 10_000;

/**
 * Runs a command in the project's folder. Whatever the outcome, no process that it started stays behind; interrupting
 * this process stops the command first.
 *
 * @param {string} executable
 * @param {string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<CommandOutcome>}
 */
export function runCommand(executable, args, { limitSeconds, silenceSeconds, env = {}, hidden = false }) {
  return new Promise((resolve) => {
    // A group of its own makes it possible to end the command together with everything it started.
    const child = spawn(executable, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', hidden ? 'pipe' : 'inherit', hidden ? 'pipe' : 'inherit'],
      detached: !isWindows,
    });
    let stopped = false;
    let interrupted = false;
    /** @type {NodeJS.Timeout[]} */
    const timers = [];

    const end = () => {
      // Test runners end the servers and browsers they started on this signal alone.
      signalGroup(child.pid, 'SIGINT');
      timers.push(setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMilliseconds));
    };
    const stop = () => {
      stopped = true;
      end();
    };
    const interrupt = () => {
      interrupted = true;
      end();
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    timers.push(setTimeout(stop, limitSeconds * 1000));
    const silence = silenceSeconds === undefined ? undefined : setTimeout(stop, silenceSeconds * 1000);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        silence?.refresh();
      });
    }

    let succeeded = false;
    const cleanUp = () => {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      clearTimeout(silence);
      for (const timer of timers) clearTimeout(timer);
      signalGroup(child.pid, 'SIGKILL');
      if (interrupted) process.exit(130);
    };
    child.once('error', cleanUp);
    child.once('exit', (code) => {
      succeeded = code === 0;
      cleanUp();
    });
    // Only now all of its output has come.
    child.once('close', () => resolve({ succeeded, stopped, output }));
  });
}

/**
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  if (leader === undefined) return;
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(leader), '/t', '/f']);
    return;
  }
  try {
    process.kill(-leader, signal);
  } catch {
    // Nothing of the group is left.
  }
}
