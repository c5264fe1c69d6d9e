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
import { Round } from './rounds.ts';
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
      .mayWriteRecords(records)
      .mayOpenPersons(records);
    const openTask = this.#function(
      'tasks/open-task',
      'Opens a human task, and keeps its token where there is one',
    ).mayWriteRecords(records);
    const issueNotice = this.#function(
      'tasks/issue-notice',
      'Tells the applicant the result',
    ).mayWriteRecords(records);
    const assignOfficer = this.#function(
      'tasks/assign-officer',
      'Names the officer who answers for a case',
    ).mayWriteRecords(records);
    const compareForFollowUp = this.#function(
      'tasks/compare-for-follow-up',
      'Tries to answer a month by data comparison',
    ).mayWriteRecords(records);
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
      .mayReadRecords(records)
      .mayStartAndWake(workflows.Registration, 'REGISTRATION_WORKFLOW_ARN')
      .mayStartAndWake(workflows.ServicePlan, 'SERVICE_PLAN_WORKFLOW_ARN')
      .mayStartAndWake(workflows.FollowUp, 'FOLLOW_UP_WORKFLOW_ARN')
      .mayStartAndWake(workflows.Closure, 'CLOSURE_WORKFLOW_ARN')
      .mayPublish(bus);
    new CaseStream(this, 'CaseStream', {
      records,
      consumer: advanceCases,
      unprocessedFacts: props.unprocessedFacts,
    });

    const missedRounds = new DeadLetterQueue(this, 'MissedRounds');
    const sweepDeadlines = this.#function(
      'schedules/sweep-deadlines',
      'Escalates deadlines that have passed',
      missedRounds,
    ).mayWriteRecords(records);
    new Round(this, 'SweepDeadlines', {
      description: 'Every hour: reminders and escalations that are due',
      function: sweepDeadlines,
      at: { minute: '0' },
      deadLetterQueue: missedRounds,
    });
    const reconcileCases = this.#function(
      'schedules/reconcile-cases',
      'Counts what should not exist, and repairs what it can',
      missedRounds,
    ).mayWriteRecords(records);
    new Round(this, 'ReconcileCases', {
      description: 'Every day before the offices open',
      function: reconcileCases,
      at: { minute: '30', hour: '5' },
      deadLetterQueue: missedRounds,
    });
    const sendDigests = this.#function(
      'schedules/send-digests',
      'Sums up what is overdue and due next in each district',
      missedRounds,
    ).mayWriteRecords(records);
    new Round(this, 'SendDigests', {
      description: 'Every morning; it does nothing on days that are no working days',
      function: sendDigests,
      at: { minute: '0', hour: '8' },
      deadLetterQueue: missedRounds,
    });

    const api = this.#api();
    this.#checkAllDeployed();
    new Alarms(this, 'Alarms', {
      unprocessedFacts: props.unprocessedFacts,
      missedRounds,
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
  'read-policy': (handler, records) => handler.mayReadPolicy(records),
  'read-records': (handler, records) => handler.mayReadRecords(records),
  'load-records': (handler, records) => handler.mayLoadRecords(records),
  'write-records': (handler, records) => handler.mayWriteRecords(records),
  'open-persons': (handler, records) => handler.mayOpenPersons(records),
  'enter-persons': (handler, records) => handler.mayEnterPersons(records),
  'identify-persons': (handler, records) => handler.mayIdentifyPersons(records),
};
