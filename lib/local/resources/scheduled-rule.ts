import type { AccountIdentity } from '../aws-error.ts';
import { isBus, type RuleDefinition, requireTargets, takesText } from '../events/rule.ts';
import { compileTargetInput } from '../events/target-input.ts';
import type { ScheduleDefinition } from '../scheduler/schedule.ts';
import { arnOf } from './resource-type.ts';

/** The group of the schedules of a rule. */
export const groupOf = (rule: string): string => `rule/${rule}`;

/**
 * Returns the schedules of a rule that has one: one for each target, with the event that EventBridge sends or the target's own
 * input. The instant and the id of an occurrence are filled in when it is due.
 * @throws Error that names what is not supported
 */
export function schedulesOf(definition: RuleDefinition, identity: AccountIdentity): ScheduleDefinition[] {
  const { Name, ScheduleExpression = '', State, EventBusName = 'default', Targets = [] } = definition;
  if (!/^default$|:event-bus\/default$/.test(EventBusName)) {
    throw new Error(
      `a schedule on the bus ${EventBusName} is not supported (EventBridge only has schedules on the default bus)`,
    );
  }
  // API reference, PutRule: "cron(0 20 * * ? *)" or "rate(5 minutes)".
  if (ScheduleExpression.trim().startsWith('at('))
    throw new Error(
      `Parameter ScheduleExpression is not valid: ${ScheduleExpression} is for schedules, not for rules`,
    );
  requireTargets(Targets, `Rule ${Name}`);
  const bus = Targets.find(({ Arn }) => isBus(Arn));
  if (bus) {
    throw new Error(
      `the bus ${bus.Arn} as the target of a rule with a schedule is not supported (as the target of a Schedule it is)`,
    );
  }
  const arn = arnOf(identity, 'events', `rule/${Name}`);
  const event = {
    version: '0',
    id: '<aws.scheduler.execution-id>',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: identity.accountId,
    time: '<aws.scheduler.scheduled-time>',
    region: identity.region,
    resources: [arn],
    detail: {},
  };
  return Targets.map(({ Id, Arn, RoleArn, Input, InputPath, InputTransformer, ...rest }) => {
    const input = {
      ...(Input !== undefined && { Input }),
      ...(InputPath !== undefined && { InputPath }),
      ...(InputTransformer && { InputTransformer }),
    };
    return {
      Name: `${Name}-${Id}`,
      GroupName: groupOf(Name),
      ScheduleExpression,
      ...(State !== undefined && { State }),
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        ...rest,
        Arn,
        RoleArn: RoleArn ?? arn,
        Input: compileTargetInput(input, { arn, name: Name }, takesText(Arn))(event, event.time),
      },
    };
  });
}
