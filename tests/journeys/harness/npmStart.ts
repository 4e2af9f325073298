/** `npm start` as a person types it, with what it says, how it ends and what it leaves behind. */
import { execFileSync, spawn } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import { collect, untilSaid } from './said.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export type NpmStart = {
  /** Resolves when it says that it is ready. @throws with all it said when it ends first */
  ready: Promise<void>;
  /** Everything it has said. */
  text(): string;
  /** Its exit code, once npm has ended. */
  ended: Promise<number>;
  /** As Ctrl-C does: to every process that the terminal knows of. Nothing when npm has ended. */
  interrupt(): void;
  /** As a supervisor does: to npm alone. */
  terminate(): void;
};

export const npmStart = (state: string, port: number, ...args: string[]): NpmStart => {
  const child = spawn('npm', ['start', '--', '--state', state, '--port', String(port), ...args], {
    cwd: root,
    detached: true,
  });
  const said = collect(child);
  const ready = untilSaid(said, 'Ready in').then((outcome) => {
    if (outcome === 'ended') throw new Error(`It ended before it was ready:\n${said.text()}`);
  });
  // Who starts it to see it fail does not wait for it.
  ready.catch(() => {});
  return {
    ready,
    text: said.text,
    ended: said.ended,
    interrupt() {
      // The group is named by npm's own id, and goes with its last process.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGINT');
    },
    terminate: () => void child.kill('SIGTERM'),
  };
};

/** Processes that were given this folder or a place in it, or this port's chats. */
export const processesOf = (state: string, port: number): string[] =>
  execFileSync('ps', ['-Ao', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(state) || line.includes(`localhost:${port}/connector/`));

/** Those of the ports on which somebody listens. */
export const listening = async (ports: readonly number[]): Promise<number[]> => {
  const answers = await Promise.all(
    ports.map(
      (port) =>
        new Promise<boolean>((resolve) => {
          const socket = connect(port, '127.0.0.1');
          socket.once('connect', () => {
            socket.destroy();
            resolve(true);
          });
          socket.once('error', () => resolve(false));
        }),
    ),
  );
  return ports.filter((_, at) => answers[at]);
};
