import type { JsonObject, JsonValue } from '../service.ts';

/** How many states in JSONPath are named. */
const NAMED = 3;

/**
 * Refuses a state machine for the most common problems of apps that were not written for this runtime, all at once: its type,
 * states in JSONPath, states that read or write objects of S3, and calls of other services that do not run here.
 * @param runs whether the resource of a Task can be called here
 * @throws Error that says what to do instead
 */
export function requireRunnable(type: string, definition: string, runs: (resource: string) => boolean): void {
  const reasons: string[] = [];
  if (type !== 'STANDARD') reasons.push(`the StateMachineType ${type} is not supported (STANDARD is)`);
  const states = statesOf(definition);
  const inJsonPath = states.filter(({ language }) => language === 'JSONPath').map(({ name }) => name);
  if (inJsonPath.length > 0) {
    const named = `${inJsonPath.slice(0, NAMED).join(', ')}${inJsonPath.length > NAMED ? ', ...' : ''}`;
    reasons.push(
      `${inJsonPath.length} of its ${states.length} states (${named}) are in JSONPath, and only JSONata is supported: ` +
        "give the machine queryLanguage: QueryLanguage.JSONATA (QueryLanguage: 'JSONata' in the definition), " +
        'and build its states for JSONata: LambdaInvoke.jsonata, Choice.jsonata, ...',
    );
  }
  const places = states.flatMap(({ name, uses }) =>
    uses === undefined ? [] : `the state ${name} (${uses})`,
  );
  if (places.length > 0) {
    reasons.push(
      `there is no S3 here, which ${places.join(', ')} would need: give a Map its Items, and let a function read or write files`,
    );
  }
  const express = states.filter(({ isExpress }) => isExpress).map(({ name }) => `the state ${name}`);
  if (express.length > 0) {
    reasons.push(`${express.join(', ')}: the ExecutionType EXPRESS of a Map is not supported (STANDARD is)`);
  }
  const others = states.flatMap(({ name, uses, call }) =>
    uses === undefined && call !== undefined && !runs(call)
      ? [`the state ${name} (${call.split(':::').at(-1)})`]
      : [],
  );
  if (others.length > 0) {
    reasons.push(
      `what ${others.join(', ')} would call does not run here: let a function do it (SUPPORT.md lists what runs)`,
    );
  }
  if (reasons.length > 0) throw new Error(reasons.join('; '));
}

interface DefinedState {
  readonly name: string;
  readonly language: JsonValue;
  /** How it uses S3. */
  readonly uses: string | undefined;
  /** The resource of a Task that calls a service. */
  readonly call: string | undefined;
  /** Whether it is a Map whose children are Express workflows. */
  readonly isExpress: boolean;
}

/**
 * Returns the states at any depth. For an unreadable definition there are none: it is refused, with the place, when the state
 * machine is created.
 */
function statesOf(definition: string): DefinedState[] {
  try {
    const machine = JSON.parse(definition) as JsonObject;
    return collect(machine, machine.QueryLanguage ?? 'JSONPath');
  } catch {
    return [];
  }
}

/** @param language that of the state machine: states do not inherit the language of a state around them */
function collect(program: JsonValue | undefined, language: JsonValue): DefinedState[] {
  const { States } = (program ?? {}) as JsonObject;
  return Object.entries((States ?? {}) as JsonObject).flatMap(([name, value]) => {
    const state = (value ?? {}) as JsonObject;
    const within = [state.Branches ?? [], state.ItemProcessor ?? [], state.Iterator ?? []].flat();
    return [
      {
        name,
        language: state.QueryLanguage ?? language,
        uses: objectsOf(state),
        call: callOf(state),
        isExpress: executionTypeOf(state) === 'EXPRESS',
      },
      ...within.flatMap((inner) => collect(inner, language)),
    ];
  });
}

function executionTypeOf({ ItemProcessor }: JsonObject): JsonValue | undefined {
  return (((ItemProcessor ?? {}) as JsonObject).ProcessorConfig as JsonObject | undefined)?.ExecutionType;
}

function callOf({ Type, Resource }: JsonObject): string | undefined {
  const isCall = Type === 'Task' && typeof Resource === 'string' && /^arn:[^:]+:states:::[^:]/.test(Resource);
  return isCall ? Resource : undefined;
}

/** Returns the S3 call of a state, or the parts of a Map that read from or write to S3. */
function objectsOf({ Type, Resource, ItemReader, ResultWriter }: JsonObject): string | undefined {
  const call = /:states:[^:]*:[^:]*:((?:aws-sdk:)?s3(?:control)?:.*)$/.exec(String(Resource))?.[1];
  if (Type === 'Task' && call !== undefined) return call;
  const parts = [ItemReader !== undefined && 'ItemReader', ResultWriter !== undefined && 'ResultWriter'];
  return Type === 'Map' && parts.some(Boolean) ? parts.filter(Boolean).join(', ') : undefined;
}
