import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import all from '../../../workflows/texts.json' with { type: 'json' };

/** The texts of a workflow: of each state by its name, and of each choice its branches, the default last. */
interface WorkflowTexts {
  readonly workflow: Bilingual;
  readonly states: Readonly<Record<string, Bilingual>>;
  /** States of earlier definitions, which executions may still run, and which are shown for longer. */
  readonly earlierStates?: Readonly<Record<string, Bilingual>>;
  readonly choices: Readonly<Record<string, readonly Bilingual[]>>;
}

const texts: Readonly<Record<string, WorkflowTexts>> = all;

/** A workflow with its text; one that was removed from the project has only its name. */
export const workflowView = (name: string, language: Language) => ({
  name,
  text: texts[name]?.workflow[language] ?? name,
});

/** A state with its text; one that no definition has any more has only its name. */
export const stateView = (workflow: string, name: string, language: Language) => ({
  name,
  text: (texts[workflow]?.states[name] ?? texts[workflow]?.earlierStates?.[name])?.[language] ?? name,
});

/** The text of each state, by its name, and of each branch of a choice, as `choice → number` from 0. */
export const textsOfWorkflow = (workflow: string, language: Language): Record<string, string> => {
  const { states = {}, earlierStates = {}, choices = {} } = texts[workflow] ?? {};
  return Object.fromEntries([
    ...Object.entries({ ...earlierStates, ...states }).map(([name, text]) => [name, text[language]]),
    ...Object.entries(choices).flatMap(([name, ways]) =>
      ways.map((text, index) => [`${name} → ${index}`, text[language]]),
    ),
  ]);
};
