import { type ServiceType, startUpServices } from '../../../domain/case/service-plan/services.ts';
import { citing, dated, proposed } from '../../author.ts';
import type { ClauseId } from '../../types.ts';
import type { Layer } from '../../values.ts';
import { monthlyFollowUp } from '../shared/follow-up.ts';
import { countedService, planByTrack } from '../shared/plan.ts';

const circular69 = citing('mohrss-2022-69');
const design = citing('product-design');

const item = (
  code: ServiceType,
  zh: string,
  en: string,
  clause: ClauseId,
  serviceTypes: readonly ServiceType[] = [code],
) => countedService('proposal', design('-', clause), { code, zh, en, serviceTypes, minimum: 0 });

/** The service plan and the monthly follow-up, unless the region's circular says it itself. */
export const services = {
  servicePlan: proposed(
    planByTrack({
      employment: [item('job-match', '岗位推荐', 'Job referrals', 'SX-2.2')],
      flexible: [item('gig-match', '零工信息', 'Gig information', 'SX-2.3')],
      'own-business': [item('start-up-service', '创业服务', 'Start-up service', 'SX-2.4', startUpServices)],
      unclear: [item('guidance', '职业指导', 'Vocational guidance', 'SX-2.5')],
    }),
    'I-09',
    {
      zh: '未取得全国通知全文，不定次数：各项至少提供一次，或者由本人说明原因谢绝',
      en: 'The text of the national circular is not held and no number is set: each is given once, or declined with a reason.',
    },
  ),
  followUp: dated(
    monthlyFollowUp({
      basis: 'reading',
      citation: circular69('-', 'SX-2.6'),
      visit: '实地走访',
      phone: '电话调查',
    }),
    'reading',
    circular69('-', 'I-06', undefined, {
      zh: '比对计数、首月和未联系上的处理分别按I-05、I-06、I-07读法',
      en: 'Comparisons, the first month and failed attempts follow readings I-05, I-06 and I-07.',
    }),
  ),
} as const satisfies Layer['values'];
