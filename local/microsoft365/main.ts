/**
 * The local Microsoft 365 as a process:
 * `node local/microsoft365/main.ts --port 5301 --state .local/microsoft365 [--ca .local/ca.pem] [--traffic-log FILE]
 * [--licences N] [--url https://localhost:5401]`. The licences of the tenant say how much SharePoint takes; without them
 * it has few. `--url` is where people find it when something stands in front of it.
 * Says `ready https://localhost:5301` on one line once it answers, and ends cleanly on SIGTERM or SIGINT.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLocalMicrosoft365 } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5301' },
    state: { type: 'string', default: '.local/microsoft365' },
    ca: { type: 'string', default: '.local/ca.pem' },
    'traffic-log': { type: 'string' },
    licences: { type: 'string' },
    url: { type: 'string' },
  },
});

try {
  const trafficLog = values['traffic-log'];
  const platform = await createLocalMicrosoft365({
    port: Number(values.port),
    stateFile: join(values.state, 'state.sqlite'),
    ...(trafficLog ? { trafficLog } : {}),
    ...(values.url ? { url: values.url } : {}),
    ...(values.licences ? { settings: { sharePointLimits: { licences: Number(values.licences) } } } : {}),
  });
  mkdirSync(dirname(values.ca), { recursive: true });
  writeFileSync(values.ca, platform.ca);
  console.log(`ready ${platform.url}`);
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void platform.close();
    });
  }
} catch (error) {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    busy
      ? `The local Microsoft 365 cannot start: port ${values.port} is in use. Stop what uses it, or give another with --port.`
      : `The local Microsoft 365 cannot start: ${reason}. If what it keeps in ${values.state} is damaged, begin afresh with npm start -- --reset.`,
  );
  if (!busy) console.error(error);
  // It may listen already, and would then stay without ever answering.
  process.exit(1);
}
