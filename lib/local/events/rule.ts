import { type RetryPolicy, requireRetryPolicy } from '../delivery/deliveries.ts';
import { parseArn, requireDeadLetterQueue, requireSupportedTarget } from '../delivery/target.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { compilePattern } from './pattern.ts';
import { requireSentEvents } from './service-events.ts';
import { compileTargetInput, type MakeInput, type TargetInput } from './target-input.ts';

/** A rule as `AWS::Events::Rule` describes it, with references resolved. */
export interface RuleDefinition {
  Name: string;
  /** Name or ARN; by default `default`. */
  EventBusName?: string;
  Description?: string;
  EventPattern: JsonObject;
  State?: string;
  Targets?: readonly RuleTarget[];
  ScheduleExpression?: string;
}

export interface RuleTarget extends TargetInput {
  Id: string;
  Arn: string;
  RoleArn?: string;
  RetryPolicy?: RetryPolicy;
  DeadLetterConfig?: { Arn?: string };
  SqsParameters?: { MessageGroupId: string };
}

export interface CompiledRule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly enabled: boolean;
  readonly definition: RuleDefinition;
  readonly matches: (event: JsonValue) => boolean;
  readonly targets: readonly { readonly target: RuleTarget; readonly makeInput: MakeInput }[];
}

const TARGET_MEMBERS = [
  'Id',
  'Arn',
  'RoleArn',
  'RetryPolicy',
  'DeadLetterConfig',
  'SqsParameters',
  'Input',
  'InputPath',
  'InputTransformer',
];

/** @throws Error naming the rule and what is malformed or not supported */
export function compileRule(definition: RuleDefinition, bus: string, arn: string): CompiledRule {
  const where = `Rule ${definition.Name}`;
  if (definition.ScheduleExpression !== undefined) {
    throw new Error(`${where}: scheduled rules are not supported; use EventBridge Scheduler.`);
  }
  if (definition.EventPattern === undefined)
    throw new Error(`${where} has neither an EventPattern nor a ScheduleExpression.`);
  requireSentEvents(definition.EventPattern, where);
  const state = definition.State ?? 'ENABLED';
  if (state !== 'ENABLED' && state !== 'DISABLED') {
    throw new Error(`${where}: the state ${state} is not supported.`);
  }
  requireTargets(definition.Targets ?? [], where);
  const targets = (definition.Targets ?? []).map((target) => {
    const place = `${where}, target ${target.Id}`;
    const unknown = Object.keys(target).find((name) => !TARGET_MEMBERS.includes(name));
    if (unknown) throw new Error(`${place}: ${unknown} is not supported by the local runtime.`);
    if (!isLogGroup(target.Arn)) requireSupportedTarget(target.Arn, place);
    requireDeadLetterQueue(target.DeadLetterConfig?.Arn, place);
    if (isBus(target.Arn) && (target.Input ?? target.InputPath ?? target.InputTransformer) !== undefined) {
      throw new Error(`${place}: an input of its own is not supported for a bus, which gets the event.`);
    }
    try {
      return {
        target,
        makeInput: compileTargetInput(target, { arn, name: definition.Name }, takesText(target.Arn)),
      };
    } catch (error) {
      throw new Error(`${place}: ${(error as Error).message}.`);
    }
  });
  return {
    name: definition.Name,
    arn,
    bus,
    enabled: state === 'ENABLED',
    definition,
    matches: compilePattern(definition.EventPattern),
    targets,
  };
}

/** The maximum of targets per rule, from the EventBridge quotas. The other limits are in the API reference, PutTargets. */
const MAX_TARGETS = 5;

/** @throws Error naming the rule and what is wrong with its targets as a whole */
export function requireTargets(targets: readonly RuleTarget[], where: string): void {
  if (targets.length > MAX_TARGETS)
    throw new Error(`${where} has ${targets.length} targets; the maximum is ${MAX_TARGETS}.`);
  const ids = targets.map(({ Id }) => Id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new Error(`${where} has two targets with the Id ${twice}.`);
  for (const { Id, Arn, RetryPolicy, SqsParameters } of targets) {
    if (RetryPolicy) requireRetryPolicy(RetryPolicy, `${where}, target ${Id}`);
    if (Arn.endsWith('.fifo') && SqsParameters?.MessageGroupId === undefined)
      throw new Error(`${where}, target ${Id}: a FIFO queue needs SqsParameters with a MessageGroupId.`);
  }
}

/** Whether a target accepts text that is not JSON. */
export const takesText = (arn: string): boolean =>
  isLogGroup(arn) || /^(sqs|sns)$/.test(parseArn(arn).service);

export const isBus = (arn: string): boolean => parseArn(arn).service === 'events';

export function isLogGroup(arn: string): boolean {
  const { service, resource } = parseArn(arn);
  return service === 'logs' && resource.startsWith('log-group:');
}
