import { readUsage, usageReport } from 'cdk-local-runtime';

/**
 * `npm run iam:unused`: what roles are granted that no test has used. The folder is that of IAM_USAGE_FOLDER,
 * into which every run writes that is given the same variable. Ends with 1 when there is something.
 */
const folder = process.env.IAM_USAGE_FOLDER ?? '.build/iam-usage';
const usage = readUsage(folder);
if (!usage) {
  console.error(`No use of grants was recorded in ${folder}. Record a full test run, then ask again:

  rm -rf ${folder}
  IAM_USAGE_FOLDER=${folder} npm test
  npm run iam:unused
`);
  process.exit(2);
}
console.log(usageReport(usage));
process.exit(usage.unused.length > 0 ? 1 : 0);
