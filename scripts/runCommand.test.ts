import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { runCommand } from './runCommand.mjs';

const forever = 'setInterval(() => {}, 1000);';

function runProgram(program: string, limits: { limitSeconds?: number; silenceSeconds?: number } = {}) {
  return runCommand(process.execPath, ['--eval', program], { limitSeconds: 30, hidden: true, ...limits });
}

describe('runCommand', () => {
  it('tells success from failure', async () => {
    expect(await runProgram('')).toEqual({ succeeded: true, stopped: false, output: '' });
    expect(await runProgram('process.exit(3)')).toEqual({ succeeded: false, stopped: false, output: '' });
  });

  it('gives all that a hidden command prints', async () => {
    const { output } = await runProgram(`console.error('one'); console.log('two '.repeat(100_000));`);
    expect(output).toHaveLength(400_005);
  });

  it('fails when there is no such command', async () => {
    const outcome = await runCommand('no-such-command', [], { limitSeconds: 30 });
    expect(outcome).toEqual({ succeeded: false, stopped: false, output: '' });
  });

  it('stops a command that takes too long', async () => {
    expect(await runProgram(forever, { limitSeconds: 0.5 })).toEqual({ succeeded: false, stopped: true, output: '' });
  });

  it('stops a command that falls silent', async () => {
    const program = `console.log('working'); ${forever}`;
    // Whether it comes to print anything depends on how busy the machine is.
    expect(await runProgram(program, { silenceSeconds: 1 })).toMatchObject({ succeeded: false, stopped: true });
  });

  it.skipIf(process.platform === 'win32')('ends what a command leaves behind', async () => {
    const server = createServer().listen(0);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const leftBehind = `
      require('node:net').connect(${port}, 'localhost', () => console.log('connected'));
      ${forever}
    `;
    const connected = once(server, 'connection');
    const outcome = runProgram(`
      const program = ${JSON.stringify(leftBehind)};
      const child = require('node:child_process').spawn(process.execPath, ['--eval', program]);
      child.stdout.once('data', () => process.exit(0));
    `);
    const [connection] = await connected;
    const closed = once(connection, 'close');
    expect(await outcome).toEqual({ succeeded: true, stopped: false, output: '' });
    connection.resume();
    await closed;
    server.close();
  });
});
