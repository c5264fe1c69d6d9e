import type { JsonObject } from '../../service.ts';
import { type Access, type Resources, UnknownAccess } from '../access.ts';
import { encryption, table } from './dynamodb-tables.ts';
import { objectsAt, textAt } from './fields.ts';

const VERBS: Readonly<Record<string, string>> = {
  SELECT: 'PartiQLSelect',
  INSERT: 'PartiQLInsert',
  UPDATE: 'PartiQLUpdate',
  DELETE: 'PartiQLDelete',
};
const TARGET =
  /^\s*(?:SELECT\b[\s\S]*?\bFROM|INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+("[^"]+"|[\w.-]+?)(?:\.("[^"]+"|[\w-]+))?(?:\s|$)/i;

/**
 * Returns the permissions of PartiQL statements: one for each statement.
 * @throws UnknownAccess
 */
export function partiqlAccess(operation: string, input: JsonObject, resources: Resources): Access[] {
  switch (operation) {
    case 'ExecuteStatement':
      return statementAccess(textAt(input, 'Statement'), resources);
    case 'BatchExecuteStatement':
      return objectsAt(input, 'Statements').flatMap((one) =>
        statementAccess(textAt(one, 'Statement'), resources),
      );
    case 'ExecuteTransaction':
      return objectsAt(input, 'TransactStatements').flatMap((one) =>
        statementAccess(textAt(one, 'Statement'), resources),
      );
    default:
      throw new UnknownAccess(`dynamodb:${operation}`);
  }
}

function statementAccess(statement: string, resources: Resources): Access[] {
  const verb = VERBS[/^\s*(\w+)/.exec(statement)?.[1]?.toUpperCase() ?? ''];
  const [, named = '', index] = TARGET.exec(statement) ?? [];
  if (verb === undefined || named === '') throw new UnknownAccess('this statement in PartiQL');
  const { arn, name } = table(unquoted(named), resources);
  const resource = index === undefined ? arn : `${arn}/index/${unquoted(index)}`;
  return [{ action: `dynamodb:${verb}`, resource }, ...encryption([name], resources)];
}

const unquoted = (name: string): string => name.replaceAll('"', '');
