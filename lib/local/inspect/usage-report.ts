import type { Usage } from '../iam/usage.ts';

/** Reports to people which grants of the roles no recorded run has used. */
export function usageReport({ runs, outdated, grants, unused, notRequestable }: Usage): string {
  return [
    `${grants} grants in ${runs} run(s), of which ${unused.length} were never used.`,
    ...(outdated > 0 ? [`${outdated} run(s) with other policies than the latest are left out.`] : []),
    ...grantLines(unused),
    ...(notRequestable.length > 0
      ? [
          `\nThe runtime never checks these ${notRequestable.length}, so no run can tell whether they are used:`,
          ...grantLines(notRequestable),
        ]
      : []),
  ].join('\n');
}

function grantLines(grants: Usage['unused']): string[] {
  const byStatement = Map.groupBy(grants, ({ role, policy, statement }) => {
    const place = `${policy}, statement ${statement}`;
    return policy.startsWith(role) ? place : `${role}: ${place}`;
  });
  return [...byStatement].flatMap(([place, some]) => [
    `\n  ${place}`,
    ...some.map(({ action, resource }) => `    ${action}  ${resource}`),
  ]);
}
