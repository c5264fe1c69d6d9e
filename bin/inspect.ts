import { join } from 'node:path';
import { inspect } from 'cdk-local-runtime/inspect';
import { endWhenNobodyReads } from './support/command/command.ts';
import { findRunning } from './support/running.ts';

const note = `Times are Beijing's. --case CASE is --prefix CASE. Which fields of inputs and outputs are shown stands in
bin/support/redaction.json. \`npm run clock -- help\` knows the next deadline, too.`;

/** `npm run local`: inspects the system that `npm start` has started. */
endWhenNobodyReads();
const commandLine = process.argv.slice(2).map((word) => word.replace(/^--case(?==|$)/, '--prefix'));
process.exitCode = await inspect(commandLine, {
  command: 'npm run -s local --',
  endpoint: () => findRunning().endpoint,
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
  width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
  timeZone: 'Asia/Shanghai',
  redactionFile: join(import.meta.dirname, 'support/redaction.json'),
  note,
});
