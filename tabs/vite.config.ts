import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const outDir = fileURLToPath(new URL('../dist/tabs', import.meta.url));

/** Lists in the page what the first screen needs, so that the browser asks for all of it at once, not in a chain. */
function preloadFirstScreen(): Plugin {
  return {
    name: 'preload-first-screen',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const needed = new Set<string>();
        const styles = new Set<string>();
        const visit = (fileName: string): void => {
          if (needed.has(fileName)) return;
          needed.add(fileName);
          const chunk = chunks.find((candidate) => candidate.fileName === fileName);
          for (const style of chunk?.viteMetadata?.importedCss ?? []) styles.add(style);
          for (const imported of chunk?.imports ?? []) visit(imported);
        };
        const first = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/app/start.tsx'));
        if (first) visit(first.fileName);
        return [
          ...[...needed].map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/tabs/${file}` },
            injectTo: 'head' as const,
          })),
          ...[...styles].map((file) => ({
            tag: 'link',
            attrs: { rel: 'stylesheet', crossorigin: true, href: `/tabs/${file}` },
            injectTo: 'head' as const,
          })),
        ];
      },
    },
  };
}

/** Writes `.br` and `.gz` beside every text file once, at the slowest and best setting, so that no server does it per request. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async closeBundle() {
      const files = await readdir(outDir, { recursive: true, withFileTypes: true });
      await Promise.all(
        files
          .filter((file) => file.isFile() && /\.(js|css|html|svg|json)$/.test(file.name))
          .map(async (file) => {
            const path = join(file.parentPath, file.name);
            const text = await readFile(path);
            const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
            await writeFile(`${path}.br`, await promisify(brotliCompress)(text, best));
            await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
          }),
      );
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/tabs/',
  plugins: [react(), preloadFirstScreen(), precompress()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'teams', test: /node_modules\/(@microsoft\/teams-js|uuid|base64-js)\// },
          ],
        },
      },
    },
  },
});
