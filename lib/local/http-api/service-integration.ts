import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import { queueCall } from '../queues/query-protocol.ts';
import type { JsonObject } from '../service.ts';
import type { ServiceIntegrationDefinition } from './definition.ts';
import { type GatewayResponse, gatewayMessage } from './function-response.ts';
import { type MappedRequest, type Mapping, parseMapping } from './parameter-mapping.ts';

interface Operation {
  readonly service: 'events' | 'sqs' | 'states';
  readonly operation: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The supported subtypes, with their parameters ("Integration subtype reference"). */
const SUBTYPES: Readonly<Record<string, Operation>> = {
  'EventBridge-PutEvents': {
    service: 'events',
    operation: 'PutEvents',
    required: ['Detail', 'DetailType', 'Source'],
    optional: ['EventBusName'],
  },
  'SQS-SendMessage': {
    service: 'sqs',
    operation: 'SendMessage',
    required: ['QueueUrl', 'MessageBody'],
    optional: ['DelaySeconds', 'MessageDeduplicationId', 'MessageGroupId'],
  },
  'SQS-ReceiveMessage': {
    service: 'sqs',
    operation: 'ReceiveMessage',
    required: ['QueueUrl'],
    optional: ['MaxNumberOfMessages', 'VisibilityTimeout', 'WaitTimeSeconds'],
  },
  'SQS-DeleteMessage': {
    service: 'sqs',
    operation: 'DeleteMessage',
    required: ['QueueUrl', 'ReceiptHandle'],
    optional: [],
  },
  'SQS-PurgeQueue': { service: 'sqs', operation: 'PurgeQueue', required: ['QueueUrl'], optional: [] },
  'StepFunctions-StartExecution': {
    service: 'states',
    operation: 'StartExecution',
    required: ['StateMachineArn'],
    optional: ['Name', 'Input'],
  },
  'StepFunctions-StopExecution': {
    service: 'states',
    operation: 'StopExecution',
    required: ['ExecutionArn'],
    optional: ['Cause', 'Error'],
  },
};

/** The parameters of all supported subtypes. */
export const SERVICE_PARAMETERS: readonly string[] = [
  ...new Set(Object.values(SUBTYPES).flatMap(({ required, optional }) => [...required, ...optional])),
].sort();

/** An integration that calls an AWS service. Its parameters come from the request, and its answer is that of the service. */
export class ServiceIntegration {
  readonly #definition: ServiceIntegrationDefinition;
  readonly #operation: Operation;
  readonly #mappings: readonly (readonly [string, Mapping])[];

  /** @throws Error naming the subtype, the parameter or the expression that is not supported, or missing */
  constructor(definition: ServiceIntegrationDefinition) {
    const { subtype, parameters } = definition;
    const operation = SUBTYPES[subtype];
    if (!operation) {
      throw new Error(
        `the IntegrationSubtype ${subtype} is not supported: let a function of the route do it (${Object.keys(SUBTYPES).join(', ')} are)`,
      );
    }
    for (const name of Object.keys(parameters)) {
      if (![...operation.required, ...operation.optional].includes(name))
        throw new Error(`the RequestParameters of ${subtype} have no ${name}`);
    }
    for (const name of operation.required) {
      if (parameters[name] === undefined) throw new Error(`the RequestParameters of ${subtype} need ${name}`);
    }
    this.#definition = definition;
    this.#operation = operation;
    this.#mappings = Object.entries(parameters).map(([name, text]) => [name, parseMapping(text)]);
  }

  /**
   * Answers a request. HTTP APIs return the same response as the service, including its errors ("How do I map the response
   * status codes for API Gateway integrations in HTTP APIs?"). A parameter that cannot be resolved is a bad request
   * (hashicorp/terraform-provider-aws#19443, aws-samples/sessions-with-aws-sam#38).
   */
  async answer(from: MappedRequest): Promise<GatewayResponse> {
    const values: Record<string, string> = {};
    for (const [name, mapping] of this.#mappings) {
      const value = mapping(from);
      if (value === undefined) return gatewayMessage(400, 'Bad Request');
      values[name] = value;
    }
    return this.#operation.service === 'sqs' ? this.#inXml(values) : this.#inJson(values);
  }

  async #inJson(values: Readonly<Record<string, string>>): Promise<GatewayResponse> {
    const { service, operation } = this.#operation;
    const { call, credentialsArn } = this.#definition;
    const type = `application/x-amz-json-${service === 'events' ? '1.1' : '1.0'}`;
    const input: JsonObject = service === 'events' ? { Entries: [{ ...values }] } : lowerFirst(values);
    try {
      const output = await call({ service, operation, input, principal: { arn: credentialsArn } });
      return responseOf(200, type, JSON.stringify(output));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, message, statusCode, details } = error;
      return responseOf(statusCode, type, JSON.stringify({ __type: code, message, ...details }));
    }
  }

  /**
   * Calls SQS in its query protocol, which is answered in XML: authors of public templates have found that their clients get
   * XML ("you get xml response from sqs that proxied to api gateway").
   */
  async #inXml(values: Readonly<Record<string, string>>): Promise<GatewayResponse> {
    const form = new URLSearchParams({ Action: this.#operation.operation, ...values });
    const principal = { arn: this.#definition.credentialsArn };
    const answer = await queueCall(form, '/', principal, randomUUID(), this.#definition.call);
    return responseOf(answer.statusCode, answer.headers['content-type'] ?? 'text/xml', String(answer.body));
  }
}

/** Converts parameters to those of the Step Functions API, where `StateMachineArn` is `stateMachineArn`. */
function lowerFirst(values: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]),
  );
}

function responseOf(statusCode: number, contentType: string, body: string): GatewayResponse {
  return { statusCode, headers: { 'content-type': contentType }, cookies: [], body: Buffer.from(body) };
}
