import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePortal } from '../lib/infra/portal-bundle.ts';
import { fileOf, lazyModules, loadedFor } from './budgets/loaded.ts';
import { root } from './support/project-assembly.ts';

/**
 * How many bytes (gzip) a browser loads before a page shows, for every page of the portal, compared with the budget of its
 * area. Bytes are exact, whatever else the machine is doing.
 */
interface Area {
  readonly name: string;
  readonly folder: string;
  /** The module of each of its pages, which is loaded by itself. */
  readonly frame?: string;
  /** Bytes of script that each of its pages may cost. */
  readonly budget: number;
}

const areas: readonly Area[] = [
  // The page where people begin, and those that a letter or a QR code leads to.
  { name: 'first', folder: 'web/applicant/home.tsx', budget: 140_000 },
  { name: 'status', folder: 'web/applicant/status.tsx', budget: 140_000 },
  { name: 'applicant', folder: 'web/applicant/', budget: 160_000 },
  { name: 'desk', folder: 'web/desk/', frame: 'web/desk/desk-area.tsx', budget: 260_000 },
  { name: 'lead', folder: 'web/lead/', frame: 'web/lead/lead-frame.tsx', budget: 300_000 },
  { name: 'admin', folder: 'web/admin/', budget: 320_000 },
  { name: 'finance', folder: 'web/finance/', frame: 'web/finance/finance-frame.tsx', budget: 160_000 },
  { name: 'employer', folder: 'web/employer/', budget: 160_000 },
];
const styleBudget = 15_000;

const folder = join(root, '.build/budgets');
const { outputs } = await bundlePortal(root, folder);
const prefix = `${folder.slice(root.length + 1)}/`;
const bytesOf = (file: string): number =>
  readFileSync(join(folder, `${file.startsWith(prefix) ? file.slice(prefix.length) : file}.gz`)).length;
const main = fileOf(outputs, 'web/main.tsx') ?? '';
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
const over: string[] = [];

for (const { name, folder, frame, budget } of areas) {
  const pages = lazyModules(outputs, folder).map((module) => {
    const files = [main, fileOf(outputs, module), frame && fileOf(outputs, frame)].filter(
      (file) => file !== undefined,
    );
    const bytes = [...loadedFor(outputs, files as string[])].reduce((sum, file) => sum + bytesOf(file), 0);
    return { module, bytes };
  });
  const [most] = pages.toSorted((a, b) => b.bytes - a.bytes);
  if (!most) throw new Error(`${folder} has no page that is loaded by itself`);
  console.log(`${name.padEnd(10)} ${kilobytes(most.bytes)} of ${kilobytes(budget)}   ${most.module}`);
  for (const { module, bytes } of pages) if (bytes > budget) over.push(`${module}: ${kilobytes(bytes)}`);
}
const styles = bytesOf(fileOf(outputs, 'web/styles/index.css') ?? '');
console.log(`${'styles'.padEnd(10)} ${kilobytes(styles)} of ${kilobytes(styleBudget)}`);
if (styles > styleBudget) over.push(`the styles: ${kilobytes(styles)}`);
if (over.length > 0) {
  console.error(`\nMore than the budget (web/README.md):\n${over.join('\n')}`);
  process.exit(1);
}
