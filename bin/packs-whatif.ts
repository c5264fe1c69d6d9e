import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { askWhatIf, changeIn, RefusedPreviewError, type WhatIf } from './packs-whatif/ask.ts';
import { countsOf, whatIfText } from './packs-whatif/report.ts';
import { issueToken } from './support/issue-token.ts';
import { findRunning } from './support/running.ts';

const usage = `Says which open cases a changed policy pack or a holiday arrangement would touch, and how. Changes nothing.

  npm run -s packs:whatif -- FILE.json [--language zh|en] [--json] [--as administrator] [--api URL]

  FILE.json   an amendment (as PUT /policy-amendments takes it) or a holiday arrangement
  --language  zh (default) or en
  --json      all of it as JSON, for other programs
  --as        a ready-made sign-in of the local system
  --api       another system than the one that runs here; API_TOKEN then holds an administrator's token
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', default: 'zh' },
    json: { type: 'boolean', default: false },
    as: { type: 'string', default: 'administrator' },
    api: { type: 'string' },
  },
});
const [file] = positionals;
if (!file || (values.language !== 'zh' && values.language !== 'en')) {
  console.error(usage);
  process.exit(2);
}
const { language } = values;

const change = read(file);
const api = (values.api ?? findRunning().api).replace(/\/$/, '');
const token = values.api === undefined ? await issueToken(values.as) : process.env.API_TOKEN;
if (!token) {
  console.error('API_TOKEN holds no token: it has to be that of an administrator.');
  process.exit(2);
}
try {
  const whatIf = await askWhatIf(
    (path, body) =>
      fetch(`${api}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'accept-language': language,
        },
        body,
      }),
    change,
  );
  console.log(values.json ? asJson(whatIf) : whatIfText(whatIf, language, columns(), Date.now()));
} catch (error) {
  if (!(error instanceof RefusedPreviewError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function read(name: string): Readonly<Record<string, unknown>> {
  try {
    return changeIn(readFileSync(name, 'utf8'));
  } catch (error) {
    console.error(`${name} cannot be read as JSON: ${error instanceof Error ? error.message : 'unknown'}`);
    process.exit(2);
  }
}

function columns(): number {
  return process.stdout.isTTY ? process.stdout.columns : 200;
}

function asJson(whatIf: WhatIf): string {
  return JSON.stringify({ ...whatIf, counts: countsOf(whatIf.touched) }, null, 2);
}
