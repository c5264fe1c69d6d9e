import type { JsonValue } from '../service.ts';
import type { Assembly, Stack } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/** Written by the CDK into every stack, and read by a rule that only a deployment to AWS looks at. */
const BOOTSTRAP_VERSION = 'BootstrapVersion';

export type ParameterValues = ReadonlyMap<string, JsonValue>;

/**
 * The value of every parameter of every stack: what the caller gives, or the default.
 * @throws RefusedAssembly naming each that has neither, that is of a type which is looked up in an account,
 * or that takes other values; and each name given that no stack has.
 */
export function parameterValues(
  assembly: Assembly,
  given: Readonly<Record<string, string>>,
): Map<Stack, ParameterValues> {
  const reasons: string[] = [];
  const result = new Map<Stack, ParameterValues>();
  const known = new Set<string>();
  for (const stack of assembly.stacks) {
    const values = new Map<string, JsonValue>();
    for (const [name, { Type, Default, AllowedValues }] of Object.entries(stack.template.Parameters ?? {})) {
      if (name === BOOTSTRAP_VERSION) continue;
      known.add(name);
      const place = `the parameter ${name} of the stack ${stack.name}`;
      const value = given[name] ?? Default;
      if (!['String', 'Number', 'CommaDelimitedList', 'List<Number>'].includes(Type)) {
        reasons.push(`${place}: the type ${Type} is not supported`);
      } else if (value === undefined) reasons.push(`${place}: it has no default, and no value is given`);
      else if (AllowedValues && !AllowedValues.map(String).includes(String(value))) {
        reasons.push(
          `${place}: ${JSON.stringify(value)} is not among its values (${AllowedValues.join(', ')})`,
        );
      } else if (Type === 'Number' && !Number.isFinite(Number(value))) {
        reasons.push(`${place}: ${JSON.stringify(value)} is not a number`);
      } else values.set(name, Type.includes('List') ? String(value).split(/\s*,\s*/) : String(value));
    }
    result.set(stack, values);
  }
  for (const name of Object.keys(given)) {
    if (!known.has(name)) reasons.push(`a value is given for the parameter ${name}, which no stack has`);
  }
  if (reasons.length > 0) throw new RefusedAssembly(reasons);
  return result;
}
