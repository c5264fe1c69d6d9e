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
  /** All task functions; the workflow may invoke those that its definition names. */
  readonly tasks: readonly ServiceFunction[];
  readonly profile: PlatformProfile;
}

/**
 * A Standard workflow: a state machine that may invoke its task functions and write its log, and nothing more. Its task
 * functions are those that the definition names: `${OpenTaskFunctionArn}` is `open-task`. The log holds errors without the data
 * of executions.
 */
export class Workflow extends Construct {
  /** For example `service-plan`. */
  readonly name: string;
  readonly stateMachine: StateMachine;
  /** The task functions that it invokes. */
  readonly tasks: readonly ServiceFunction[];

  /**
   * @param definitionFile `<name>.asl.json`; it goes into the template unchanged.
   * @throws Error with the task functions that the definition names but that do not exist.
   */
  constructor(scope: Construct, definitionFile: string, props: WorkflowProps) {
    const name = basename(definitionFile, '.asl.json');
    super(scope, pascalCase(name));
    this.name = name;
    const definition = readFileSync(definitionFile, 'utf8');
    const named = new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] as string));
    this.tasks = props.tasks.filter((task) => named.has(substitutionOf(task)));
    const substitutions = {
      ...(named.has('Partition') && { Partition: Aws.PARTITION }),
      ...Object.fromEntries(this.tasks.map((task) => [substitutionOf(task), task.live.functionArn])),
    };
    const missing = [...named].filter((substitution) => !Object.hasOwn(substitutions, substitution));
    if (missing.length > 0) {
      throw new Error(
        `${definitionFile} names ${missing.join(', ')}, and there is no such function in functions/tasks`,
      );
    }
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    for (const task of this.tasks) task.function.grantInvoke(role);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: substitutions,
      role,
      logs: {
        // The prefix keeps the resource policy of CloudWatch Logs from growing with every log group.
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${Aws.STACK_NAME}-${name}`,
          retention: logRetention,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
      tracingEnabled: props.profile.tracing,
    });
  }

  /** The environment variable that tells a function the ARN of a workflow: `SERVICE_PLAN_WORKFLOW_ARN` for `service-plan`. */
  get arnVariable(): string {
    return `${this.name.toUpperCase().replaceAll('-', '_')}_WORKFLOW_ARN`;
  }
}

const substitutionOf = ({ name }: ServiceFunction): string => `${pascalCase(name)}FunctionArn`;
