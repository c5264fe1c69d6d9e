import { issueToken } from './support/issue-token.ts';

/** `npm run -s token -- officer-chongqing`: an access token of a ready-made sign-in. */
const [account] = process.argv.slice(2);
if (!account) {
  console.error('Usage: npm run -s token -- ACCOUNT   (the start screen lists them)');
  process.exit(2);
}
console.log(await issueToken(account));
