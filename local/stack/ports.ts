/** Which part listens where, counted from one base port, and whether the ports are free. */
import { createServer } from 'node:net';
import { PartError } from './part.ts';

export type Ports = {
  frontDoor: number;
  microsoft365: number;
  functions: number;
  blob: number;
  queue: number;
  table: number;
  /** The first of several, one for each person who chats. */
  playground: number;
};

export const portsFrom = (base: number): Ports => ({
  frontDoor: base,
  microsoft365: base + 1,
  functions: base + 2,
  blob: base + 10,
  queue: base + 11,
  table: base + 12,
  playground: base + 20,
});

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** @throws PartError naming every port that is taken */
export const checkPorts = async ({ playground: _later, ...ports }: Ports): Promise<void> => {
  const all = Object.values(ports);
  const free = await Promise.all(all.map(isFree));
  const taken = all.filter((_, index) => !free[index]);
  if (taken.length > 0)
    throw new PartError(
      `Port ${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} in use: perhaps this is running already. ` +
        'End the other program, or choose other ports with `npm start -- --port 5400`.',
    );
};
