import type { TaskKind } from '../../../../lib/domain/case/case.ts';
import { loadShownCase, viewOf } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { decisionChoices } from '../../../common/views/case-choices-view.ts';
import { closureReasonsView } from '../../../common/views/closure-view.ts';
import { planChoices } from '../../../common/views/plan-choices.ts';
import { taskDetailsView } from '../../../common/views/task-details-view.ts';
import { taskText } from '../../../episodes/task-text.ts';
import { operation } from './operation.ts';

const planKinds: readonly TaskKind[] = [
  'make-first-contact',
  'make-service-plan',
  'carry-out-plan',
  'adjust-plan',
];

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, language, now } = request;
    const { loaded, rules } = await loadShownCase(records, path.caseId, request);
    const { state } = loaded;
    const task = Object.hasOwn(state.tasks, path.taskId) ? state.tasks[path.taskId] : undefined;
    const ended = Object.hasOwn(state.endedTasks, path.taskId) ? state.endedTasks[path.taskId] : undefined;
    const outcome = ended?.outcome;
    const kind = task?.kind ?? ended?.kind;
    if (!kind) throw new Problem('task-not-found');
    const [view, person] = await Promise.all([
      viewOf(records, loaded, request),
      records.cases.person(loaded),
    ]);
    return {
      body: {
        taskId: path.taskId,
        kind,
        kindText: taskText(kind, path.taskId)[language],
        status: task ? ('open' as const) : ('ended' as const),
        ...(outcome && { outcome }),
        case: view,
        ...taskDetailsView(state, person, rules, language, now),
        ...decisionChoices(rules.packOf(state), language),
        ...(state.phase === 'registered' && {
          closureReasons: [...closureReasonsView(rules.packAt(state.region, now), language)],
        }),
        ...(planKinds.includes(kind) && {
          planChoices: planChoices(state, rules.packAt(state.region, now), language),
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
