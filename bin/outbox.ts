import { defineCommand, main } from './support/command/command.ts';
import { UsageError } from './support/command/errors.ts';
import { languageOption } from './support/command/texts.ts';
import { outboxApi } from './support/outbox-api.ts';
import { deliverDue } from './support/outbox-delivery.ts';
import { listCase, listUndelivered } from './support/outbox-listing.ts';
import { virtualNow } from './support/virtual-now.ts';

export const command = defineCommand({
  usage: `What the running system would have sent to people and officers. Nothing leaves this machine.

  npm run outbox                         what has not been delivered yet, oldest first
  npm run outbox -- --case 01J...        every notice of a case in full, with its delivery
  npm run outbox -- --language en        in English
  npm run outbox -- --deliver            plays the gateway: reports as sent and delivered what may go out now; a message
                                         to a person waits for office hours, and the clock can be moved to them
`,
  options: {
    case: { type: 'string' },
    language: { type: 'string', default: 'zh' },
    deliver: { type: 'boolean', default: false },
  },
  async run(values, _none, output) {
    const language = languageOption(values.language);
    if (values.case !== undefined && values.deliver)
      throw new UsageError('--deliver reports everything that is undelivered: give it without --case.');
    const api = outboxApi(language);
    if (values.case !== undefined) {
      output.print(await listCase(api, values.case));
      return 0;
    }
    const notices = await api.undelivered();
    output.print(await listUndelivered(api, notices));
    if (!values.deliver) return 0;
    const at = await virtualNow();
    output.print(`\n${await deliverDue(api, notices, at)}`);
    return 0;
  },
});

if (import.meta.main) await main(command);
