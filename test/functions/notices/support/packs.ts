import type { Packs } from '../../../../functions/common/notices/render.ts';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';

/** The packs of this repository. */
export const packs: Packs = {
  packAt: (region, instant) => resolvePack(region, beijingDate(instant)),
  packOf: ({ region, submittedAt }) => resolvePack(region, beijingDate(Date.parse(submittedAt))),
};
