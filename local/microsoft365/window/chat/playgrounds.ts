/** Microsoft's Agents Playground, one process for each person, started when that person's chat is first opened. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { type LocalPerson, people } from '../../../people.ts';
import { playgroundConfig } from './playgroundConfig.ts';

export type Opened = { url: string } | { reason: string };

export type Playgrounds = {
  /** The address of the person's Playground, started and answering. */
  open(person: LocalPerson): Promise<Opened>;
  /** Where the person's Playground would listen; null for nobody. Says nothing about whether it runs. */
  urlOf(objectId: string): URL | null;
  /** Ends every process that was started here. */
  close(): Promise<void>;
};

export type PlaygroundOptions = {
  /** The first person's port; the next person has the next. */
  firstPort: number;
  /** Folder for their settings and logs. */
  state: string;
  /** Where a person's Playground sends activities (`…/messages`) and is called back. */
  connectorUrl(objectId: string): string;
  /** Path of the Playground's command; null when the package is missing. */
  command?: string | null;
};

const installedCommand = (): string | null => {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    return null;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

const preload = fileURLToPath(new URL('./playgroundPreload.mjs', import.meta.url));
const startTimeout = 20_000;

/** Waits for the line that the Playground prints once it listens. */
const listening = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), startTimeout);
    const settle = (answer: boolean) => {
      clearTimeout(timer);
      resolve(answer);
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Listening on')) settle(true);
    });
    child.once('error', () => settle(false));
    child.once('exit', () => settle(false));
  });

export function createPlaygrounds(options: PlaygroundOptions): Playgrounds {
  const command = options.command === undefined ? installedCommand() : options.command;
  const children = new Map<string, ChildProcess>();
  const opening = new Map<string, Promise<Opened>>();

  const portOf = (objectId: string): number | null => {
    const index = people.findIndex((person) => person.objectId === objectId);
    return index < 0 ? null : options.firstPort + index;
  };

  const start = async (person: LocalPerson, port: number): Promise<Opened> => {
    if (command === null) {
      return {
        reason:
          'Chat needs the package @microsoft/m365agentsplayground, which is not installed. Run npm install.',
      };
    }
    if (!(await isFree(port))) {
      return {
        reason: `Chat for ${person.displayName} needs port ${port}, which another program holds. Stop that program and try again.`,
      };
    }
    const folder = join(options.state, String(port - options.firstPort + 1));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.m365agentsplayground.yml'), stringify(playgroundConfig(person)));
    const connector = options.connectorUrl(person.objectId);
    const child = spawn(
      process.execPath,
      [
        '--import',
        preload,
        command,
        'start',
        '-e',
        `${connector}/messages`,
        '-c',
        'msteams',
        '-p',
        String(port),
        '--su',
        connector,
        '--dt',
        'true',
      ],
      { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    children.set(person.objectId, child);
    child.once('exit', () => {
      children.delete(person.objectId);
      opening.delete(person.objectId);
    });
    if (await listening(child)) return { url: `http://localhost:${port}/` };
    child.kill();
    return {
      reason: `The Agents Playground for ${person.displayName} did not start. Its log is in ${folder}.`,
    };
  };

  return {
    open(person) {
      const port = portOf(person.objectId);
      if (port === null)
        return Promise.resolve({ reason: `${person.displayName} is not one of the local people.` });
      const known = opening.get(person.objectId);
      if (known) return known;
      const started = start(person, port);
      opening.set(person.objectId, started);
      // A failure is not remembered: the way out may have been taken since.
      void started.then((opened) => {
        if ('reason' in opened) opening.delete(person.objectId);
      });
      return started;
    },
    urlOf(objectId) {
      const port = portOf(objectId);
      return port === null ? null : new URL(`http://localhost:${port}/`);
    },
    async close() {
      const ended = [...children.values()].map(
        (child) =>
          new Promise<void>((resolve) => {
            child.once('exit', () => resolve());
            child.kill();
          }),
      );
      await Promise.all(ended);
    },
  };
}
