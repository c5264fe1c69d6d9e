import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type AlarmActions, ApiFunctionAlarms } from './alarms.ts';
import type { ApiFunction } from './function-list.ts';
import { type GivenUpQueues, grant } from './grants.ts';
import type { Records } from './records-stack.ts';
import { type FunctionParts, ServiceFunction } from './service-function.ts';
import type { Workflow } from './workflow.ts';

export interface ApiFunctionsStackProps extends StackProps {
  readonly records: Records;
  /** The workflows whose executions administrators look into. */
  readonly workflows: readonly Workflow[];
  /** The queues in which administrators see how much lies. */
  readonly givenUp: GivenUpQueues;
  readonly functions: readonly ApiFunction[];
  readonly parts: FunctionParts;
  readonly alarmActions: AlarmActions;
}

/**
 * The functions that answer the API, without its routes: the two together would outgrow a stack (500 resources)
 * first. A function answers the operations that have the same grants.
 */
export class ApiFunctionsStack extends Stack {
  /** The function that answers an operation, by the operation's id. */
  readonly functionOf: ReadonlyMap<string, ServiceFunction>;

  constructor(
    scope: Construct,
    id: string,
    { records, workflows, givenUp, functions, parts, alarmActions, ...props }: ApiFunctionsStackProps,
  ) {
    super(scope, id, props);
    this.functionOf = new Map(
      functions.flatMap(({ name, operations, grants }) => {
        const answering = new ServiceFunction(this, name.replace('api/', ''), {
          name,
          ...parts,
          kind: 'api',
          description: joinList(operations.map(({ id }) => id)),
        });
        grant(answering, grants, { records, workflows, givenUp });
        return operations.map(({ id }): [string, ServiceFunction] => [id, answering]);
      }),
    );
    new ApiFunctionAlarms(this, 'Alarms', [...new Set(this.functionOf.values())], alarmActions);
  }
}

/** As many operations as a description of Lambda has room for. */
function joinList(operations: readonly string[]): string {
  const text = `Answers ${operations.join(', ')}`;
  return text.length <= 256 ? text : `${text.slice(0, 253)}...`;
}
