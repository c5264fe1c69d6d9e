import type { Account, ClockState, Note } from 'cdk-local-runtime';
import { beijingTime } from './beijing-time.ts';
import type { Running } from './running.ts';

/** The text that `npm start` prints when the system is ready. */
export function welcome(
  running: Running,
  clock: ClockState,
  accounts: readonly Account[],
  start: { readonly seconds: number; readonly synthesized: boolean; readonly notes: readonly Note[] },
): string {
  const roles = new Map<string, string[]>();
  for (const { id, claims } of accounts) {
    const role = String(claims.role);
    roles.set(role, [...(roles.get(role) ?? []), id]);
  }
  const made = start.synthesized ? ', with the app synthesized anew' : '';
  return `
  reemployment-workflows is ready (${start.seconds.toFixed(1)} s${made})

    Portal        ${running.api}/app/           for applicants, employers, officers, supervisors, finance and administrators
    Console       ${running.endpoint}/_local/           executions, clock, faults, logs, access, queues
    API           ${running.api}           openapi: ${running.api}/openapi.json
    Sign-in       ${running.issuer}
    AWS endpoint  ${running.endpoint}           aws --endpoint-url ${running.endpoint} --region cn-north-1 stepfunctions list-executions ...
    Data          ${running.dataFolder}           kept across restarts; delete the folder to begin anew
    Clock         ${clockText(clock)}

    For test data only: every program on this machine can sign in as anybody, read everything and move the clock.

    Ready-made sign-ins (npm run -s token -- NAME):
${[...roles].map(([role, ids]) => `      ${role.padEnd(22)}${ids.join(', ')}`).join('\n')}

    Of the app, this has no effect on one machine (the reasons: lib/local/SUPPORT.md):
${withoutEffect(start.notes)
  .map((line) => `      ${line}`)
  .join('\n')}

    A first thing to try: open the portal and apply (sign in as 张伟), then sign in as an officer and decide. The first walk of
    README.md leads through it, and then through the same from the command line. Ctrl-C stops; nothing is lost.
`;
}

/**
 * Lists what has no effect here, a line for each type: names of properties, or only the type if it has no effect at all.
 *
 * @example
 * withoutEffect(runtime.notes) // ['AWS::CloudWatch::Alarm', 'AWS::SQS::Queue: SqsManagedSseEnabled']
 */
export function withoutEffect(notes: readonly Note[]): string[] {
  const types = Map.groupBy(notes, ({ type }) => type);
  return [...types]
    .map(([type, some]) => {
      const names = new Set(some.flatMap(({ property }) => property ?? []));
      return names.size === 0 ? type : `${type}: ${[...names].toSorted().join(', ')}`;
    })
    .toSorted();
}

const minute = 60_000;

/** The time in Beijing, and how far it has been moved. */
export function clockText({
  now,
  running,
  aheadOfWallClock,
}: Pick<ClockState, 'now' | 'running' | 'aheadOfWallClock'>): string {
  const ahead = Math.round(aheadOfWallClock / minute);
  const distance =
    ahead === 0
      ? 'the real time'
      : `moved ahead by ${Math.floor(ahead / 1440)} days ${Math.floor((ahead % 1440) / 60)} h ${ahead % 60} min`;
  return `${beijingTime(now)} Beijing, ${running ? 'running' : 'paused'}, ${distance} (npm run clock -- help)`;
}
