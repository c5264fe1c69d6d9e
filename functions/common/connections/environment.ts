import * as z from 'zod';
import { workflowArns } from './workflow-arns.ts';

/**
 * The instance of the function that is running: Lambda gives each a log stream of its own. Undefined outside Lambda.
 *
 * Lambda Developer Guide, "Defined runtime environment variables": `AWS_LAMBDA_LOG_STREAM_NAME` is reserved, and set by Lambda.
 */
export const presentInstance = (): string | undefined => process.env.AWS_LAMBDA_LOG_STREAM_NAME;

/** The service to which a function belongs. */
export const presentService = (): string | undefined => process.env.SERVICE_NAME;

/** The id of the trace of an invocation; undefined if it is not traced. Lambda sets it for each invocation. */
export const presentTrace = (): string | undefined =>
  /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? '')?.[1];

const tableSchema = z.object({ TABLE_NAME: z.string().min(3) });

/** The name of the table, from the function's environment; read once, at start-up. */
export const tableEnvironment = () => tableSchema.parse(process.env);

const keysSchema = z.object({ FIELD_KEY_ID: z.string().min(1), PERSON_KEY_ID: z.string().min(1) });

/** The keys that protect personal data. */
export const keysEnvironment = () => keysSchema.parse(process.env);

const signingSchema = z.object({ HISTORY_KEY_ID: z.string().min(1) });

/** The key that signs the history. */
export const signingEnvironment = () => signingSchema.parse(process.env);

const progressSchema = z.object({ EVENT_BUS_NAME: z.string().min(1) });

/** The targets of the effects of an event: the bus, and the ARNs of the workflows by name. */
export const progressEnvironment = () => ({
  busName: progressSchema.parse(process.env).EVENT_BUS_NAME,
  workflowArns: workflowArns(process.env),
});

const queuesSchema = z.object({ STREAM_RECORDS_QUEUE_URL: z.url(), JOB_DELIVERIES_QUEUE_URL: z.url() });

/** The queues that hold failed records and deliveries until somebody looks at them. */
export const queueNames = ['stream-records', 'job-deliveries'] as const;
export type QueueName = (typeof queueNames)[number];

/** The URLs of these queues. */
export const queuesEnvironment = (): Readonly<Record<QueueName, string>> => {
  const { STREAM_RECORDS_QUEUE_URL, JOB_DELIVERIES_QUEUE_URL } = queuesSchema.parse(process.env);
  return { 'stream-records': STREAM_RECORDS_QUEUE_URL, 'job-deliveries': JOB_DELIVERIES_QUEUE_URL };
};

/** The ARNs of the workflows whose executions are listed, by name. */
export const executionsEnvironment = () => workflowArns(process.env);
