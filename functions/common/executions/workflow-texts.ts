import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import all from '../../../workflows/texts.json' with { type: 'json' };

/** What people read of a workflow: of each state by its name, and of each choice the ways on, the default last. */
interface WorkflowTexts {
  readonly workflow: Bilingual;
  readonly states: Readonly<Record<string, Bilingual>>;
  /** Those of definitions by which executions may still run, and which are looked at for longer. */
  readonly earlierStates?: Readonly<Record<string, Bilingual>>;
  readonly choices: Readonly<Record<string, readonly Bilingual[]>>;
}

const texts: Readonly<Record<string, WorkflowTexts>> = all;

/** A workflow by its name. One that has been taken out of the project is called by its name alone. */
export const workflowView = (name: string, language: Language) => ({
  name,
  text: texts[name]?.workflow[language] ?? name,
});

/** A state by its name. One that nobody knows any more is called by its name alone. */
export const stateView = (workflow: string, name: string, language: Language) => ({
  name,
  text: (texts[workflow]?.states[name] ?? texts[workflow]?.earlierStates?.[name])?.[language] ?? name,
});

/** What people read of each state, by its name, and of each way on from a choice, as `choice → number` from 0. */
export const textsOfWorkflow = (workflow: string, language: Language): Record<string, string> => {
  const { states = {}, earlierStates = {}, choices = {} } = texts[workflow] ?? {};
  return Object.fromEntries([
    ...Object.entries({ ...earlierStates, ...states }).map(([name, text]) => [name, text[language]]),
    ...Object.entries(choices).flatMap(([name, ways]) =>
      ways.map((text, index) => [`${name} → ${index}`, text[language]]),
    ),
  ]);
};
