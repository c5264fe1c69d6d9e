import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { issueToken } from './support/issue-token.ts';
import { findRunning } from './support/running.ts';

const usage = `Calls the API of the running system and prints its answer.

  npm run -s api -- METHOD PATH [--as ACCOUNT] [--data JSON|@file] [--language en] [--key KEY] [--print FIELD]

  --as        a ready-made sign-in, such as applicant or officer-chongqing
  --data      the body: JSON, or @ and the name of a file
  --language  zh (default) or en
  --key       the Idempotency-Key; a fresh one unless given
  --print     only this field of the answer, such as caseId or tasks.0.taskId
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string' },
    data: { type: 'string' },
    language: { type: 'string', default: 'zh' },
    key: { type: 'string' },
    print: { type: 'string' },
  },
});
const [method, path] = positionals;
if (!method || !path) {
  console.error(usage);
  process.exit(2);
}

const body = values.data?.startsWith('@') ? readFileSync(values.data.slice(1), 'utf8') : values.data;
const { api } = findRunning();
const response = await fetch(`${api}${path}`, {
  method,
  headers: {
    'accept-language': values.language,
    ...(values.as && { authorization: `Bearer ${await issueToken(values.as)}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(method !== 'GET' && { 'idempotency-key': values.key ?? randomUUID() }),
  },
  ...(body !== undefined && { body }),
});
const text = await response.text();
const answer: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
const shown = values.print && response.ok ? pick(answer, values.print) : answer;
const output = typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2);
if (response.ok) console.log(output);
else console.error(`${response.status} ${output}`);
process.exitCode = response.ok ? 0 : 1;

/** The value at a path such as `tasks.0.taskId`. */
function pick(value: unknown, at: string): unknown {
  return at
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
}
