import { declares, defineEpisode } from '../kernel/episode.ts';
import { adjustPlanTask, type PlanAdjustmentRules } from './tasks.ts';

/** What shows that a plan is no longer right; the adjustment itself is part of the service plan. */
export const planAdjustmentEpisode = defineEpisode({
  name: 'plan-adjustment',
  tasks: [adjustPlanTask],
  resumes: [{ task: adjustPlanTask, isResumed: () => true }],
  rules: declares<PlanAdjustmentRules>(),
});
