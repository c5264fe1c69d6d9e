import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { bundleFunctions, synthesizeParcels } from '../fixtures/parcels/app.ts';

/** A Tuesday. */
export const START = Date.UTC(2030, 0, 1);
export const DAY = 86_400_000;
export const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
export const root = { arn: 'arn:aws-cn:iam::000000000000:root' };

const projectFolder = join(import.meta.dirname, '../../../..');
const madeFolder = join(projectFolder, '.build/test-parcels');

/** The parcel service, bundled and synthesized, with a folder for the compiled code of its functions. */
interface Parcels {
  readonly bundles: string;
  readonly assembly: string;
  readonly compileCache: string;
}

const parcelsIn = (folder: string): Parcels => ({
  bundles: join(folder, 'bundles'),
  assembly: join(folder, 'cdk.out'),
  compileCache: join(folder, 'compiled'),
});

/** Returns a name for the sources of the service: its files, and the versions of the packages that it uses. */
function nameOfSources(): string {
  const hash = createHash('sha256');
  const fixture = join(import.meta.dirname, '../fixtures/parcels');
  const files = readdirSync(fixture, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
  for (const file of [...files, join(projectFolder, 'package-lock.json')])
    hash.update(`\n${file}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Makes the service if nobody has made it yet. If two runs make it at the same time, one result is kept. */
async function make(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(madeFolder, { recursive: true });
  for (const name of readdirSync(madeFolder)) removeIfOld(join(madeFolder, name));
  const begun = `${folder}.${process.pid}`;
  const { bundles, assembly } = parcelsIn(begun);
  await bundleFunctions(bundles);
  synthesizeParcels(bundles, assembly);
  try {
    renameSync(begun, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(begun, { recursive: true });
  }
}

/** Results made from other sources more than a day ago are of no use to any run. */
function removeIfOld(folder: string): void {
  if (Date.now() - statSync(folder).mtimeMs > DAY) rmSync(folder, { recursive: true, force: true });
}

let made: Promise<void> | undefined;

/** The parcel service, made before the tests of a file unless an earlier run has left it. It is read only. */
export function parcelsForFile(): Parcels {
  const folder = join(madeFolder, nameOfSources());
  beforeAll(() => (made ??= make(folder)));
  return parcelsIn(folder);
}
