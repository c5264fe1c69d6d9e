import type { ApiAnswer, System } from './system.ts';

/** A rule that one person proposes and another confirms: an amendment or a holiday arrangement, by the path of its `PUT`. */
interface RuleChange {
  readonly path: `/policy-amendments/${string}` | `/holiday-arrangements/${string}`;
  readonly body: unknown;
}

const proposer = 'policy-administrator';
const confirmer = 'policy-administrator-2';

/** Has one policy administrator propose a rule and another confirm it. Returns the first refusal, or the confirmation. */
export async function loadRule(system: System, { path, body }: RuleChange): Promise<ApiAnswer> {
  const proposed = await system.call('PUT', path, { as: proposer, body });
  if (proposed.status !== 200) return proposed;
  const { proposalId } = proposed.body;
  return system.call('POST', `/rule-proposals/${proposalId}/confirmation`, { as: confirmer });
}
