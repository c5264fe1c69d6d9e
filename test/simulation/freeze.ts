import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliCompressSync } from 'node:zlib';
import { beginning, castsOf, playSteps, storiesOf } from '../../bin/simulation/play.ts';
import { projectAssembly, root } from '../../bin/support/project-assembly.ts';
import { endKeptThreads, SimulatedSystem } from '../../bin/support/simulated-system.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import { frozenAt } from './frozen.ts';

/*
 * Plays the first months of a person in each region with a release, and keeps its data folder as it is then, packed, for
 * `deployment.prove.test.ts`. It is run once, when a release is made, and what it has written is never written again:
 *
 *     npx node test/simulation/freeze.ts test/simulation/frozen/2026-12-01
 */

const [into] = process.argv.slice(2);
if (into === undefined) throw new Error('into which folder?');
const dataFolder = mkdtempSync(join(tmpdir(), 'frozen-'));
const { folder: assembly } = await projectAssembly(join(root, '.build/simulation-assembly'));
const system = await SimulatedSystem.begin({ assembly, at: beginning, dataFolder });
await system.useSparseSchedules();
const casts = castsOf(system, storiesOf(servedRegions.ids, regionSamples));
await playSteps(
  casts,
  { from: beginning, until: frozenAt },
  () => {},
  (at) => system.to(at),
);
await system.close();
await endKeptThreads();

// The key of the local issuer is made anew, and nothing needs the logs.
const isNeeded = (name: string): boolean =>
  /\.(json|sqlite)$/.test(name) && !['oidc-key.json', 'lock.sqlite'].includes(name);
mkdirSync(into, { recursive: true });
for (const name of readdirSync(dataFolder).filter(isNeeded)) {
  const file = join(dataFolder, name);
  if (name.endsWith('.sqlite')) {
    const database = new DatabaseSync(file);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM');
    database.close();
  }
  writeFileSync(join(into, `${name}.br`), brotliCompressSync(readFileSync(file)));
}
rmSync(dataFolder, { recursive: true });
