import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Alias, Code, Function as LambdaFunction, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Bundle } from './bundle.ts';
import type { PlatformProfile } from './platform-profile.ts';
import type { Records } from './records-stack.ts';
import { logRetention } from './retention.ts';

/** The name under which logs and metrics of all functions are found. */
export const serviceName = 'reemployment-workflows';

export interface ServiceFunctionProps {
  readonly bundle: Bundle;
  readonly profile: PlatformProfile;
  readonly description: string;
  /** Seconds; an API function must stay below the 30 that an HTTP API waits. */
  readonly timeout: number;
  /** Takes events that an asynchronous invocation gave up on. */
  readonly deadLetterQueue?: IQueue;
}

/**
 * A function of this service: its bundle, a log group of its own with a retention, and a role that may write
 * to that log group and nothing else. Each `may...` allows one more thing and tells the function where it is.
 */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly #role: Role;
  #live: Alias | undefined;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', { retention: logRetention });
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.#role);
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: Code.fromAsset(props.bundle.folder),
      handler: 'index.handler',
      runtime: props.profile.runtime,
      architecture: props.profile.architecture,
      // Below 1,769 MB memory is also the share of a processor, on which the time of a cold start depends.
      memorySize: 1024,
      timeout: Duration.seconds(props.timeout),
      logGroup: this.logGroup,
      role: this.#role,
      tracing: props.profile.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      environment: {
        POWERTOOLS_SERVICE_NAME: serviceName,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
      ...(props.deadLetterQueue && { deadLetterQueue: props.deadLetterQueue }),
    });
  }

  /**
   * The function as workflows name it. Executions that were started before a deployment go on with the same
   * name and need no new permission, whatever version it then stands for (PLATFORM 6.2).
   */
  get live(): Alias {
    this.#live ??= this.function.addAlias('live');
    return this.#live;
  }

  grantReadRecords(records: Records): this {
    const { tableArn } = records.table;
    this.#allow(['dynamodb:GetItem'], [tableArn]);
    this.#allow(['dynamodb:Query'], [tableArn, `${tableArn}/index/*`]);
    return this.#knowsRecords(records);
  }

  /** Reads what was loaded into the policy packs: one partition of the table, which holds nothing about anybody. */
  grantReadPolicy(records: Records): this {
    this.#role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [records.table.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['POLICY'] } },
      }),
    );
    return this.#knowsRecords(records);
  }

  /** Puts what is loaded from elsewhere in the place of what was there, and reads nothing. */
  grantLoadRecords(records: Records): this {
    this.#allow(['dynamodb:PutItem'], [records.table.tableArn]);
    return this.#knowsRecords(records);
  }

  /**
   * Reads, and writes: in transactions too, which need the permissions of their parts. Nobody may delete: what
   * has happened stays.
   */
  grantWriteRecords(records: Records): this {
    this.grantReadRecords(records);
    this.#allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [records.table.tableArn]);
    return this;
  }

  /** Opens what is sealed in a case, and seals more under the same data key. */
  grantDecryptPersonalData(records: Records): this {
    this.#allow(['kms:Decrypt'], [records.fieldKey.keyArn]);
    return this;
  }

  /** Makes the data key of a new case. */
  grantCreateDataKey(records: Records): this {
    this.#allow(['kms:GenerateDataKey'], [records.fieldKey.keyArn]);
    return this;
  }

  /** Computes the keyed hash by which a person is found. */
  grantHashIdentity(records: Records): this {
    this.#allow(['kms:GenerateMac'], [records.personKey.attrArn]);
    return this;
  }

  /** Starts executions of a workflow and wakes tasks in it. */
  grantStartAndWake(workflow: StateMachine, variable: string): this {
    // A token is not a resource: sending to one is a permission on the state machine (PLATFORM 6.2).
    this.#allow(['states:SendTaskSuccess', 'states:StartExecution'], [workflow.stateMachineArn]);
    return this.#knows(variable, workflow.stateMachineArn);
  }

  grantPublish(bus: EventBus): this {
    this.#allow(['events:PutEvents'], [bus.eventBusArn]);
    return this.#knows('EVENT_BUS_NAME', bus.eventBusName);
  }

  /** Reads the table's stream for an event source mapping. */
  grantReadStream(records: Records): this {
    const { tableStreamArn } = records.table;
    if (!tableStreamArn) throw new Error('the table has no stream');
    this.#allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [tableStreamArn],
    );
    return this;
  }

  #allow(actions: string[], resources: string[]): void {
    this.#role.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
  }

  /** To name a key permits nothing: every function that has to do with the records is told all of their parts. */
  #knowsRecords({ table, fieldKey, personKey }: Records): this {
    return this.#knows('TABLE_NAME', table.tableName)
      .#knows('FIELD_KEY_ID', fieldKey.keyId)
      .#knows('PERSON_KEY_ID', personKey.attrKeyId);
  }

  #knows(variable: string, value: string): this {
    this.function.addEnvironment(variable, value);
    return this;
  }
}
