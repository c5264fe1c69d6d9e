import { join } from 'node:path';
import { build } from 'esbuild';

/** The oldest browsers that the console supports (README.md). A bundler lowers syntax, but no functions. */
const TARGETS = ['chrome97', 'firefox104', 'safari15.4'];

/** Bundles the page into `console.js` and `console.css` of a folder. */
export async function buildConsole(outdir: string): Promise<void> {
  await build({
    entryPoints: ['main.tsx', 'console.css'].map((name) => ({
      in: join(import.meta.dirname, 'app', name),
      out: 'console',
    })),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: TARGETS,
    jsx: 'automatic',
    legalComments: 'eof',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
}
