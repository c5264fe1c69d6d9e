/**
 * The ARN of an execution, by that of its state machine and its name.
 *
 * @example executionArn('arn:aws:states:us-east-1:000000000000:stateMachine:Order', 'order-1')
 */
export const executionArn = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
