import type { FunctionConfiguration } from '../lambda/configuration.ts';
import type { Parts } from './resource-type.ts';

/** The permission needed to send to a destination, by the service in its ARN. */
const ACTIONS: Readonly<Record<string, string>> = {
  events: 'events:PutEvents',
  lambda: 'lambda:InvokeFunction',
  sns: 'sns:Publish',
  sqs: 'sqs:SendMessage',
};

/**
 * Checks that a function's role may send to a destination, as Lambda does when a destination is configured. Called after
 * everything has been deployed.
 * @throws Error with the missing statement
 */
export function requireDestinationAccess(
  { access }: Parts,
  { name, roleArn }: Pick<FunctionConfiguration, 'name' | 'roleArn'>,
  destination: string,
): void {
  const action = ACTIONS[destination.split(':')[2] ?? ''];
  if (action !== undefined) access.requireAll({ arn: roleArn, session: name }, [action], destination);
}
