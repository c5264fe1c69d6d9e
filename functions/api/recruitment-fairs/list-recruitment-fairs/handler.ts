import { beijingDate, lastDayOf, monthOf, startOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { regionalDivisions } from '../../../../lib/domain/divisions/five-regions.ts';
import { fairQuota } from '../../../../lib/domain/recruitment-fair.ts';
import { regionOfDivision } from '../../../../lib/policy/regions.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import { RecruitmentFairs } from '../../../../lib/store/recruitment-fairs.ts';
import { connectTable } from '../../../common/cases/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { fairView } from '../../../common/views/fair-view.ts';
import { basisView } from '../../../common/views/views.ts';
import { operation } from './operation.ts';

const table = connectTable();
const fairs = new RecruitmentFairs(table);

export const handler = serve(operation, async ({ path, query, principal, language, now }) => {
  const { district } = path;
  if (principal.role !== 'administrator' && !isWithin(principal, district))
    throw new Problem('outside-jurisdiction');
  const region = regionalDivisions.isCounty(district) ? regionOfDivision(district) : undefined;
  if (!region) throw new Problem('region-not-served');
  const month = query.month ?? monthOf(beijingDate(now));
  const held = await fairs.ofMonth(district, month);
  // The month's rule is that of its last day.
  const rules = await currentRules(table);
  const rule = rules.packAt(region, startOfDay(lastDayOf(month))).values.recruitmentFairs;
  return {
    body: {
      month,
      fairs: held.map(fairView),
      ...(rule.status === 'set' && {
        quota: {
          ...fairQuota(held, month, rule.value.perMonth),
          basis: basisView(referenceOf(rule.citation), language),
        },
      }),
    },
  };
});
