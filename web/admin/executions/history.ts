import type { HistoryEvent } from '../../../lib/local/execution-view/index.ts';
import type { Answer } from '../../api/operations.ts';
import type { Language } from '../../texts/language.ts';

type Event = Answer<'GET /executions/{name}/events'>['events'][number];

/** The events of the API as Step Functions names their details, which the view of an execution reads. */
export const historyOf = (events: readonly Event[]): HistoryEvent[] =>
  events.map(({ id, previous, at, type, details }) => ({
    id,
    previousEventId: previous,
    timestamp: Date.parse(at),
    type,
    ...(details !== undefined && { [detailsOf(type)]: asTexts(details) }),
  }));

function detailsOf(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

/** There, inputs and outputs are JSON texts. */
const asTexts = (details: unknown): unknown =>
  isRecord(details)
    ? Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          (name === 'input' || name === 'output') && typeof value !== 'string'
            ? JSON.stringify(value)
            : value,
        ]),
      )
    : details;

/**
 * Returns a definition in which the readable names of choices replace the comments of its author.
 * @param names of each way on from a choice, as `choice → number`
 */
export function spokenDefinition(
  definition: unknown,
  names: Readonly<Record<string, string>>,
  language: Language,
): unknown {
  if (!isRecord(definition) || !isRecord(definition.States)) return definition;
  const within = (program: unknown) => spokenDefinition(program, names, language);
  const states = Object.entries(definition.States).map(([name, state]) => {
    if (!isRecord(state)) return [name, state];
    const { Comment, Choices, Branches, ItemProcessor, ...rest } = state;
    return [
      name,
      {
        ...rest,
        ...(language === 'en' && Comment !== undefined && { Comment }),
        ...(Array.isArray(Choices) && {
          Choices: Choices.map((choice, index) =>
            isRecord(choice) ? { ...choice, Comment: names[`${name} → ${index}`] ?? choice.Comment } : choice,
          ),
        }),
        ...(Array.isArray(Branches) && { Branches: Branches.map(within) }),
        ...(ItemProcessor !== undefined && { ItemProcessor: within(ItemProcessor) }),
      },
    ];
  });
  return { ...definition, States: Object.fromEntries(states) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
