import { AwsError } from '../../aws-error.ts';
import type { CallService, JsonObject, ServiceRequest } from '../../service.ts';

/** Stands in for the gateway: records the calls, and fails those that it is told to fail. */
export function recordingTargets() {
  const calls: ServiceRequest[] = [];
  let failure: ((request: ServiceRequest) => Error | undefined) | undefined;
  const callService: CallService = async (request) => {
    calls.push(request);
    const error = failure?.(request);
    if (error) throw error;
    return {};
  };
  return {
    calls,
    callService,
    /** Fails every call for which `judge` returns an error. Without `judge`, no call fails. */
    fail(judge?: (request: ServiceRequest) => Error | undefined) {
      failure = judge;
    },
    payloads: () =>
      calls.map(({ input }) => (input.Payload ?? input.input ?? input.MessageBody) as JsonObject),
    deadLetters: () => calls.filter(({ service }) => service === 'sqs').map(({ input }) => input),
  };
}

export const throttled = () => new AwsError('TooManyRequestsException', 'Rate exceeded', 429);
export const unavailable = () => new AwsError('ServiceException', 'Not now', 503);
export const denied = () => new AwsError('AccessDeniedException', 'Not allowed', 403);

export const IDENTITY = { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' };
export const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:worker';
export const MACHINE = 'arn:aws:states:eu-west-1:123456789012:stateMachine:flow';
export const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:inbox';
export const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:news';
export const DEAD_LETTERS = 'arn:aws:sqs:eu-west-1:123456789012:dead';
export const ROLE = 'arn:aws:iam::123456789012:role/caller';
