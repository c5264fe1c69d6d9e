import * as z from 'zod';
import { workflowArns } from './workflow-arns.ts';

/**
 * The instance of the function that runs: Lambda gives each a log stream of its own. Undefined outside of Lambda.
 *
 * Lambda Developer Guide, "Defined runtime environment variables": `AWS_LAMBDA_LOG_STREAM_NAME` is reserved, and set by Lambda.
 */
export const presentInstance = (): string | undefined => process.env.AWS_LAMBDA_LOG_STREAM_NAME;

/** The service that a function belongs to. */
export const presentService = (): string | undefined => process.env.SERVICE_NAME;

/** The trace that an invocation belongs to, by its id; undefined where nothing is traced. Lambda sets it for each. */
export const presentTrace = (): string | undefined =>
  /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? '')?.[1];

const tableSchema = z.object({ TABLE_NAME: z.string().min(3) });

/** Where the records are, from the function's environment; read once, at start-up. */
export const tableEnvironment = () => tableSchema.parse(process.env);

const keysSchema = z.object({ FIELD_KEY_ID: z.string().min(1), PERSON_KEY_ID: z.string().min(1) });

/** The keys that protect persons. */
export const keysEnvironment = () => keysSchema.parse(process.env);

const signingSchema = z.object({ HISTORY_KEY_ID: z.string().min(1) });

/** The key that signs the history. */
export const signingEnvironment = () => signingSchema.parse(process.env);

const progressSchema = z.object({ EVENT_BUS_NAME: z.string().min(1) });

/** Where the effects of an event go: the bus, and the workflows by their names. */
export const progressEnvironment = () => ({
  busName: progressSchema.parse(process.env).EVENT_BUS_NAME,
  workflowArns: workflowArns(process.env),
});

const queuesSchema = z.object({ STREAM_RECORDS_QUEUE_URL: z.url(), JOB_DELIVERIES_QUEUE_URL: z.url() });

/** The queues of what was given up on, until somebody has looked at it. */
export const queueNames = ['stream-records', 'job-deliveries'] as const;
export type QueueName = (typeof queueNames)[number];

/** The addresses of these queues. */
export const queuesEnvironment = (): Readonly<Record<QueueName, string>> => {
  const { STREAM_RECORDS_QUEUE_URL, JOB_DELIVERIES_QUEUE_URL } = queuesSchema.parse(process.env);
  return { 'stream-records': STREAM_RECORDS_QUEUE_URL, 'job-deliveries': JOB_DELIVERIES_QUEUE_URL };
};

/** The workflows whose executions are listed, by their names. */
export const executionsEnvironment = () => workflowArns(process.env);
