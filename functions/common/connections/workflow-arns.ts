/**
 * Returns the ARN of each workflow by its name, from the variables that the deployment sets for every definition in `workflows`
 * (`lib/infra/workflow.ts`).
 *
 * @example workflowArns({ SERVICE_PLAN_WORKFLOW_ARN: 'arn:...' }) // { 'service-plan': 'arn:...' }
 */
export function workflowArns(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([variable, arn]) => {
      const [, name] = /^([A-Z0-9_]+)_WORKFLOW_ARN$/.exec(variable) ?? [];
      return name && arn ? [[name.toLowerCase().replaceAll('_', '-'), arn]] : [];
    }),
  );
}
