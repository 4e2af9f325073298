/** The pages of the tabs, by Vite. */
import path from 'node:path';

export const buildTabs = async (root: string): Promise<void> => {
  // Loaded only when there is something to build: starting must not wait for it.
  const { build } = await import('vite');
  await build({ configFile: path.join(root, 'tabs/vite.config.ts'), logLevel: 'warn' });
};
