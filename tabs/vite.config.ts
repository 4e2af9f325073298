import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const outDir = fileURLToPath(new URL('../dist/tabs', import.meta.url));

/** The icons of the first screen. One that is missing here is fetched as a file of its own; nothing breaks. */
const firstIcons = [
  ...[
    'alert-urgent',
    'arrow-upload',
    'beaker',
    'calendar-cancel',
    'checkmark-circle',
    'chevron-left',
    'clock',
  ],
  ...['dismiss', 'error-circle', 'filter', 'history', 'info', 'lock-closed', 'people', 'ticket-diagonal'],
  ...['video', 'warning'],
];

/**
 * What the first screen is made of, by the paths of modules. Left alone, each module that a later page shares would
 * become a small file of its own, and thirty requests take longer than eight.
 */
const groups = {
  teams: [
    // Not what only one dialog asks of Teams.
    '/@microsoft/teams-js/(?!.*/public/sharing/)',
    '/tabs/teams/(connect|outside|teams)',
    '/tabs/api/(api|problem|firstRequest).ts',
    // Not the words that it draws: those need React.
    '/tabs/app/renewal/[^/]+\\.ts$',
    'preload-helper',
    'rolldown/runtime',
  ],
  react: ['/node_modules/(react|react-dom|scheduler)/'],
  fluent: [
    '/node_modules/(@griffel|@emotion|keyborg|@swc|@tanstack|wouter|regexparam|use-sync-external-store)/',
    '/@fluentui/(tokens|keyboard-keys|react-(provider|button|field|label|select|checkbox|theme|shared-contexts))/',
    '/@fluentui/react-(jsx-runtime|context-selector|aria)/(?!lib/activedescendant)',
    '/@fluentui/react-utilities/lib/(?!hooks/(useAnimationFrame|useOnClickOutside|useOnScrollOutside))',
    '/@fluentui/react-tabster/lib/(focus/|hooks/(useFocusVisible|useFocusWithin|useIsNav))',
    '/@fluentui/react-icons/lib/(?!atoms)',
    `/@fluentui/react-icons/lib/atoms/svg/(${firstIcons.join('|')})\\.`,
  ],
  first: [
    '/core/(time/(days|wording|zones)|counted|events/names|ordinal)\\.ts',
    '/tabs/(app|api|features/events/(agenda|filters))/(?!contract|areas|updates)',
    '/tabs/features/events/[^/]+$',
    '/tabs/components/(?!Toasts)[^/]+$',
  ],
};

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
        const link = (rel: string, file: string, injectTo: 'head' | 'head-prepend') => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/tabs/${file}` },
          injectTo,
        });
        return [
          // First of all: scripts wait for style sheets, so a late one would hold up the handshake with Teams.
          ...[...styles].map((file) => link('stylesheet', file, 'head-prepend')),
          ...[...needed].map((file) => link('modulepreload', file, 'head')),
        ];
      },
    },
  };
}

/**
 * teams-js writes the local time into a debug log when it is loaded, log or no log. That is the page's first use of the
 * locale data and takes 50 ms of a fast processor, 200 ms of a slow one, before the handshake with Teams can begin.
 */
function withoutLocalTimeInLog(): Plugin {
  return {
    name: 'without-local-time-in-log',
    transform: (code, id) =>
      id.includes('/@microsoft/teams-js/') && code.includes('starting at %s UTC')
        ? { code: code.replace('(new Date).toLocaleString()', '""'), map: null }
        : null,
  };
}

/** Writes `.br` and `.gz` beside every text file once, at the slowest and best setting, so that no server does it per request. */
function precompress(): Plugin {
  let folder = outDir;
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true, withFileTypes: true });
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
  plugins: [react(), withoutLocalTimeInLog(), preloadFirstScreen(), precompress()],
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
          includeDependenciesRecursively: false,
          groups: Object.entries(groups).map(([name, paths], index) => ({
            name,
            test: new RegExp(paths.join('|')),
            priority: 10 - index,
          })),
        },
      },
    },
  },
});
