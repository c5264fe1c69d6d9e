import type { FunctionConfiguration } from '../lambda/configuration.ts';
import type { Parts } from './resource-type.ts';

/** What it takes to hand something to a destination, by the service of its ARN. */
const ACTIONS: Readonly<Record<string, string>> = {
  events: 'events:PutEvents',
  lambda: 'lambda:InvokeFunction',
  sns: 'sns:Publish',
  sqs: 'sqs:SendMessage',
};

/**
 * As Lambda does when a destination is configured: the function's role must be able to send to it. To be called
 * when everything is deployed.
 * @throws Error with the statement that is missing.
 */
export function requireDestinationAccess(
  { access }: Parts,
  { name, roleArn }: Pick<FunctionConfiguration, 'name' | 'roleArn'>,
  destination: string,
): void {
  const action = ACTIONS[destination.split(':')[2] ?? ''];
  if (action !== undefined) access.requireAll({ arn: roleArn, session: name }, [action], destination);
}
