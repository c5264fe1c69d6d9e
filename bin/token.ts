import { defineCommand, main } from './support/command/command.ts';
import { issueToken } from './support/issue-token.ts';

export const command = defineCommand({
  usage: `Prints an access token of a ready-made sign-in.

  npm run -s token -- ACCOUNT

  ACCOUNT   such as applicant or officer-chongqing; the start screen of \`npm start\` lists them
`,
  options: {},
  positionals: { min: 1, max: 1, names: ['ACCOUNT'] },
  async run(_values, [account = ''], output) {
    output.print(await issueToken(account));
    return 0;
  },
});

if (import.meta.main) await main(command);
