import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { type Capability, type WritingCapability, writtenPartitions } from './capabilities.ts';
import { type Records, sealedFor } from './records-stack.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Workflow } from './workflow.ts';

/** The resources that capabilities give access to. */
export interface GrantedResources {
  readonly records: Records;
  readonly workflows?: readonly Workflow[];
  readonly bus?: EventBus;
  readonly givenUp?: GivenUpQueues;
}

/** The queues of messages and records that were given up on, until somebody has looked at them. */
export interface GivenUpQueues {
  readonly streamRecords: IQueue;
  readonly jobDeliveries: IQueue;
}

/** Grants a function its capabilities, and sets the environment variables with the names of the resources. */
export function grant(
  to: ServiceFunction,
  granted: readonly Capability[],
  resources: GrantedResources,
): void {
  for (const capability of granted) grants[capability](to, resources);
}

const grants: Readonly<Record<Capability, (to: ServiceFunction, resources: GrantedResources) => void>> = {
  'read-policy': (to, { records }) => readPolicy(to, records),
  'read-board': (to, { records }) => {
    readPolicy(to, records);
    to.allow(['dynamodb:Query'], [records.table.tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['BOARD#*'] },
    });
  },
  'read-records': (to, { records }) => readRecords(to, records),
  'write-cases': writing('write-cases'),
  'pay-claims': writing('pay-claims'),
  'write-budgets': writing('write-budgets'),
  'write-officers': writing('write-officers'),
  'write-account': writing('write-account'),
  'note-openings': writing('note-openings'),
  'count-lookups': writing('count-lookups'),
  'write-fairs': writing('write-fairs'),
  'write-posts': writing('write-posts'),
  'write-proposals': writing('write-proposals'),
  'write-rules': writing('write-rules'),
  'count-searches': writing('count-searches'),
  'write-comparison-loads': writing('write-comparison-loads'),
  'move-cases': writing('move-cases'),
  'write-digests': writing('write-digests'),
  'write-coverage': writing('write-coverage'),
  'write-rounds': writing('write-rounds'),
  'follow-rules': writing('follow-rules'),
  'decrypt-personal-data': sealing('kms:Decrypt', sealedFor.case),
  'create-data-key': sealing('kms:GenerateDataKey', sealedFor.case),
  'decrypt-comparison-records': sealing('kms:Decrypt', sealedFor.file),
  'create-file-key': sealing('kms:GenerateDataKey', sealedFor.file),
  'hash-identity': (to, { records }) => to.allow(['kms:GenerateMac'], [records.personKey.attrArn]),
  'start-workflows': (to, { workflows = [] }) => {
    for (const { stateMachine, arnVariable } of workflows) {
      // A task token is not a resource: the permission to send one applies to the state machine (PLATFORM 6.2).
      to.allow(['states:SendTaskSuccess', 'states:StartExecution'], [stateMachine.stateMachineArn]);
      to.addEnvironment({ [arnVariable]: stateMachine.stateMachineArn });
    }
  },
  'mark-effects': (to, { records }) => writeRecords(to, records, 'mark-effects'),
  'sign-history': (to, { records }) => {
    const condition = {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...writtenPartitions['sign-history']] },
    };
    to.allow(['dynamodb:PutItem'], [records.table.tableArn], condition);
    to.allow(['kms:Sign'], [records.historyKey.attrArn]);
    to.addEnvironment({ HISTORY_KEY_ID: records.historyKey.attrKeyId });
  },
  'list-executions': (to, { workflows = [] }) => {
    for (const { stateMachine, arnVariable } of workflows)
      to.allow(['states:ListExecutions'], [stateMachine.stateMachineArn]).addEnvironment({
        [arnVariable]: stateMachine.stateMachineArn,
      });
  },
  'read-executions': (to, { workflows = [] }) => {
    const actions = ['DescribeExecution', 'DescribeStateMachineForExecution', 'GetExecutionHistory'];
    if (workflows.length > 0)
      to.allow(
        actions.map((action) => `states:${action}`),
        workflows.map(executionsOf),
      );
  },
  'redrive-executions': (to, { workflows = [] }) => {
    // A round is not a case: the next round does what this one left undone.
    const ofCases = workflows.filter(({ name }) => name !== 'round');
    if (ofCases.length > 0) to.allow(['states:RedriveExecution'], ofCases.map(executionsOf));
  },
  'write-redrives': writing('write-redrives'),
  'begin-checks': writing('begin-checks'),
  'index-executions': writing('index-executions'),
  'write-health': writing('write-health'),
  'count-queues': (to, { givenUp }) => {
    if (!givenUp) throw new Error(`${to.name} may count what lies in queues, and there are none`);
    const { streamRecords, jobDeliveries } = givenUp;
    to.allow(['sqs:GetQueueAttributes'], [streamRecords.queueArn, jobDeliveries.queueArn]).addEnvironment({
      STREAM_RECORDS_QUEUE_URL: streamRecords.queueUrl,
      JOB_DELIVERIES_QUEUE_URL: jobDeliveries.queueUrl,
    });
  },
  'publish-messages': (to, { bus }) => {
    if (!bus) throw new Error(`${to.name} may publish messages, and there is no bus`);
    to.allow(['events:PutEvents'], [bus.eventBusArn]).addEnvironment({ EVENT_BUS_NAME: bus.eventBusName });
  },
};

/** Allows reading the partitions without personal data, and the one by which staff are recognised. */
function readPolicy(to: ServiceFunction, records: Records): void {
  const of = (...partitions: readonly string[]) => ({
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': partitions },
  });
  to.allow(['dynamodb:GetItem', 'dynamodb:Query'], [records.table.tableArn], of('POLICY', 'CALENDAR'));
  to.allow(['dynamodb:GetItem'], [records.table.tableArn], of('OFFICERS'));
  // Items that are asked for together are read together, whichever of these operations asks.
  to.allow(['dynamodb:BatchGetItem'], [records.table.tableArn], of('POLICY', 'CALENDAR', 'OFFICERS'));
  to.allow(['dynamodb:Query'], [records.table.tableArn], {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AGENCY#*'] },
  });
  tellRecords(to, records);
}

/** All executions of a workflow, as a resource. */
const executionsOf = ({ stateMachine }: Workflow): string =>
  Stack.of(stateMachine).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${stateMachine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Allows using the key for data keys for one kind of thing, which the encryption context names, and no other. */
function sealing(action: 'kms:Decrypt' | 'kms:GenerateDataKey', context: string) {
  return (to: ServiceFunction, { records }: GrantedResources) =>
    to.allow([action], [records.fieldKey.keyArn], {
      Null: { [`kms:EncryptionContext:${context}`]: 'false' },
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': [context] },
    });
}

/** Allows reading the table, and writing to the partitions of the capability. */
function writing(capability: WritingCapability) {
  return (to: ServiceFunction, { records }: GrantedResources): void => {
    readRecords(to, records);
    writeRecords(to, records, capability);
  };
}

/**
 * Allows writing to the partitions of the capability and no others. A transaction needs the permissions of its parts. Nobody
 * may delete: what has happened stays on record.
 */
function writeRecords(to: ServiceFunction, { table }: Records, capability: WritingCapability): void {
  const condition = {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...writtenPartitions[capability]] },
  };
  to.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [table.tableArn], condition);
}

function readRecords(to: ServiceFunction, records: Records): void {
  const { tableArn } = records.table;
  to.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [tableArn]).allow(
    ['dynamodb:Query'],
    [tableArn, `${tableArn}/index/*`],
  );
  tellRecords(to, records);
}

/** Knowing the name of a key permits nothing, so every function that works with the records gets all names. */
const tellRecords = (to: ServiceFunction, { table, fieldKey, personKey }: Records) =>
  to.addEnvironment({
    TABLE_NAME: table.tableName,
    FIELD_KEY_ID: fieldKey.keyId,
    PERSON_KEY_ID: personKey.attrKeyId,
  });
