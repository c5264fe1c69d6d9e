import { readUsage } from '../lib/local/iam/usage.ts';

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

const { runs, outdated, grants, unused, notRequestable } = usage;
console.log(`${grants} grants in ${runs} run(s), of which ${unused.length} were never used.`);
if (outdated > 0) console.log(`${outdated} run(s) with other policies than the latest are left out.`);
list(unused);
if (notRequestable.length > 0) {
  console.log(`\nNothing here asks for these ${notRequestable.length}, so that no run can tell:`);
  list(notRequestable);
}
process.exit(unused.length > 0 ? 1 : 0);

function list(some: typeof unused): void {
  const byPlace = Map.groupBy(some, ({ role, policy, statement }) =>
    policy.startsWith(role)
      ? `${policy}, statement ${statement}`
      : `${role}: ${policy}, statement ${statement}`,
  );
  for (const [place, of] of byPlace) {
    console.log(`\n  ${place}`);
    for (const { action, resource } of of) console.log(`    ${action}  ${resource}`);
  }
}
