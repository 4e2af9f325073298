/** The whole program on ports of its own with a state of its own, launched as `npm start` does. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { trust } from '../../../tools/trust.ts';
import { collect, untilSaid } from './said.ts';
import { readTraffic, type Traffic } from './traffic.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const node = path.join(root, 'node_modules/.bin/node');

export type Stack = {
  /** The front door: `http://localhost:5300`. */
  url: string;
  /** The local Microsoft 365: `https://localhost:5301`. */
  graphUrl: string;
  /** The service's settings. */
  settings: Readonly<Record<string, string>>;
  /** Seconds from launch to ready. */
  seconds: number;
  /** Where everything is kept; a second start finds it again. */
  state: string;
  /** Every exchange with the local Microsoft 365 so far. */
  traffic(): Traffic[];
  /** Runs a tool of ours with the stack's settings and answers what it said. */
  tool(file: string, ...args: string[]): Promise<{ code: number; output: string }>;
  /** Ends all processes. `keep` leaves the state for another start. */
  close(options?: { keep?: boolean }): Promise<void>;
};

export type StackOptions = {
  /** A state of an earlier start. */
  state?: string;
  /** What else is given to `npm start`, such as `--reset`. */
  args?: readonly string[];
};

/**
 * The first of the ports that a stack uses: 0, 1, 2, 10, 11, 12 and, for chats, 20 to 29 from it on. All below 32768,
 * where Linux begins to give ports to whoever calls out, at any moment.
 */
export const randomPort = (): number => 20_000 + 40 * Math.floor(Math.random() * 300);

/** @throws with what the stack said when it does not come up */
export const startStack = async (options: StackOptions = {}): Promise<Stack> => {
  const state = options.state ?? mkdtempSync(path.join(tmpdir(), 'nlc-stack-'));
  const trafficFile = path.join(state, 'traffic.jsonl');
  for (let attempt = 1; ; attempt += 1) {
    const port = randomPort();
    const began = Date.now();
    const args = [
      'local/start.ts',
      '--port',
      String(port),
      '--state',
      state,
      ...(options.args ?? ['--no-content', '--no-chat']),
    ];
    const child = spawn(node, args, { cwd: root, env: { ...process.env, GRAPH_TRAFFIC_LOG: trafficFile } });
    const said = collect(child);
    if ((await untilSaid(said, 'Ready in')) === 'ended') {
      if (attempt < 3 && said.text().includes('in use')) continue;
      throw new Error(`The stack did not come up:\n${said.text()}`);
    }
    const settings = parseEnv(readFileSync(path.join(state, 'service.env'), 'utf8')) as Record<
      string,
      string
    >;
    trust(settings.EXTRA_CA_FILE ?? null);
    return {
      url: `http://localhost:${port}`,
      graphUrl: `https://localhost:${port + 1}`,
      settings,
      seconds: (Date.now() - began) / 1000,
      state,
      traffic: () => readTraffic(trafficFile),
      tool: async (file, ...toolArgs) => {
        const tool = spawn(node, [file, ...toolArgs], { cwd: root, env: { ...process.env, ...settings } });
        const output = collect(tool);
        return { code: await output.ended, output: output.text() };
      },
      close: async ({ keep = false } = {}) => {
        child.kill('SIGTERM');
        await said.ended;
        if (!keep) rmSync(state, { recursive: true, force: true });
      },
    };
  }
};
