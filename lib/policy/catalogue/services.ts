import { tracks } from '../../domain/case/kernel/vocabulary.ts';
import type { Pack } from '../packs.ts';
import { atLeast, hasNumber } from '../stated-number.ts';
import { lowerFirst, type Section, type Statement, statement } from './statement.ts';

/** The list of services: what each intention gets, and what the circular adds for some groups or for everybody. */
export function serviceListSection(pack: Pack): Section {
  const { intentionTracks, servicePlan, oneToOne, followUp } = pack.values;
  const ofTracks = tracks.flatMap((track): readonly Statement[] => {
    const name = intentionTracks.value.find(({ code }) => code === track);
    return servicePlan.value.templates[track].map((item) => {
      const often = hasNumber(item) ? atLeast(item.minimum, item.serviceTypes) : undefined;
      return statement(
        {
          zh: `${name?.zh ?? ''}的：${item.zh}${often ? `（${often.zh}）` : ''}`,
          en: `${name?.en ?? track}: ${lowerFirst(item.en)}${often ? ` (${often.en})` : ''}`,
        },
        item,
      );
    });
  });
  const [everybody, difficulty] = [
    { zh: '登记失业人员', en: 'For all registered persons' },
    { zh: '就业困难人员', en: 'For persons with employment difficulty' },
  ];
  const whom = oneToOne.value.scope === 'every-registered-person' ? everybody : difficulty;
  return {
    code: 'service-list',
    title: { zh: '服务清单', en: 'List of services' },
    statements: [
      ...ofTracks,
      statement(
        {
          zh: `${whom.zh}：${oneToOne.value.name.zh}`,
          en: `${whom.en}: ${lowerFirst(oneToOne.value.name.en)}`,
        },
        oneToOne,
      ),
      statement(
        {
          zh: `${everybody.zh}：每月至少${followUp.value.minimumPerMonth}次跟踪回访`,
          en: `${everybody.en}: follow-up at least once a month`,
        },
        followUp,
      ),
    ],
  };
}

/** The steps of a registration, each with the rule that requires it. */
export function stepsSection(pack: Pack): Section {
  const { identityDocuments, applicationFacts, decisionDeadlineOnline, resultNotice } = pack.values;
  const { firstContact, servicePlan, followUp } = pack.values;
  return {
    code: 'steps',
    title: { zh: '办理程序', en: 'Steps' },
    statements: [
      statement(
        {
          zh: '一、申请。线上填写申请，或者持本人有效身份证件到服务窗口申请。',
          en: 'First, apply online, or at a counter with your own valid identity document.',
        },
        identityDocuments,
      ),
      statement(
        {
          zh: '二、承诺。填写个人基本信息和失业原因，并书面承诺所填信息真实。',
          en: 'Second, state your basic information and the reason of unemployment, and confirm in writing that they are true.',
        },
        applicationFacts,
      ),
      statement(
        {
          zh: '三、审核。经办机构通过信息比对或者人工核查进行核验，由工作人员在规定时限内作出决定。',
          en: 'Third, the agency checks by comparing records or by asking; its staff decide within the time limit.',
        },
        decisionDeadlineOnline,
      ),
      statement(
        { zh: '四、告知。经办机构将办理结果告知本人。', en: 'Fourth, the agency tells you the result.' },
        resultNotice,
      ),
      statement(
        {
          zh: '五、联系。准予登记的，工作人员主动联系，了解情况和需求。',
          en: 'Fifth, once you are registered, our staff get in touch to learn your situation and needs.',
        },
        firstContact,
      ),
      statement(
        {
          zh: '六、服务。与您一起制定服务计划并落实服务。',
          en: 'Sixth, a service plan is made with you and carried out.',
        },
        servicePlan,
      ),
      statement(
        {
          zh: '七、回访。登记期间每月跟踪回访，情况变化时调整服务。',
          en: 'Seventh, while you are registered you are followed up every month, and services change with your situation.',
        },
        followUp,
      ),
    ],
  };
}
