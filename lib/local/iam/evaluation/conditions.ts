import type { JsonValue } from '../../service.ts';
import type { Context, ContextValue } from './context.ts';
import { elementsOf, type Place, textsOf, UnsupportedPolicy } from './document.ts';
import type { Comparison } from './matching.ts';
import { operatorNamed } from './operators.ts';

/** One operator of a statement on one key. */
export interface Condition {
  /** The key as written in the policy. */
  readonly key: string;
  holds(context: Context): boolean;
}

const NAME = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i;

/**
 * Compiles the conditions of a statement, all of which must hold.
 * @param variables whether the version of the policy supports variables
 * @throws UnsupportedPolicy naming an operator, or a value, that cannot be evaluated
 */
export function compileConditions(element: JsonValue, place: Place, variables: boolean): Condition[] {
  return Object.entries(elementsOf(element, 'the condition', place)).flatMap(([operator, keys]) =>
    Object.entries(elementsOf(keys, `the condition operator ${operator} with`, place)).map(([key, given]) => {
      const condition = `${operator} on ${key}`;
      const values = textsOf(given, `the condition ${condition} with`, place);
      return {
        key,
        holds: compileCondition(operator, key.toLowerCase(), values, { ...place, condition, variables }),
      };
    }),
  );
}

type ConditionPlace = Place & { readonly condition: string; readonly variables: boolean };

function compileCondition(
  name: string,
  key: string,
  values: readonly string[],
  place: ConditionPlace,
): Condition['holds'] {
  const [, set, operatorName = '', optional] = NAME.exec(name) ?? [];
  if (name.toLowerCase() === 'null') return isNull(key, values, place);
  const operator = operatorNamed(operatorName);
  if (!operator) throw new UnsupportedPolicy(place, `the condition operator ${name}`);
  const comparisons = values.map((value): Comparison => {
    try {
      return operator.compile(value, place.variables);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new UnsupportedPolicy(place, `the value ${value} of ${place.condition}, which ${error.message},`);
    }
  });
  const meets = (value: string, context: Context): boolean =>
    operator.negated
      ? comparisons.every((compare) => compare(value, context) === false)
      : comparisons.some((compare) => compare(value, context) === true);
  switch (set?.toLowerCase()) {
    case 'forallvalues':
      return (context) => {
        const given = listed(context(key));
        return isEmpty(given) || given.every((value) => meets(value, context));
      };
    case 'foranyvalue':
      return (context) => {
        const given = listed(context(key));
        return !isEmpty(given) && given.some((value) => meets(value, context));
      };
    default: {
      const holdsWithoutKey = optional !== undefined || operator.negated;
      return (context) => {
        const given = context(key);
        if (given === undefined) return holdsWithoutKey;
        // On AWS, a key with several values needs a set operator.
        return typeof given === 'string' && meets(given, context);
      };
    }
  }
}

function isNull(key: string, values: readonly string[], place: ConditionPlace): Condition['holds'] {
  const wanted = values.map((value) => {
    if (!/^(true|false)$/i.test(value))
      throw new UnsupportedPolicy(place, `the value ${value} of ${place.condition}`);
    return value.toLowerCase() === 'true';
  });
  return (context) => wanted.includes(context(key) === undefined);
}

const listed = (value: ContextValue | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat();

/** Whether there is nothing to compare. IAM also treats a list of empty texts as empty. */
const isEmpty = (values: readonly string[]): boolean => values.every((value) => value === '');
