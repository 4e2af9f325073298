/** One part of the stack: a child process with its own process group and log file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A part that cannot do its work, in a sentence with the way out. */
export class PartError extends Error {}

export type PartPlan = {
  /** What a person calls it: "Function host". */
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  logFile: string;
};

export type Part = {
  name: string;
  /** Resolves when the process has ended, with its exit code (null when a signal ended it). */
  ended: Promise<number | null>;
  /** Its last words, for the sentence when it has stopped. */
  lastWords(): string;
  stop(): Promise<void>;
  /** Ends it as a power cut does: it hears nothing of it. */
  kill(): void;
};

/** How long a part may take to end after SIGTERM. Milliseconds. */
const patience = 12_000;
const keptLines = 20;

/** Where in the code it happened stands in the log. */
const isWorthTelling = (line: string): boolean => line !== '' && !line.startsWith('at ');

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the group has ended between the check and the signal, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

/** Starts it; all it says goes to its log. */
export const startPart = (plan: PartPlan): Part => {
  mkdirSync(path.dirname(plan.logFile), { recursive: true });
  const log = createWriteStream(plan.logFile);
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let lines: string[] = [];
  const keep = (chunk: Buffer): void => {
    log.write(chunk);
    const said = chunk.toString().split('\n');
    lines = [...lines, ...said.map((line) => line.trim()).filter(isWorthTelling)].slice(-keptLines);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message);
      resolve(null);
    });
    child.once('close', (code) => {
      log.end();
      resolve(code);
    });
  });
  return {
    name: plan.name,
    ended,
    lastWords: () => lines.find((line) => /error|cannot|in use|missing/i.test(line)) ?? lines.at(-1) ?? '',
    kill: () => signalGroup(child, 'SIGKILL'),
    stop: async () => {
      signalGroup(child, 'SIGTERM');
      const stubborn = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
      await ended;
      clearTimeout(stubborn);
    },
  };
};

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });

/** Asked every so many milliseconds. */
const pace = 50;

/**
 * Waits until `probe` says yes.
 * @throws PartError when the part ends first or is not ready in time
 */
export const untilReady = async (
  part: Part,
  logFile: string,
  probe: () => Promise<boolean>,
  seconds = 60,
): Promise<void> => {
  let hasEnded = false;
  part.ended.then(() => {
    hasEnded = true;
  });
  const until = Date.now() + seconds * 1000;
  while (!(await probe())) {
    if (hasEnded)
      throw new PartError(`The ${part.name} stopped: ${part.lastWords()} All it said is in ${logFile}.`);
    if (Date.now() > until)
      throw new PartError(
        `The ${part.name} is not ready after ${seconds} seconds. What it said is in ${logFile}.`,
      );
    await delay(pace);
  }
};

export const untilListening = (part: Part, logFile: string, ports: readonly number[]): Promise<void> =>
  untilReady(part, logFile, async () => (await Promise.all(ports.map(listens))).every((yes) => yes));
