import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { pascalCase } from './names.ts';
import type { PlatformProfile } from './platform-profile.ts';
import { logRetention } from './retention.ts';
import type { ServiceFunction } from './service-function.ts';

export interface WorkflowProps {
  /** The definition, `<name>.asl.json`; it stands in the template as it stands in the file. */
  readonly definitionFile: string;
  /** The task functions that the definition invokes, by name: `screen-application` is `${ScreenApplicationFunctionArn}`. */
  readonly tasks: Readonly<Record<string, ServiceFunction>>;
  readonly profile: PlatformProfile;
}

/**
 * A Standard workflow: a state machine that may invoke its task functions and write its log, and no more.
 * The log holds errors without the data of executions.
 */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  /** @throws Error naming what the definition and its task functions do not have in common. */
  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const definition = readFileSync(props.definitionFile, 'utf8');
    const substitutions = {
      Partition: Aws.PARTITION,
      ...Object.fromEntries(
        Object.entries(props.tasks).map(([name, task]) => [
          `${pascalCase(name)}FunctionArn`,
          task.live.functionArn,
        ]),
      ),
    };
    checkSubstitutions(props.definitionFile, definition, Object.keys(substitutions));
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    for (const task of Object.values(props.tasks)) task.function.grantInvoke(role);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: substitutions,
      role,
      logs: {
        // The prefix keeps the resource policy of CloudWatch Logs from growing with every log group.
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${Aws.STACK_NAME}-${basename(props.definitionFile, '.asl.json')}`,
          retention: logRetention,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
      tracingEnabled: props.profile.tracing,
    });
  }
}

function checkSubstitutions(file: string, definition: string, given: readonly string[]): void {
  const wanted = new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] as string));
  const missing = [...wanted].filter((name) => !given.includes(name));
  const unused = given.filter((name) => !wanted.has(name));
  if (missing.length > 0) throw new Error(`${file} names ${missing.join(', ')}, which nothing provides`);
  if (unused.length > 0) throw new Error(`${file} does not use ${unused.join(', ')}`);
}
