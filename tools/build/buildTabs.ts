/** The pages of the tabs, by Vite. */
import path from 'node:path';
import { putInPlace } from './putInPlace.ts';

export const buildTabs = async (root: string): Promise<void> => {
  // Loaded only when there is something to build: starting must not wait for it.
  const { build } = await import('vite');
  await putInPlace(path.join(root, 'dist/tabs'), async (outDir) => {
    await build({
      configFile: path.join(root, 'tabs/vite.config.ts'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    });
  });
};
