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
  /** The workflows whose executions administrators may inspect. */
  readonly workflows: readonly Workflow[];
  /** The queues whose lengths administrators see. */
  readonly givenUp: GivenUpQueues;
  readonly functions: readonly ApiFunction[];
  readonly parts: FunctionParts;
  readonly alarmActions: AlarmActions;
}

/**
 * The functions that answer the API. The routes are in a stack of their own, since both together would exceed the 500 resources
 * of a stack. Operations with the same grants share a function.
 */
export class ApiFunctionsStack extends Stack {
  /** The function that answers an operation, by `operationId`. */
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

/** The description of a Lambda function has room for this many operations. */
function joinList(operations: readonly string[]): string {
  const text = `Answers ${operations.join(', ')}`;
  return text.length <= 256 ? text : `${text.slice(0, 253)}...`;
}
