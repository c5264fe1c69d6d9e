import { readUsage, usageReport } from 'cdk-local-runtime';
import { defineCommand, main } from './support/command/command.ts';
import { UsageError } from './support/command/errors.ts';

const folder = process.env.IAM_USAGE_FOLDER ?? '.build/iam-usage';

export const command = defineCommand({
  usage: `Lists grants of roles that no test has used. Ends with 1 if there are any. Record a full test run first:

  rm -rf ${folder}
  IAM_USAGE_FOLDER=${folder} npm test
  npm run iam:unused
`,
  options: {},
  async run(_values, _none, output) {
    const usage = readUsage(folder);
    if (!usage) throw new UsageError(`No use of grants has been recorded in ${folder}.`);
    output.print(usageReport(usage));
    return usage.unused.length > 0 ? 1 : 0;
  },
});

if (import.meta.main) await main(command);
