import * as z from 'zod';

const tableSchema = z.object({ TABLE_NAME: z.string().min(3) });

/** Where the records are, from the function's environment; read once, at start-up. */
export const tableEnvironment = () => tableSchema.parse(process.env);

const keysSchema = z.object({ FIELD_KEY_ID: z.string().min(1), PERSON_KEY_ID: z.string().min(1) });

/** The keys that protect persons. */
export const keysEnvironment = () => keysSchema.parse(process.env);

const progressSchema = z.object({
  EVENT_BUS_NAME: z.string().min(1),
  REGISTRATION_WORKFLOW_ARN: z.string().min(1),
  SERVICE_PLAN_WORKFLOW_ARN: z.string().min(1),
  FOLLOW_UP_WORKFLOW_ARN: z.string().min(1),
  CLOSURE_WORKFLOW_ARN: z.string().min(1),
});

/** Where the effects of an event go: the bus, and the workflows by their names. */
export function progressEnvironment() {
  const environment = progressSchema.parse(process.env);
  const workflowArns: Readonly<Record<string, string>> = {
    registration: environment.REGISTRATION_WORKFLOW_ARN,
    'service-plan': environment.SERVICE_PLAN_WORKFLOW_ARN,
    'follow-up': environment.FOLLOW_UP_WORKFLOW_ARN,
    closure: environment.CLOSURE_WORKFLOW_ARN,
  };
  return { busName: environment.EVENT_BUS_NAME, workflowArns };
}
