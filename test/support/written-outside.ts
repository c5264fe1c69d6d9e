import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { System } from './system.ts';

/** Everything that a system has written where others can see it, by place: executions, messages, items and logs. */
export async function writtenOutside(system: System): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const { stateMachines } = (await system.aws('states', 'ListStateMachines', {})) as {
    stateMachines: { stateMachineArn: string }[];
  };
  for (const { stateMachineArn } of stateMachines) {
    const { executions } = (await system.aws('states', 'ListExecutions', { stateMachineArn })) as {
      executions: { executionArn: string }[];
    };
    for (const { executionArn } of executions) {
      const execution = await system.aws('states', 'DescribeExecution', { executionArn });
      const history = await system.aws('states', 'GetExecutionHistory', { executionArn });
      found.set(`execution ${executionArn}`, JSON.stringify([execution, history]));
    }
  }
  const { EventBuses } = (await system.aws('events', 'ListEventBuses', {})) as {
    EventBuses: { Name: string }[];
  };
  for (const { Name } of EventBuses)
    for (const event of system.runtime.events.recent({ bus: Name, limit: 1000 }))
      found.set(`event ${found.size}`, JSON.stringify(event));
  for (const item of await itemsOf(system)) found.set(`item ${found.size}`, JSON.stringify(item));
  const logs = join(system.runtime.dataFolder, 'logs');
  for (const file of filesIn(logs)) found.set(`log ${relative(logs, file)}`, readFileSync(file, 'utf8'));
  return found;
}

async function itemsOf(system: System): Promise<readonly object[]> {
  const TableName = await system.tableName();
  const all: object[] = [];
  let start: object | undefined;
  do {
    const page = await system.aws('dynamodb', 'Scan', {
      TableName,
      ...(start && { ExclusiveStartKey: start as Record<string, never> }),
    });
    all.push(...(page.Items as object[]));
    start = page.LastEvaluatedKey as object | undefined;
  } while (start);
  return all;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
