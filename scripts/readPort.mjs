import { parseArgs } from 'node:util';

/**
 * The port a command was asked to serve at: `--port 5000`, else the variable PORT.
 *
 * @param {string[]} args The command's arguments.
 * @param {Record<string, string | undefined>} env
 * @returns {number | undefined} Undefined when no port was asked for.
 * @throws {Error} When the port or another argument makes no sense.
 */
export function readPort(args, env) {
  const text = readOption(args) ?? env['PORT'];
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`"${text}" is no port: choose a number from 1 to 65535, such as --port 5000.`);
  }
  return port;
}

/** @param {string[]} args */
function readOption(args) {
  try {
    return parseArgs({ args, options: { port: { type: 'string' } } }).values.port;
  } catch {
    throw new Error(`"${args.join(' ')}" was not understood: the only option is --port, such as --port 5000.`);
  }
}
