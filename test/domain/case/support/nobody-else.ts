import type { HandingOver } from '../../../../lib/domain/case/assignment/successor.ts';
import { calendar, lifecycleOf } from './cases.ts';

/** A district whose directory lists nobody who could take a case over. */
export const nobodyElse: HandingOver = {
  officers: [],
  today: '2026-11-20',
  rules: lifecycleOf('chongqing'),
  calendar,
};
