import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { IndexedExecution } from '../../../lib/store/executions.ts';
import { taskTexts } from '../../episodes/registry.ts';
import { stateView } from './workflow-texts.ts';

const definitionSchema = z.object({
  States: z.record(
    z.string(),
    z.object({
      Next: z.string().optional(),
      Default: z.string().optional(),
      Choices: z.array(z.object({ Next: z.string() })).default([]),
      Arguments: z
        .object({ FunctionName: z.string().optional(), Payload: z.looseObject({}).optional() })
        .optional(),
    }),
  ),
});
type Definition = z.infer<typeof definitionSchema>;

/** What a function does for a case, and how to tell whether it has done so. */
interface CalledFunction {
  readonly name: string;
  /** A part of its deployed name. */
  readonly deployed: string;
  readonly effect: (kind: string) => Bilingual;
  readonly isDone: (state: CaseState, kind: string, execution: IndexedExecution) => boolean;
}

/** The name of a kind of task; its code if only an older definition has it. */
const taskText = (kind: string): Bilingual =>
  (taskTexts as Readonly<Record<string, Bilingual>>)[kind] ?? { zh: kind, en: kind };

const functions: readonly CalledFunction[] = [
  {
    name: 'screen-application',
    deployed: 'ScreenApplication',
    effect: () => ({
      zh: '与其他部门数据比对，结果供经办人参考；重复比对不作任何决定',
      en: 'Compares the application with other records, as evidence for the officer. It decides nothing.',
    }),
    isDone: ({ screening }) => screening !== undefined,
  },
  {
    name: 'assign-officer',
    deployed: 'AssignOfficer',
    effect: () => ({
      zh: '确定联系专人；已有专人的不变',
      en: 'Assigns an officer to the case. An officer who is already assigned stays.',
    }),
    isDone: ({ assignment }) => assignment !== undefined,
  },
  {
    name: 'compare-for-follow-up',
    deployed: 'CompareForFollowUp',
    effect: () => ({
      zh: '与其他部门数据比对；能够确定本人状况的，本月回访即告完成',
      en: 'Compares with records of other agencies. If the status is definite, it completes the follow-up of the month.',
    }),
    isDone: ({ followUp }, _kind, { name }) =>
      (followUp?.months[/follow-up-(\d{4}-\d{2})/.exec(name)?.[1] ?? '']?.endedAt ?? undefined) !== undefined,
  },
  {
    name: 'open-task',
    deployed: 'OpenTask',
    effect: (kind) => ({
      zh: `把待办“${taskText(kind).zh}”放入工作清单并等待办理；已有的待办不重复建立`,
      en: `Puts the task “${taskText(kind).en}” on the worklist and waits for it. A task that already exists is not opened again.`,
    }),
    isDone: ({ tasks, endedTasks }, kind, { name }) =>
      [...Object.keys(tasks), ...Object.keys(endedTasks)].some((id) =>
        kind === 'follow-up' ? name.endsWith(id) : id.startsWith(`${kind}-`),
      ),
  },
];

const unaffected: readonly Bilingual[] = [
  {
    zh: '法定期限和督办不变：期限记在事项上，不在执行中',
    en: 'Deadlines and escalations stay: they are kept with the case, not in the execution.',
  },
  {
    zh: '已经作出的决定不变',
    en: 'Decisions that were made stay.',
  },
  {
    zh: '已经发出的通知不会再发：通知随事项的记录产生，重新执行不产生新的通知',
    en: 'No notice is sent again: notices follow from what is recorded on the case, and a redrive records nothing twice.',
  },
];

/**
 * Returns what a redrive would do: where it resumes, which functions it may call from there, and which of their effects are
 * already recorded. The function of the failed state comes first.
 */
export function previewOf(
  execution: IndexedExecution,
  from: string,
  definition: string,
  state: CaseState | undefined,
  language: Language,
) {
  const parsed = definitionSchema.parse(JSON.parse(definition));
  const calls = reachableFrom(parsed, from).flatMap((name) => {
    const { FunctionName = '', Payload = {} } = parsed.States[name]?.Arguments ?? {};
    const kind = typeof Payload.kind === 'string' ? Payload.kind : '';
    return doneBy(FunctionName, kind).map((called) => ({
      function: called.name,
      effect: called.effect(kind)[language],
      alreadyDone: state !== undefined && called.isDone(state, kind, execution),
    }));
  });
  return {
    from: stateView(execution.workflow, from, language),
    redrives: execution.redrives,
    calls,
    unaffected: unaffected.map((text) => text[language]),
  };
}

/** The effects of a call: that of its function, then the opening of the task that it names. */
const doneBy = (functionName: string, kind: string): readonly CalledFunction[] =>
  functions.filter(
    ({ name, deployed }) => functionName.includes(deployed) || (name === 'open-task' && kind !== ''),
  );

/** The states that are reachable from a state, beginning with itself, in the order in which they are found. */
function reachableFrom({ States }: Definition, from: string): string[] {
  const met = [from];
  for (const name of met) {
    const { Next, Choices = [], Default } = States[name] ?? {};
    for (const next of [Next, ...Choices.map((each) => each.Next), Default])
      if (next !== undefined && !met.includes(next)) met.push(next);
  }
  return met;
}
