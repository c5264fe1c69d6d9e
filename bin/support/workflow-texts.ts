import * as z from 'zod';

const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const textsSchema = z.record(
  z.string(),
  z.strictObject({
    workflow: textSchema,
    states: z.record(z.string(), textSchema),
    earlierStates: z.record(z.string(), textSchema).default({}),
    choices: z.record(z.string(), z.array(textSchema)),
  }),
);

const stateSchema = z.looseObject({
  Type: z.string(),
  Choices: z.array(z.looseObject({})).default([]),
  Default: z.string().optional(),
  get Branches() {
    return z.array(machineSchema).default([]);
  },
  get ItemProcessor() {
    return machineSchema.optional();
  },
});
const machineSchema = z.looseObject({ States: z.record(z.string(), stateSchema) });
type Machine = z.infer<typeof machineSchema>;

/**
 * Reports what `workflows/texts.json` lacks, and what it has of things that no longer exist. It needs a sentence in both
 * languages for every workflow, every state and every branch of a choice, the default last. Earlier states belong to
 * definitions by which executions may still run.
 * @param definitions by the names of the workflows
 */
export function faultsOfTexts(definitions: Readonly<Record<string, unknown>>, given: unknown): string[] {
  const texts = textsSchema.parse(given);
  const ways = (name: string, choice: string) => texts[name]?.choices[choice]?.length ?? 0;
  return [
    ...differences('workflow', Object.keys(definitions), Object.keys(texts)),
    ...Object.entries(definitions).flatMap(([name, definition]) => {
      const states = statesOf(machineSchema.parse(definition));
      const choices = states.filter(([, { Type }]) => Type === 'Choice');
      return [
        ...differences(
          `state of ${name}`,
          states.map(([state]) => state),
          Object.keys(texts[name]?.states ?? {}),
        ),
        ...states.flatMap(([state]) =>
          Object.hasOwn(texts[name]?.earlierStates ?? {}, state)
            ? [`"${state}" of ${name} is no earlier state`]
            : [],
        ),
        ...differences(
          `choice of ${name}`,
          choices.map(([choice]) => choice),
          Object.keys(texts[name]?.choices ?? {}),
        ),
        ...choices.flatMap(([choice, { Choices, Default }]) => {
          const count = Choices.length + (Default === undefined ? 0 : 1);
          return ways(name, choice) === count
            ? []
            : [`"${choice}" of ${name} has ${count} ways on and ${ways(name, choice)} texts`];
        }),
      ];
    }),
  ];
}

function differences(what: string, wanted: readonly string[], known: readonly string[]): string[] {
  return [
    ...wanted.filter((each) => !known.includes(each)).map((each) => `no text for the ${what} "${each}"`),
    ...known.filter((each) => !wanted.includes(each)).map((each) => `a text for no ${what} "${each}"`),
  ];
}

/** All states, including those in branches and iterations. */
const statesOf = ({ States }: Machine): (readonly [string, z.infer<typeof stateSchema>])[] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state] as const,
    ...[...state.Branches, ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(statesOf),
  ]);
