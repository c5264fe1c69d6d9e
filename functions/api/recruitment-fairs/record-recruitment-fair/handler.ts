import { beijingDate, parseLocalDate, startOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { regionalDivisions } from '../../../../lib/domain/divisions/five-regions.ts';
import { regionOfDivision } from '../../../../lib/policy/regions.ts';
import { RecruitmentFairs } from '../../../../lib/store/recruitment-fairs.ts';
import { connectTable } from '../../../common/cases/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { fairView } from '../../../common/views/fair-view.ts';
import { operation } from './operation.ts';

const table = connectTable();
const fairs = new RecruitmentFairs(table);

export const handler = serve(operation, async ({ path, body, principal, now }) => {
  const { district } = path;
  const { date, title } = body;
  if (!isWithin(principal, district)) throw new Problem('outside-jurisdiction');
  const region = regionalDivisions.isCounty(district) ? regionOfDivision(district) : undefined;
  if (!region) throw new Problem('region-not-served');
  if (date > beijingDate(now))
    throw new Problem('date-in-future', {}, [{ pointer: '/date', code: 'date-in-future' }]);
  const rules = await currentRules(table);
  const rule = rules.packAt(region, startOfDay(parseLocalDate(date))).values.recruitmentFairs;
  if (rule.status !== 'set') throw new Problem('no-recruitment-fairs');
  const recorded = await fairs.record(
    { district, date, ...(title !== undefined && { title }) },
    { at: new Date(now).toISOString(), by: principal.subject },
  );
  if (recorded.title !== title) throw new Problem('fair-already-recorded');
  return { body: fairView(recorded) };
});
