import { AwsError } from '../aws-error.ts';
import { pageOf } from '../listing.ts';
import type { AwsService, CallingStep, JsonObject, JsonValue, ServiceRequest } from '../service.ts';
import type { AsynchronousInvocations } from './asynchronous-invocations.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { FunctionRegistry, InvocationOptions } from './function-registry.ts';
import type { InvocationOutcome } from './hosted-function.ts';

/**
 * The Lambda API inside the runtime: `Invoke`, `GetFunction`, `GetFunctionConfiguration`, `ListFunctions`. `Payload` is the
 * JSON value itself, in requests and answers; the endpoint converts it to text.
 */
export class LambdaService implements AwsService {
  readonly #functions: FunctionRegistry;
  readonly #asynchronous: AsynchronousInvocations;

  constructor(functions: FunctionRegistry, asynchronous: AsynchronousInvocations) {
    this.#functions = functions;
    this.#asynchronous = asynchronous;
  }

  async handle(request: ServiceRequest): Promise<JsonObject> {
    const { operation, input } = request;
    switch (operation) {
      case 'Invoke':
        return this.#invoke(input, request.step);
      case 'GetFunction':
        return this.#function(input);
      case 'GetFunctionConfiguration':
        return this.#configuration(input);
      case 'ListFunctions':
        return this.#list(input);
      default:
        throw new AwsError('UnknownOperationException', `Lambda: ${operation} is not supported here`, 404);
    }
  }

  #function(input: JsonObject): JsonObject {
    const Configuration = this.#configuration(input);
    const { reservedConcurrency } = this.#functions.configuration(nameOf(input));
    return {
      Configuration,
      ...(reservedConcurrency !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: reservedConcurrency },
      }),
    };
  }

  #configuration(input: JsonObject): JsonObject {
    const name = nameOf(input);
    // Every version and alias is the function as currently deployed; unknown qualifiers are refused.
    if (typeof input.Qualifier === 'string') this.#functions.qualifiedArn(name, input.Qualifier);
    return describe(this.#functions.configuration(name));
  }

  /** Lists at most fifty functions, as the service does whatever the request says. */
  #list({ MaxItems, Marker }: JsonObject): JsonObject {
    const limit = typeof MaxItems === 'number' && MaxItems > 50 && MaxItems <= 10_000 ? 50 : MaxItems;
    const { items, token } = pageOf(this.#functions.all(), ({ name }) => name, {
      list: 'ListFunctions',
      limit,
      maxLimit: 50,
      token: Marker,
      code: 'InvalidParameterValueException',
    });
    return { Functions: items.map(describe), ...(token !== undefined && { NextMarker: token }) };
  }

  async #invoke(input: JsonObject, step: CallingStep | undefined): Promise<JsonObject> {
    const name = nameOf(input);
    refuseSpecialInvocation(input);
    const payload = JSON.stringify(input.Payload === undefined ? {} : input.Payload);
    const qualifier = typeof input.Qualifier === 'string' ? input.Qualifier : undefined;
    const clientContext = clientContextOf(input);
    switch (input.InvocationType ?? 'RequestResponse') {
      case 'RequestResponse': {
        const { outcome, log } = await this.#run(input.LogType ?? 'None', name, payload, {
          ...(qualifier !== undefined && { qualifier }),
          ...(step && { step }),
          ...(clientContext !== undefined && { clientContext }),
        });
        return {
          StatusCode: 200,
          ExecutedVersion: this.#functions.versionOf(name, qualifier),
          ...(outcome.functionError && { FunctionError: outcome.functionError }),
          ...(log !== undefined && { LogResult: log }),
          Payload: JSON.parse(outcome.payload) as JsonValue,
        };
      }
      case 'Event':
        await this.#asynchronous.accept(this.#functions.qualifiedArn(name, qualifier), payload);
        return { StatusCode: 202 };
      case 'DryRun':
        this.#functions.qualifiedArn(name, qualifier);
        return { StatusCode: 204 };
      default:
        throw new AwsError(
          'InvalidParameterValueException',
          `InvocationType ${String(input.InvocationType)} is not valid`,
        );
    }
  }

  async #run(
    logType: JsonValue,
    name: string,
    payload: string,
    options: InvocationOptions,
  ): Promise<{ outcome: InvocationOutcome; log?: string }> {
    switch (logType) {
      case 'Tail':
        return this.#functions.invokeWithLog(name, payload, options);
      case 'None':
        return { outcome: await this.#functions.invoke(name, payload, options) };
      default:
        throw new AwsError('InvalidParameterValueException', `LogType ${String(logType)} is not valid`);
    }
  }
}

/**
 * Refuses what Lambda only accepts for functions with tenant isolation, or durable ones. Neither can be deployed here.
 * @throws AwsError InvalidParameterValueException
 */
function refuseSpecialInvocation({ TenantId, DurableExecutionName }: JsonObject): void {
  if (TenantId !== undefined)
    throw new AwsError(
      'InvalidParameterValueException',
      'Tenant ID passed to a function for which tenant isolation is not enabled',
    );
  if (DurableExecutionName !== undefined)
    throw new AwsError(
      'InvalidParameterValueException',
      'Durable execution name passed to a function that is not durable',
    );
}

function nameOf(input: JsonObject): string {
  if (typeof input.FunctionName === 'string' && input.FunctionName !== '') return input.FunctionName;
  throw new AwsError('ValidationException', 'FunctionName is required');
}

/**
 * Returns the JSON text about the client, which the context of a function has only in synchronous invocations (API Reference,
 * Invoke).
 * @throws AwsError InvalidRequestContentException
 */
function clientContextOf({ ClientContext }: JsonObject): string | undefined {
  if (ClientContext === undefined || ClientContext === null) return undefined;
  try {
    const text = Buffer.from(String(ClientContext), 'base64').toString();
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return text;
  } catch {}
  throw new AwsError(
    'InvalidRequestContentException',
    'Client context must be a valid Base64-encoded JSON object.',
  );
}

function describe(configuration: FunctionConfiguration): JsonObject {
  const { variables = {}, deadLetterTarget } = configuration;
  return {
    FunctionName: configuration.name,
    FunctionArn: configuration.arn,
    Runtime: configuration.runtime,
    Role: configuration.roleArn,
    Handler: configuration.handler,
    Timeout: configuration.timeout,
    MemorySize: configuration.memorySize,
    Version: '$LATEST',
    PackageType: 'Zip',
    State: 'Active',
    LastUpdateStatus: 'Successful',
    LoggingConfig: { LogFormat: 'Text', LogGroup: configuration.logGroupName },
    ...(Object.keys(variables).length > 0 && { Environment: { Variables: { ...variables } } }),
    ...(deadLetterTarget !== undefined && { DeadLetterConfig: { TargetArn: deadLetterTarget } }),
  };
}
