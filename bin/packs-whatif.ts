import { askWhatIf, changeIn, type WhatIf } from './packs-whatif/ask.ts';
import { arrangementOf } from './packs-whatif/public-calendar.ts';
import { countsOf, whatIfText } from './packs-whatif/report.ts';
import { defineCommand, main } from './support/command/command.ts';
import { UsageError } from './support/command/errors.ts';
import { readJsonObject } from './support/command/text-files.ts';
import { languageOption } from './support/command/texts.ts';
import { issueToken } from './support/issue-token.ts';
import { request } from './support/request.ts';
import { runningSystem } from './support/running.ts';

export const command = defineCommand({
  usage: `Lists the open cases that a changed policy pack or a holiday arrangement would affect, and how. Changes nothing.

  npm run -s packs:whatif -- FILE.json [--language zh|en] [--json] [--as policy-administrator] [--api URL]
  npm run -s packs:whatif -- FILE.json --arrangement TITLE

  FILE.json      an amendment (as PUT /policy-amendments takes it) or a holiday arrangement
  --language     zh (default) or en
  --json         everything as JSON, for other programs
  --as           a ready-made sign-in of the local system
  --api          a system other than the local one; API_TOKEN must then contain a policy administrator's token
  --arrangement  converts a file in the public format of holiday-cn to a holiday arrangement and prints it;
                 TITLE is the title of the notice
`,
  options: {
    language: { type: 'string', default: 'zh' },
    json: { type: 'boolean', default: false },
    as: { type: 'string', default: 'policy-administrator' },
    api: { type: 'string' },
    arrangement: { type: 'string' },
  },
  positionals: { min: 1, max: 1, names: ['FILE.json'] },
  async run(values, [name = ''], output) {
    const language = languageOption(values.language);
    const file = readJsonObject(name);
    if (values.arrangement !== undefined) {
      output.print(JSON.stringify(arrangementOf(file, values.arrangement), null, 2));
      return 0;
    }
    const change = changeIn(file);
    const api = apiOption(values.api);
    const token = values.api === undefined ? await issueToken(values.as) : process.env.API_TOKEN;
    if (!token)
      throw new UsageError('API_TOKEN contains no token: it must be a policy administrator’s token.');
    const whatIf = await askWhatIf(
      (path, body) =>
        request(`${api}${path}`, {
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
    output.print(values.json ? asJson(whatIf) : whatIfText(whatIf, language, columns(), Date.now()));
    return 0;
  },
});

function apiOption(given: string | undefined): string {
  if (given === undefined) return runningSystem().api;
  if (/^https?:$/.test(URL.parse(given)?.protocol ?? '')) return given.replace(/\/$/, '');
  throw new UsageError(`--api takes an address such as https://api.example.org, not "${given}".`);
}

function columns(): number {
  return process.stdout.isTTY ? process.stdout.columns : 200;
}

function asJson(whatIf: WhatIf): string {
  return JSON.stringify({ ...whatIf, counts: countsOf(whatIf.touched) }, null, 2);
}

if (import.meta.main) await main(command);
