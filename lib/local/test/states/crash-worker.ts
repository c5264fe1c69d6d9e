import { appendFileSync, existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CHILD, everything, finish, tokenOf } from './crash-workflow.ts';
import { echo, Harness, START } from './harness.ts';

/**
 * A process to be killed. It starts some executions and runs them to their end, or continues those that it finds. It writes a
 * dot for each commit. If it is to be killed after some number of commits, it waits for the kill when it has finished. The
 * state of the outside world (its tokens, the time) is in files beside the database.
 */
const folder = process.argv[2] as string;
const count = Number(process.argv[3]);
const killedAfter = Number(process.argv[4]);
let commits = 0;
const tokensFile = join(folder, 'tokens');
const clockFile = join(folder, 'clock');

const harness = new Harness({
  database: join(folder, 'states.sqlite'),
  at: existsSync(clockFile) ? Number(readFileSync(clockFile, 'utf8')) || START : START,
  onCommit: () => {
    commits++;
    writeSync(1, '.');
  },
  standIn: (request) => {
    const token = tokenOf(request);
    if (token) appendFileSync(tokensFile, `${token}\n`);
    return echo(request);
  },
});
harness.clock.onChange(({ now }) => writeFileSync(clockFile, String(now)));
const stateMachineArn = await harness.create(everything(await harness.create(CHILD, 'child')), 'parent');
const tokens = (): string[] =>
  existsSync(tokensFile) ? readFileSync(tokensFile, 'utf8').split('\n').filter(Boolean) : [];
const arns: string[] = [];
for (let n = 0; n < count; n++) {
  const name = `run-${n}`;
  const arn = `arn:aws:states:us-east-1:000000000000:execution:parent:${name}`;
  arns.push(arn);
  await harness
    .describe(arn)
    .catch(() => harness.api('StartExecution', { stateMachineArn, name, input: `{"n":${n}}` }));
}
for (const arn of arns) await finish(harness, arn, tokens);
harness.close();
// On a busy machine, the kill may still be on its way.
if (commits >= killedAfter) setInterval(() => {}, 60_000);
