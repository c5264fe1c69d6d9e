import { parseLocalDate } from '../lib/domain/calendar/local-date.ts';
import { auditHistory, lastDayToBeSigned } from './audit-verify/audit.ts';
import { connectAudit } from './audit-verify/connect.ts';
import { sentenceOf, summaryOf } from './audit-verify/sentences.ts';
import { defineCommand, main } from './support/command/command.ts';
import { CommandFailure, UsageError } from './support/command/errors.ts';
import { virtualNow } from './support/virtual-now.ts';

export const command = defineCommand({
  usage: `Whether the history of any case was altered: every chain of hashes and every signed head is computed anew. Reads
only. Ends with 1 if anything was altered, removed or added.

  npm run audit:verify                            all cases of the running system
  npm run audit:verify -- --case 01J...           one case
  npm run audit:verify -- --since 2026-11-01      heads of this day and later, and the cases that they speak of
  npm run audit:verify -- --table NAME            a table on AWS, with the credentials of the environment
  npm run audit:verify -- --key alias/NAME        the key that signs, where there are several
  npm run audit:verify -- --public-key FILE       a public key (PEM) that was kept elsewhere: asks no KMS
`,
  options: {
    case: { type: 'string' },
    since: { type: 'string' },
    table: { type: 'string' },
    key: { type: 'string' },
    'public-key': { type: 'string' },
  },
  async run(values, _none, output) {
    const since = values.since === undefined ? undefined : dayOption(values.since);
    const { close, ...connected } = await connectAudit({
      table: values.table,
      key: values.key,
      publicKeyFile: values['public-key'],
    });
    try {
      const now = values.table === undefined ? Date.parse(await virtualNow()) : Date.now();
      const result = await auditHistory({
        ...connected,
        expectedUntil: lastDayToBeSigned(now),
        caseId: values.case,
        since,
        progress: (done, of) => output.progress(`${done} of ${of} cases`),
      });
      output.progress('');
      // Neither in the table nor ever signed. "Nothing wrong" would be no answer to that.
      if (!result.isKnown)
        throw new CommandFailure(`There is no case ${values.case}, and no signed head knows one.`);
      for (const fault of result.faults) output.print(sentenceOf(fault));
      output.print(summaryOf(result));
      return result.faults.length === 0 ? 0 : 1;
    } finally {
      close();
    }
  },
});

function dayOption(text: string): string {
  try {
    return parseLocalDate(text);
  } catch {
    throw new UsageError(`--since takes a day such as 2026-11-01, not "${text}".`);
  }
}

if (import.meta.main) await main(command);
