/**
 * Plays a year of one person in each region, from the application to the closure, on a system of its own with
 * its own clock, and prints what the person can read of it.
 *
 *     npm run -s simulate [-- REGION ...] [--language zh | en]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { servedRegions } from '../lib/policy/regions/registry.ts';
import { regionSamples } from '../lib/policy/regions/samples.ts';
import { historyLines } from './simulation/history.ts';
import { beginning, readCase, run, storiesOf } from './simulation/play.ts';
import { transitionsOf } from './simulation/transitions.ts';
import { projectAssembly, root } from './support/project-assembly.ts';
import { SimulatedSystem } from './support/simulated-system.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: 'zh' } },
});
const chosen = positionals.filter(servedRegions.has);
const language = values.language;
if (chosen.length < positionals.length || (language !== 'zh' && language !== 'en')) {
  console.error(`Give some of ${servedRegions.ids.join(', ')}, and --language zh or en.`);
  process.exit(1);
}

const { folder } = await projectAssembly(join(root, '.build/simulation-assembly'));
const system = await SimulatedSystem.begin({ assembly: folder, at: beginning });
try {
  const played = await run(
    system,
    storiesOf(chosen.length > 0 ? chosen : servedRegions.ids, regionSamples),
    (at, region) => process.stderr.write(`\r${at}  ${region.padEnd(12)}`),
  );
  process.stderr.write('\r'.padEnd(40));
  for (const { region, story, cases } of played) {
    console.log(`\n\n${story.title[language]}\n${'='.repeat(40)}`);
    let transitions = 0;
    for (const caseId of cases) {
      const answer = await readCase(system, caseId, region, language);
      console.log(historyLines(answer, language).join('\n'));
      transitions += await transitionsOf(system, caseId);
    }
    console.log(language === 'zh' ? `状态转换 ${transitions} 次` : `${transitions} state transitions`);
  }
} finally {
  await system.close();
}
