/** Builds the window's page with esbuild when it is first asked for; nothing is fetched from anywhere. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type PageAssets = { html: string; script: string; style: string };

const page = fileURLToPath(new URL('./page/', import.meta.url));

const bundle = async (): Promise<PageAssets> => {
  const { outputFiles } = await build({
    entryPoints: [`${page}main.ts`, `${page}styles/window.css`],
    entryNames: '[name]',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    outdir: '/window',
    logLevel: 'silent',
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { html: await readFile(`${page}index.html`, 'utf8'), script: text('.js'), style: text('.css') };
};

let built: Promise<PageAssets> | null = null;

/** The same build for every later caller. @throws esbuild's report when the page does not compile */
export function buildPage(): Promise<PageAssets> {
  built ??= bundle();
  return built;
}
