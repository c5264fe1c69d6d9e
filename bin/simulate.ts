/**
 * Plays a year of one person in each region, from the application to the closure, on a system of its own with
 * its own clock, and prints what the person can read of it.
 *
 *     npm run -s simulate [-- REGION ...] [--language zh | en]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Region, regions } from '../lib/domain/case/kernel/vocabulary.ts';
import { historyLines } from './simulation/history.ts';
import { beginning, readCase, run } from './simulation/play.ts';
import { stories } from './simulation/stories.ts';
import { transitionsOf } from './simulation/transitions.ts';
import { projectAssembly, root } from './support/project-assembly.ts';
import { SimulatedSystem } from './support/simulated-system.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: 'zh' } },
});
const unknown = positionals.find((name) => !(regions as readonly string[]).includes(name));
const language = values.language;
if (unknown !== undefined || (language !== 'zh' && language !== 'en')) {
  console.error(`Give some of ${regions.join(', ')}, and --language zh or en.`);
  process.exit(1);
}
const chosen = (positionals.length > 0 ? positionals : regions) as readonly Region[];

const { folder } = await projectAssembly(join(root, '.build/simulation-assembly'));
const system = await SimulatedSystem.begin({ assembly: folder, at: beginning });
try {
  const played = await run(
    system,
    chosen.map((region) => stories[region]),
    (at, story) => process.stderr.write(`\r${at}  ${story.region.padEnd(12)}`),
  );
  process.stderr.write('\r'.padEnd(40));
  for (const { story, cases } of played) {
    console.log(`\n\n${story.title[language]}\n${'='.repeat(40)}`);
    let transitions = 0;
    for (const caseId of cases) {
      const answer = await readCase(system, caseId, story, language);
      console.log(historyLines(answer, language).join('\n'));
      transitions += await transitionsOf(system, caseId);
    }
    console.log(language === 'zh' ? `状态转换 ${transitions} 次` : `${transitions} state transitions`);
  }
} finally {
  await system.close();
}
