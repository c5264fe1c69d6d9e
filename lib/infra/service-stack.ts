import { basename, join } from 'node:path';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Aws, CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import type { Bundles } from './bundle.ts';
import { CaseApi } from './case-api.ts';
import { CaseStream } from './case-stream.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { pascalCase } from './names.ts';
import type { ApiOperation } from './open-api.ts';
import { type Capability, checkGrants, type OperationGrants } from './operation-grants.ts';
import type { PlatformProfile } from './platform-profile.ts';
import type { Records } from './records-stack.ts';
import { ScheduledJob } from './scheduled-job.ts';
import { ServiceFunction } from './service-function.ts';
import { Workflow } from './workflow.ts';

export interface ServiceStackProps extends StackProps {
  readonly records: Records;
  readonly unprocessedFacts: IQueue;
  readonly bundles: Bundles;
  readonly profile: PlatformProfile;
  readonly operations: readonly ApiOperation[];
  readonly grants: OperationGrants;
  /** The folder of the workflow definitions. */
  readonly workflowsFolder: string;
  /** ARNs of what alarms notify. */
  readonly alarmActionArns: readonly string[];
}

/** Seconds. An HTTP API gives up after 30, so that a function has to answer, or fail, well before. */
const timeouts = { api: 10, tasks: 30, streams: 60, schedules: 300 };

/**
 * Everything that acts: the API, the workflow with its tasks, what turns facts into progress, and the rounds.
 * It holds no state, so that it may be replaced as a whole.
 */
export class ServiceStack extends Stack {
  readonly #props: ServiceStackProps;
  readonly #deployed = new Set<string>();

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.#props = props;
    const { records, profile } = props;
    checkGrants(props.operations, props.grants);

    const screenApplication = this.#function(
      'tasks/screen-application',
      'Compares an application with records',
    )
      .grantWriteRecords(records)
      .grantDecryptPersonalData(records);
    const openTask = this.#function(
      'tasks/open-task',
      'Opens a human task, and keeps its token where there is one',
    ).grantWriteRecords(records);
    const issueNotice = this.#function(
      'tasks/issue-notice',
      'Tells the applicant the result',
    ).grantWriteRecords(records);
    const assignOfficer = this.#function(
      'tasks/assign-officer',
      'Names the officer who answers for a case',
    ).grantWriteRecords(records);
    const compareForFollowUp = this.#function(
      'tasks/compare-for-follow-up',
      'Tries to answer a month by data comparison',
    ).grantWriteRecords(records);
    const workflow = (id: string, name: string, tasks: Readonly<Record<string, ServiceFunction>>) =>
      new Workflow(this, id, {
        definitionFile: join(props.workflowsFolder, `${name}.asl.json`),
        tasks,
        profile,
      }).stateMachine;
    const workflows = {
      Registration: workflow('Registration', 'registration', {
        'screen-application': screenApplication,
        'open-task': openTask,
        'issue-notice': issueNotice,
      }),
      ServicePlan: workflow('ServicePlan', 'service-plan', {
        'assign-officer': assignOfficer,
        'open-task': openTask,
      }),
      FollowUp: workflow('FollowUp', 'follow-up', {
        'compare-for-follow-up': compareForFollowUp,
        'open-task': openTask,
      }),
      Closure: workflow('Closure', 'closure', { 'open-task': openTask, 'issue-notice': issueNotice }),
    };

    // Messages are no record: the history of a case is in the table, so that the bus needs no archive.
    const bus = new EventBus(this, 'Bus', { eventBusName: `${Aws.STACK_NAME}-cases` });
    const advanceCases = this.#function('streams/advance-cases', 'Turns recorded facts into progress')
      .grantReadRecords(records)
      .grantStartAndWake(workflows.Registration, 'REGISTRATION_WORKFLOW_ARN')
      .grantStartAndWake(workflows.ServicePlan, 'SERVICE_PLAN_WORKFLOW_ARN')
      .grantStartAndWake(workflows.FollowUp, 'FOLLOW_UP_WORKFLOW_ARN')
      .grantStartAndWake(workflows.Closure, 'CLOSURE_WORKFLOW_ARN')
      .grantPublish(bus);
    new CaseStream(this, 'CaseStream', {
      records,
      consumer: advanceCases,
      unprocessedFacts: props.unprocessedFacts,
    });

    const failedJobDeliveries = new DeadLetterQueue(this, 'FailedJobDeliveries');
    const sweepDeadlines = this.#function(
      'schedules/sweep-deadlines',
      'Escalates deadlines that have passed',
      failedJobDeliveries,
    ).grantWriteRecords(records);
    new ScheduledJob(this, 'SweepDeadlines', {
      description: 'Every hour: reminders and escalations that are due',
      function: sweepDeadlines,
      at: { minute: '0' },
      deadLetterQueue: failedJobDeliveries,
    });
    const reconcileCases = this.#function(
      'schedules/reconcile-cases',
      'Counts what should not exist, and repairs what it can',
      failedJobDeliveries,
    ).grantWriteRecords(records);
    new ScheduledJob(this, 'ReconcileCases', {
      description: 'Every day before the offices open',
      function: reconcileCases,
      at: { minute: '30', hour: '5' },
      deadLetterQueue: failedJobDeliveries,
    });
    const sendDigests = this.#function(
      'schedules/send-digests',
      'Sums up what is overdue and due next in each district',
      failedJobDeliveries,
    ).grantWriteRecords(records);
    new ScheduledJob(this, 'SendDigests', {
      description: 'Every morning; it does nothing on days that are no working days',
      function: sendDigests,
      at: { minute: '0', hour: '8' },
      deadLetterQueue: failedJobDeliveries,
    });

    const api = this.#api();
    this.#checkAllDeployed();
    new Alarms(this, 'Alarms', {
      unprocessedFacts: props.unprocessedFacts,
      failedJobDeliveries,
      caseStream: advanceCases,
      sweep: sweepDeadlines,
      reconciliation: reconcileCases,
      background: {
        ScreenApplication: screenApplication,
        OpenTask: openTask,
        IssueNotice: issueNotice,
        AssignOfficer: assignOfficer,
        CompareForFollowUp: compareForFollowUp,
        AdvanceCases: advanceCases,
        SweepDeadlines: sweepDeadlines,
        ReconcileCases: reconcileCases,
        SendDigests: sendDigests,
      },
      stage: api.stage,
      workflows,
      actionArns: props.alarmActionArns,
    });
    new CfnOutput(this, 'ApiUrl', { value: api.stage.url, description: 'Where the API answers' });
  }

  #api(): CaseApi {
    const { operations, grants, records } = this.#props;
    const parameter = (id: string, description: string, rest: object) =>
      new CfnParameter(this, id, { type: 'String', description, ...rest }).valueAsString;
    return new CaseApi(this, 'CaseApi', {
      tokenIssuer: parameter('TokenIssuer', 'Issuer of the tokens that people sign in with', {
        allowedPattern: '^https?://\\S+$',
      }),
      tokenAudience: parameter('TokenAudience', 'Audience that a token must be made for', { minLength: 1 }),
      // The default is nobody's origin (RFC 6761): browsers are refused until a portal is named.
      portalOrigin: parameter('PortalOrigin', 'Origin of the portal, for example https://portal.example.cn', {
        default: 'https://portal.invalid',
        allowedPattern: '^https?://[^/\\s]+$',
      }),
      operations,
      functionOf: (operation) => {
        const name = this.#folderOf(operation);
        const handler = this.#function(name, `${operation.method} ${operation.path}`);
        for (const capability of grants[operation.id] ?? []) capabilities[capability](handler, records);
        return handler;
      },
    });
  }

  #folderOf({ id }: ApiOperation): string {
    const names = [...this.#props.bundles.functions.keys()];
    return names.find((name) => name.startsWith('api/') && name.endsWith(`/${id}`)) ?? `api/${id}`;
  }

  #function(name: string, description: string, deadLetterQueue?: IQueue): ServiceFunction {
    const { bundles, profile } = this.#props;
    const bundle = bundles.functions.get(name);
    if (!bundle) throw new Error(`there is no functions/${name}/handler.ts`);
    this.#deployed.add(name);
    const [group] = name.split('/') as [keyof typeof timeouts];
    const id = basename(name);
    // An operation and a task may have the same name.
    return new ServiceFunction(this, `${pascalCase(group)}${pascalCase(id)}`, {
      bundle,
      profile,
      description,
      timeout: timeouts[group],
      ...(deadLetterQueue && { deadLetterQueue }),
    });
  }

  #checkAllDeployed(): void {
    const left = [...this.#props.bundles.functions.keys()].filter((name) => !this.#deployed.has(name));
    if (left.length > 0) throw new Error(`nothing uses functions/${left.join(', functions/')}`);
  }
}

const capabilities: Readonly<
  Record<Capability, (handler: ServiceFunction, records: Records) => ServiceFunction>
> = {
  'read-policy': (handler, records) => handler.grantReadPolicy(records),
  'read-records': (handler, records) => handler.grantReadRecords(records),
  'load-records': (handler, records) => handler.grantLoadRecords(records),
  'write-records': (handler, records) => handler.grantWriteRecords(records),
  'decrypt-personal-data': (handler, records) => handler.grantDecryptPersonalData(records),
  'create-data-key': (handler, records) => handler.grantCreateDataKey(records),
  'hash-identity': (handler, records) => handler.grantHashIdentity(records),
};
