/**
 * Makes the ARN of an execution from its name and the ARN of its state machine.
 *
 * @example executionArn('arn:aws:states:us-east-1:000000000000:stateMachine:Order', 'order-1')
 */
export const executionArn = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
