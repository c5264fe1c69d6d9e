import type { JsonValue } from '../service.ts';
import type { Assembly, Stack } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/** The CDK adds it to every stack, for a rule that only matters when deploying to AWS. */
const BOOTSTRAP_VERSION = 'BootstrapVersion';

export type ParameterValues = ReadonlyMap<string, JsonValue>;

/**
 * The value of every parameter of every stack: the given one, or the default.
 * @throws RefusedAssembly naming each parameter that has neither, that has a type which AWS looks up in the account,
 * or that does not allow its value; and each given name that no stack has.
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
      } else if (value === undefined) reasons.push(`${place} has no default and needs a value`);
      else if (AllowedValues && !AllowedValues.map(String).includes(String(value))) {
        reasons.push(
          `${place}: ${JSON.stringify(value)} is not one of its allowed values (${AllowedValues.join(', ')})`,
        );
      } else if (Type === 'Number' && !Number.isFinite(Number(value))) {
        reasons.push(`${place}: ${JSON.stringify(value)} is not a number`);
      } else values.set(name, Type.includes('List') ? String(value).split(/\s*,\s*/) : String(value));
    }
    result.set(stack, values);
  }
  for (const name of Object.keys(given)) {
    if (!known.has(name)) reasons.push(`no stack has the parameter ${name}, for which a value is given`);
  }
  if (reasons.length > 0) throw new RefusedAssembly(reasons);
  return result;
}
