import { citing, dated, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';

const circular3 = citing('mohrss-2020-3');

/** How the result is announced, and where one can apply. */
export const channels = {
  resultNotice: dated(
    {
      means: ['online', 'message', 'phone', 'counter'],
      proofOfDelivery: true,
      keptOutOfMessages: ['reason', 'category', 'benefit'],
      manner: {
        zh: '通过短信、手机应用或电话告知办理结果并留存送达记录；短信不含原因、类别和待遇内容，完整结果登录后或到窗口查看',
        en: 'You are told the result by text message, app or phone with a record of delivery; messages carry no reason, category or benefit, and the full result is shown after sign-in or at the counter',
      },
    },
    'reading',
    citing('product-design')('-', 'I-34'),
  ),
  serviceChannels: dated(
    [
      stated('national', circular3('二', 'N1'), {
        code: 'national-platform',
        channel: 'online',
        zh: '失业登记全国统一服务平台',
        en: 'National unified platform for unemployment registration',
      }),
      stated('national', circular3('二', 'N1'), {
        code: 'agency-counter',
        channel: 'counter',
        zh: '各级公共就业服务机构综合性服务场所',
        en: 'Service halls of public employment service agencies of every level',
      }),
      stated('national', circular3('二', 'N1'), {
        code: 'grass-roots-counter',
        channel: 'counter',
        zh: '街道（乡镇）、社区（村）基层公共就业服务平台',
        en: 'Grass-roots desks of streets, townships, communities and villages',
      }),
      stated('national', circular3('二', 'N1'), {
        code: 'disability-agency',
        channel: 'counter',
        zh: '受委托承担残疾劳动者失业登记工作的残疾人就业服务机构',
        en: 'Disabled persons’ employment service agencies entrusted with registration',
      }),
    ],
    'national',
    circular3('二', 'N1', undefined, {
      zh: '全国平台申请编号沿用失业登记申请编号',
      en: 'Applications from the national platform keep its application number.',
    }),
  ),
} as const satisfies Layer['values'];
