import { join } from 'node:path';
import { servedRegions } from '../lib/policy/regions/registry.ts';
import { regionSamples } from '../lib/policy/regions/samples.ts';
import { historyLines } from './simulation/history.ts';
import { beginning, readCase, run, storiesOf } from './simulation/play.ts';
import { transitionsOf } from './simulation/transitions.ts';
import { defineCommand, main } from './support/command/command.ts';
import { UsageError } from './support/command/errors.ts';
import { languageOption } from './support/command/texts.ts';
import { projectAssembly, root } from './support/project-assembly.ts';
import { endKeptThreads, SimulatedSystem } from './support/simulated-system.ts';

export const command = defineCommand({
  usage: `Plays a year of one person in each region, from the application to the closure, and prints what the person can read of
it. Runs a separate system with its own clock. Deadlines are swept every hour, as on the platform.

  npm run -s simulate [-- REGION ...] [--language zh|en]

  REGION      ${servedRegions.ids.join(', ')}; default: all
  --language  zh (default) or en
`,
  options: { language: { type: 'string', default: 'zh' } },
  positionals: { min: 0, max: servedRegions.ids.length },
  async run(values, positionals, output) {
    const language = languageOption(values.language);
    const unknown = positionals.find((each) => !servedRegions.has(each));
    if (unknown !== undefined)
      throw new UsageError(`There is no region "${unknown}": ${servedRegions.ids.join(', ')}.`);
    const chosen = positionals.filter(servedRegions.has);
    const { folder } = await projectAssembly(join(root, '.build/simulation-assembly'), (text) =>
      output.printError(text),
    );
    const system = await SimulatedSystem.begin({ assembly: folder, at: beginning });
    try {
      const stories = storiesOf(chosen.length > 0 ? chosen : servedRegions.ids, regionSamples);
      const played = await run(
        system,
        stories,
        (at, region) => output.progress(`${at}  ${region}`),
        (at) => system.toByTheHour(at),
      );
      output.progress('');
      for (const { region, story, cases } of played) {
        output.print(`\n\n${story.title[language]}\n${'='.repeat(40)}`);
        let transitions = 0;
        for (const caseId of cases) {
          output.print(historyLines(await readCase(system, caseId, region, language), language).join('\n'));
          transitions += await transitionsOf(system, caseId);
        }
        output.print(language === 'zh' ? `状态转换 ${transitions} 次` : `${transitions} state transitions`);
      }
      return 0;
    } finally {
      await system.close();
      await endKeptThreads();
    }
  },
});

if (import.meta.main) await main(command);
