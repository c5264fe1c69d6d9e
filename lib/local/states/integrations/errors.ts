import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import type { Failure } from '../engine/model.ts';
import type { Resource } from './resource.ts';

/** Turns anything that a call has thrown into a service error. */
export function callFailure(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  return new AwsError('InternalFailure', error instanceof Error ? error.message : String(error), 500);
}

/** For each service: the prefix of error names, the service name in causes, and the exception for unmodelled errors. */
const OPTIMIZED: Readonly<Record<string, { prefix: string; service: string; generic: string }>> = {
  lambda: { prefix: 'Lambda', service: 'Lambda', generic: 'AWSLambdaException' },
  dynamodb: { prefix: 'DynamoDB', service: 'AmazonDynamoDBv2', generic: 'AmazonDynamoDBException' },
  states: { prefix: 'StepFunctions', service: 'AWSStepFunctions', generic: 'AWSStepFunctionsException' },
  sqs: { prefix: 'SQS', service: 'AmazonSQS', generic: 'AmazonSQSException' },
  sns: { prefix: 'SNS', service: 'AmazonSNS', generic: 'AmazonSNSException' },
  events: {
    prefix: 'EventBridge',
    service: 'AmazonCloudWatchEvents',
    generic: 'AmazonCloudWatchEventsException',
  },
};

/** Service names in the errors of SDK integrations, where they are more than the capitalized name. */
const SDK: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDb',
  sfn: 'Sfn',
  sqs: 'Sqs',
  sns: 'Sns',
  kms: 'Kms',
  s3: 'S3',
  eventbridge: 'EventBridge',
  secretsmanager: 'SecretsManager',
  ssm: 'Ssm',
};

/** Codes that the SDKs do not model as exceptions: they throw the generic one instead. */
const UNMODELLED = new Set([
  'ValidationException',
  'AccessDeniedException',
  'AccessDenied',
  'UnrecognizedClientException',
  'InternalFailure',
  'ThrottlingException',
]);

const withException = (code: string): string => (code.endsWith('Exception') ? code : `${code}Exception`);

/** Returns the error and cause of a failed call as a workflow sees them. */
export function errorName(resource: Resource, error: AwsError): Failure {
  const { code, message, statusCode } = error;
  const requestId = randomUUID();
  if (resource.kind === 'sdk') {
    const name = resource.resourceType.slice('aws-sdk:'.length);
    const service = SDK[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
    const exception = UNMODELLED.has(code) ? `${service}Exception` : withException(code);
    return {
      error: `${service}.${exception}`,
      cause: `${message} (Service: ${service}, Status Code: ${statusCode}, Request ID: ${requestId})`,
    };
  }
  const names = OPTIMIZED[resource.service] ?? {
    prefix: resource.service,
    service: resource.service,
    generic: 'Exception',
  };
  const exception = UNMODELLED.has(code) ? names.generic : withException(code);
  const service = names.service === 'Lambda' && UNMODELLED.has(code) ? 'AWSLambda' : names.service;
  const cause =
    service === 'Lambda'
      ? `${message} (Service: Lambda, Status Code: ${statusCode}, Request ID: ${requestId})`
      : `${message} (Service: ${service}; Status Code: ${statusCode}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;
  return { error: `${names.prefix}.${exception}`, cause };
}
