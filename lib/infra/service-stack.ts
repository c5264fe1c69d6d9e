import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Aws, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type AlarmActions, ServiceAlarms } from './alarms.ts';
import type { Capability } from './capabilities.ts';
import { CaseStream } from './case-stream.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { BackgroundFunction } from './function-list.ts';
import { type GrantedResources, grant } from './grants.ts';
import { pascalCase } from './names.ts';
import type { Records } from './records-stack.ts';
import { ScheduledJob } from './scheduled-job.ts';
import { type FunctionParts, ServiceFunction } from './service-function.ts';
import { Workflow } from './workflow.ts';

export interface ServiceStackProps extends StackProps {
  readonly records: Records;
  readonly unprocessedStreamRecords: IQueue;
  readonly functions: readonly BackgroundFunction[];
  readonly parts: FunctionParts;
  /** The folder of the workflow definitions. */
  readonly workflowsFolder: string;
  readonly alarmActions: AlarmActions;
}

/**
 * Everything that runs without a request: workflows with their tasks, the consumer of the table's stream, scheduled jobs, and
 * their alarms. It holds no state, so it may be replaced as a whole. Tasks, jobs and workflows are found by the files in their
 * folders.
 */
export class ServiceStack extends Stack {
  readonly workflows: readonly Workflow[];
  /** The queue of invocations of jobs and listeners that could not be delivered. */
  readonly failedJobDeliveries: IQueue;
  readonly #props: ServiceStackProps;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.#props = props;
    const tasks = this.#ofKind('tasks').map((task) => this.#make(task));
    const workflows = this.#makeWorkflows(tasks);
    this.workflows = workflows;
    const consumer = this.#makeConsumer(workflows);
    const failedJobDeliveries = new DeadLetterQueue(this, 'FailedJobDeliveries');
    this.failedJobDeliveries = failedJobDeliveries;
    const listeners = this.#makeListeners(failedJobDeliveries, workflows);
    const jobs = this.#makeJobs(failedJobDeliveries, workflows);
    new ServiceAlarms(this, 'Alarms', {
      unprocessedStreamRecords: props.unprocessedStreamRecords,
      failedJobDeliveries,
      consumer,
      sweep: findByName(jobs, 'sweep-deadlines'),
      reconciliation: findByName(jobs, 'reconcile-cases'),
      digests: jobs.find(({ name }) => name === 'send-digests'),
      signing: jobs.find(({ name }) => name === 'sign-history'),
      retention: jobs.find(({ name }) => name === 'list-retention'),
      hardship: jobs.find(({ name }) => name === 'find-hardship'),
      slices: tasks.find(({ name }) => name === 'run-slice'),
      functions: [...tasks, consumer, ...listeners, ...jobs],
      workflows,
      actions: props.alarmActions,
    });
  }

  #makeWorkflows(tasks: readonly ServiceFunction[]): Workflow[] {
    const { workflowsFolder, parts } = this.#props;
    const workflows = readdirSync(workflowsFolder)
      .filter((file) => file.endsWith('.asl.json'))
      .sort()
      .map((file) => new Workflow(this, join(workflowsFolder, file), { tasks, profile: parts.profile }));
    for (const task of tasks) this.#grantExecutions(task, workflows);
    const left = tasks.filter((task) => !workflows.some((workflow) => workflow.tasks.includes(task)));
    if (left.length > 0)
      throw new Error(`no workflow uses functions/tasks/${left.map(({ name }) => name).join(', ')}`);
    return workflows;
  }

  /** A task may inspect executions of workflows that do not call it. The tasks of rounds inspect those of cases. */
  #grantExecutions(task: ServiceFunction, workflows: readonly Workflow[]): void {
    const { functions, records } = this.#props;
    const { grants = [] } = functions.find(({ name }) => name === `tasks/${task.name}`) ?? {};
    const others = workflows.filter((workflow) => !workflow.tasks.includes(task));
    grant(
      task,
      grants.filter((each) => ofExecutions.has(each)),
      { records, workflows: others },
    );
  }

  #makeConsumer(workflows: readonly Workflow[]): ServiceFunction {
    const { records, unprocessedStreamRecords } = this.#props;
    // Messages are not records: the history of a case is in the table, so the bus needs no archive.
    const bus = new EventBus(this, 'Bus', { eventBusName: `${Aws.STACK_NAME}-cases` });
    const consumers = this.#ofKind('streams').map((one) => this.#make(one, { workflows, bus }));
    const [consumer, ...others] = consumers;
    if (!consumer || others.length > 0)
      throw new Error('functions/streams has one function, which reads the table');
    new CaseStream(this, 'CaseStream', { records, consumer, unprocessedStreamRecords });
    return consumer;
  }

  /**
   * Functions that are told of each execution that ends or is redriven, by a rule on the account's default bus. The start of an
   * execution is recorded by the function that starts it.
   */
  #makeListeners(deadLetterQueue: IQueue, workflows: readonly Workflow[]): ServiceFunction[] {
    return this.#ofKind('listeners').map((listener) => {
      const made = this.#make(listener, { workflows }, deadLetterQueue);
      new Rule(this, `${pascalCase(made.name)}Rule`, {
        description: listener.description,
        eventPattern: {
          source: ['aws.states'],
          detailType: ['Step Functions Execution Status Change'],
          detail: {
            stateMachineArn: workflows.map(({ stateMachine }) => stateMachine.stateMachineArn),
            $or: [{ status: [{ 'anything-but': 'RUNNING' }] }, { redriveCount: [{ numeric: ['>', 0] }] }],
          },
        },
        targets: [new LambdaFunction(made.function, { deadLetterQueue })],
      });
      return made;
    });
  }

  #makeJobs(deadLetterQueue: IQueue, workflows: readonly Workflow[]): ServiceFunction[] {
    return this.#ofKind('schedules').map((job) => {
      const made = this.#make(job, { workflows }, deadLetterQueue);
      if (!job.schedule) throw new Error(`functions/${job.name}/function.json has no schedule`);
      new ScheduledJob(this, made.name, { function: made, schedule: job.schedule, deadLetterQueue });
      return made;
    });
  }

  #ofKind(kind: BackgroundFunction['kind']): BackgroundFunction[] {
    return this.#props.functions.filter((one) => one.kind === kind);
  }

  #make(
    { name, kind, description, grants, timeoutSeconds }: BackgroundFunction,
    resources: Omit<GrantedResources, 'records'> = {},
    deadLetterQueue?: IQueue,
  ): ServiceFunction {
    const { parts, records } = this.#props;
    const made = new ServiceFunction(this, name, {
      name,
      kind,
      description,
      timeoutSeconds,
      ...parts,
      ...(deadLetterQueue && { deadLetterQueue }),
    });
    grant(made, grants, { records, ...resources });
    return made;
  }
}

/**
 * Capabilities that concern executions. A task cannot be granted any on the workflow that calls it: each would depend on the
 * other.
 */
const ofExecutions: ReadonlySet<Capability> = new Set([
  'list-executions',
  'read-executions',
  'redrive-executions',
]);

function findByName(functions: readonly ServiceFunction[], name: string): ServiceFunction {
  const found = functions.find((one) => one.name === name);
  if (!found) throw new Error(`there is no functions/schedules/${name}, which alarms watch`);
  return found;
}
