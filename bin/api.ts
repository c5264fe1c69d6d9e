import { randomUUID } from 'node:crypto';
import { defineCommand, main } from './support/command/command.ts';
import { toCsv } from './support/command/csv.ts';
import { CommandFailure, UsageError } from './support/command/errors.ts';
import { readText } from './support/command/text-files.ts';
import { languageOption } from './support/command/texts.ts';
import { issueToken } from './support/issue-token.ts';
import { request } from './support/request.ts';
import { runningSystem } from './support/running.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export const command = defineCommand({
  usage: `Calls the API of the running system and prints its answer.

  npm run -s api -- METHOD PATH [--as ACCOUNT] [--data JSON|@file] [--language en] [--key KEY] [--print FIELD]
  npm run -s api -- GET PATH --csv LIST [--as ACCOUNT]

  METHOD      ${methods.join(', ')}
  PATH        such as /regions/chongqing/services
  --as        a ready-made sign-in, such as applicant or officer-chongqing
  --data      the body: JSON, or @ and the name of a file
  --language  zh (default) or en
  --key       the Idempotency-Key of a write; a fresh one unless given
  --print     only this field of the answer, such as caseId or tasks.0.taskId
  --csv       a list of the answer, all pages of it, as CSV for a spreadsheet, such as tasks of /worklist or overdue
`,
  options: {
    as: { type: 'string' },
    data: { type: 'string' },
    language: { type: 'string', default: 'zh' },
    key: { type: 'string' },
    print: { type: 'string' },
    csv: { type: 'string' },
  },
  positionals: { min: 2, max: 2, names: ['METHOD', 'PATH'] },
  async run(values, [given = '', path = ''], output) {
    const method = given.toUpperCase();
    const language = languageOption(values.language);
    checkCall(method, path, values);
    const body = values.data?.startsWith('@') ? readText(values.data.slice(1)) : values.data;
    const { api } = runningSystem();
    const call = async (target: string) =>
      request(`${api}${target}`, {
        method,
        headers: {
          'accept-language': language,
          ...(values.as && { authorization: `Bearer ${await issueToken(values.as)}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(method !== 'GET' && { 'idempotency-key': values.key ?? randomUUID() }),
        },
        ...(body !== undefined && { body }),
      });
    const response = await call(path);
    if (response.status === 401 && values.as === undefined)
      throw new CommandFailure(
        '401: this needs a sign-in, such as --as applicant or --as officer-chongqing (`npm start` lists them).',
      );
    const answer = await answerOf(response);
    if (values.csv !== undefined) {
      output.print(toCsv(await allOf(answer, values.csv, path, async (next) => answerOf(await call(next)))));
      return 0;
    }
    output.print(textOf(values.print === undefined ? answer : pick(answer, values.print)));
    return 0;
  },
});

/** @throws UsageError for options that contradict each other or could only lead to a useless answer. */
function checkCall(
  method: string,
  path: string,
  { data, key, csv, print }: { data?: string; key?: string; csv?: string; print?: string },
): void {
  if (!methods.includes(method))
    throw new UsageError(`The method comes first: ${methods.join(', ')}, not "${method}".`);
  if (!path.startsWith('/'))
    throw new UsageError(`The path begins with a slash: /${path.replace(/^\w+:\/\/[^/]*\/?/, '')}`);
  if (path.length > 1 && /\/(\/|$)/.test(path.split('?', 1).join()))
    throw new UsageError(
      `The path ${path} has an empty part: is a variable such as $CASE not set in this terminal?`,
    );
  if (method === 'GET' && data !== undefined) throw new UsageError('GET takes no --data.');
  if (csv !== undefined && (method !== 'GET' || print !== undefined))
    throw new UsageError('--csv goes with GET, and without --print.');
  if (data === '@') throw new UsageError('--data @ is followed by the name of a file: --data @body.json');
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new UsageError('--key takes letters, digits and marks of ASCII, without spaces.');
}

/** @throws CommandFailure with the problem, when the API refuses */
async function answerOf(response: Response): Promise<unknown> {
  const answer = parsed(await response.text());
  if (!response.ok) throw new CommandFailure(`${response.status} ${textOf(answer)}`);
  return answer;
}

/** The rows of a list, from this answer and all pages that follow. */
async function allOf(
  first: unknown,
  list: string,
  path: string,
  read: (path: string) => Promise<unknown>,
): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let page = first; ; ) {
    const found = pick(page, list);
    if (!Array.isArray(found)) throw new CommandFailure(`${list} is no list of the answer.`);
    rows.push(...found);
    const { next } = page as { readonly next?: unknown };
    if (typeof next !== 'string') return rows;
    page = await read(`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

/** The value at a path such as `tasks.0.taskId`. @throws CommandFailure when the answer has none. */
function pick(answer: unknown, path: string): unknown {
  const found = path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? (inner as Record<string, unknown>)[name]
          : undefined,
      answer,
    );
  if (found === undefined)
    throw new CommandFailure(`The answer has no ${path}. Without --print it is shown whole.`);
  return found;
}

if (import.meta.main) await main(command);
