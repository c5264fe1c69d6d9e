import type { JsonValue } from '../service.ts';
import type { Assembly, Stack, TemplateParameter } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/** The CDK adds it to every stack, for a rule that only matters when deploying to AWS. */
const BOOTSTRAP_VERSION = 'BootstrapVersion';

/** The beginning of parameter types whose value AWS looks up by a name. */
const STORED = 'AWS::SSM::Parameter::Value<';

export type ParameterValues = ReadonlyMap<string, JsonValue>;

/**
 * Returns the value of every parameter of every stack: the given one, or the default. The default of a Parameter Store
 * parameter is a name in that store, and the given value is what would be found there.
 * @throws RefusedAssembly that names each parameter without a value or with one that violates its constraints, and each given
 * name that no stack has
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
    for (const [name, parameter] of Object.entries(stack.template.Parameters ?? {})) {
      if (name === BOOTSTRAP_VERSION) continue;
      known.add(name);
      const isStored = parameter.Type.startsWith(STORED);
      const value = given[name] ?? (isStored ? undefined : parameter.Default);
      const reason = refusal(parameter, value);
      if (reason !== undefined) reasons.push(`the parameter ${name} of the stack ${stack.name}${reason}`);
      else values.set(name, parameter.Type.includes('List') ? items(value) : String(value));
    }
    result.set(stack, values);
  }
  for (const name of Object.keys(given)) {
    if (!known.has(name)) reasons.push(`no stack has the parameter ${name}, for which a value is given`);
  }
  if (reasons.length > 0) throw new RefusedAssembly(reasons);
  return result;
}

/** Why a parameter cannot have a value; undefined if it can. */
function refusal(parameter: TemplateParameter, value: JsonValue | undefined): string | undefined {
  const { Type, NoEcho } = parameter;
  if (!/^(String|Number|CommaDelimitedList|List<Number>|(List<)?AWS::.*)$/.test(Type)) {
    return `: the type ${Type} does not exist`;
  }
  if (value === undefined && Type.startsWith(STORED)) {
    return `: there is no Parameter Store here to look up ${String(parameter.Default ?? 'it')} in: give it the value (--parameter NAME=VALUE)`;
  }
  if (value === undefined) return ' has no default and needs a value (--parameter NAME=VALUE)';
  for (const item of Type.includes('List') ? items(value) : [String(value)]) {
    const broken = brokenConstraint(parameter, item);
    if (broken === undefined) continue;
    return `: ${String(NoEcho) === 'true' ? 'its value' : JSON.stringify(item)} ${parameter.ConstraintDescription ?? broken}`;
  }
  return undefined;
}

/** Describes the first constraint that a value, or an item of a list, violates. */
function brokenConstraint(parameter: TemplateParameter, value: string): string | undefined {
  const { Type, AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = parameter;
  if (AllowedValues && !AllowedValues.map(String).includes(value)) {
    return `is not one of its allowed values (${AllowedValues.join(', ')})`;
  }
  if (Type.includes('Number')) {
    if (value.trim() === '' || !Number.isFinite(Number(value))) return 'is not a number';
    if (Number(value) < Number(MinValue ?? -Infinity)) return `is less than ${MinValue}`;
    if (Number(value) > Number(MaxValue ?? Infinity)) return `is more than ${MaxValue}`;
    return undefined;
  }
  if (AllowedPattern !== undefined && !wholePattern(AllowedPattern).test(value)) {
    return `does not match the pattern ${AllowedPattern}`;
  }
  if (value.length < Number(MinLength ?? 0)) return `has fewer than ${MinLength} characters`;
  if (value.length > Number(MaxLength ?? Infinity)) return `has more than ${MaxLength} characters`;
  return undefined;
}

/** @throws RefusedAssembly if the pattern is valid in Java, which AWS uses, but not in JavaScript */
function wholePattern(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    throw new RefusedAssembly([`the AllowedPattern ${pattern} of a parameter is not valid in JavaScript`]);
  }
}

const items = (value: JsonValue | undefined): string[] => String(value).split(/\s*,\s*/);
