import { parseArgs } from 'node:util';
import { outboxApi } from './support/outbox-api.ts';
import { listCase, listUndelivered } from './support/outbox-listing.ts';
import { virtualNow } from './support/virtual-now.ts';

const usage = `What the running system would have sent to people and officers. Nothing leaves this machine.

  npm run outbox                         what has not been delivered yet, oldest first
  npm run outbox -- --case 01J...        every notice of a case in full, with what has become of it
  npm run outbox -- --language en        in English
  npm run outbox -- --deliver            plays the gateway: reports each of them as sent and as delivered
`;

const { values } = parseArgs({
  options: {
    case: { type: 'string' },
    language: { type: 'string', default: 'zh' },
    deliver: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const { language } = values;
if (values.help || (language !== 'zh' && language !== 'en')) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const api = outboxApi(language);
if (values.case !== undefined) {
  console.log(await listCase(api, values.case));
} else {
  const notices = await api.undelivered();
  console.log(await listUndelivered(api, notices));
  if (values.deliver) {
    const at = await virtualNow();
    for (const notice of notices) await api.deliver(notice, at);
    console.log(
      `\n${notices.length} reported as sent and delivered, in play: this machine has no gateway and sent nothing.`,
    );
  }
}
