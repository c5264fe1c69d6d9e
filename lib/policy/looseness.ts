import type { FollowUpRule } from './values/lifecycle.ts';
import type { DecisionLimit, FirstContactRule, RegistrationAgeRule } from './values/registration.ts';
import type { PolicyKey, PolicyValues } from './values.ts';

/** Numbers that grow as a value asks less of the agency. Values of other keys have no order. */
type Measures = { readonly [Key in PolicyKey]?: (value: PolicyValues[Key]) => number };

const workingDays = (limit: DecisionLimit): number => (limit.kind === 'same-visit' ? 0 : limit.workingDays);

const measures: Measures = {
  decisionDeadlineOnline: workingDays,
  decisionDeadlineCounter: workingDays,
  firstContact: (rule: FirstContactRule) => rule.workingDays,
  registrationAge: (rule: RegistrationAgeRule) => rule.minimumAge,
  followUp: (rule: FollowUpRule) => -rule.minimumPerMonth,
};

/** Whether the first value asks less of the agency than the second: a longer limit, fewer contacts. */
export function isLooser<Key extends PolicyKey>(
  key: Key,
  value: PolicyValues[Key],
  than: PolicyValues[Key],
): boolean {
  const measure: Measures[Key] = measures[key];
  return measure !== undefined && measure(value) > measure(than);
}
