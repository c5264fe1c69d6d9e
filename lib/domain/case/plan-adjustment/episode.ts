import { declares, defineEpisode } from '../kernel/episode.ts';
import { adjustPlanTask, type PlanAdjustmentRules } from './tasks.ts';

/** What shows that a plan no longer fits. The adjustment itself belongs to the service plan. */
export const planAdjustmentEpisode = defineEpisode({
  name: 'plan-adjustment',
  tasks: [adjustPlanTask],
  resumes: [{ task: adjustPlanTask, isResumed: () => true }],
  rules: declares<PlanAdjustmentRules>(),
});
