import type { JsonValue } from '../service.ts';
import type { Assembly, Stack, TemplateParameter } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/** The CDK adds it to every stack, for a rule that only matters when deploying to AWS. */
const BOOTSTRAP_VERSION = 'BootstrapVersion';

/** How the types of parameters begin whose value AWS looks up under a name. */
const STORED = 'AWS::SSM::Parameter::Value<';

export type ParameterValues = ReadonlyMap<string, JsonValue>;

/**
 * The value of every parameter of every stack: the given one, or the default.
 * @throws RefusedAssembly naming each parameter that has neither, or whose constraints do not allow its value; and each given
 * name that no stack has. The default of a parameter of the Parameter Store is a name there, and the given value what would be
 * found under it.
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

/** Why a parameter cannot have a value, if it cannot. */
function refusal(parameter: TemplateParameter, value: JsonValue | undefined): string | undefined {
  const { Type, NoEcho } = parameter;
  if (!/^(String|Number|CommaDelimitedList|List<Number>|(List<)?AWS::.*)$/.test(Type)) {
    return `: there is no type ${Type}`;
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

/** The first constraint that a value, or an item of a list, does not keep. */
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

/** @throws Error when the pattern is one of Java, in which AWS reads it, and none of JavaScript */
function wholePattern(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    throw new RefusedAssembly([`the AllowedPattern ${pattern} of a parameter is not one of JavaScript`]);
  }
}

const items = (value: JsonValue | undefined): string[] => String(value).split(/\s*,\s*/);
