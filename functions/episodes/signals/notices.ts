import { dataNoticeOf } from '../../../lib/policy/data-notice.ts';
import { districtName } from '../../common/wording/district-name.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { type NoticeReader, optional } from '../../common/wording/notice-reader.ts';
import { newInformation, type Parameters, whereToAsk } from '../../common/wording/notice-texts.ts';
import { findingTexts, progressFindings, sourceText } from './finding-texts.ts';
import { signalTexts } from './index.ts';

/** The result of a comparison for the person (PIPL). */
export const notices = {
  'comparison-finding': {
    texts: {
      1: {
        short: {
          zh: '{agency}：您办理的公共服务事项（编号{applicationNumber}）有一项信息请您核对，请登录{entrance}或到服务窗口查看，咨询电话{hotline}。',
          en: 'From the {agency}: please check something in your public service matter ({applicationNumber}). Sign in to {entrance} or come to the counter. Questions: {hotline}.',
        },
        title: { zh: '请核对一项比对信息', en: 'Please check what a record says of you' },
        paragraphs: [
          {
            zh: '信息比对显示：{finding}。',
            en: 'A comparison of records says: {finding}.',
          },
          {
            when: 'source',
            zh: '信息来源：{source}，数据日期：{asOf}。',
            en: 'Source: {source}, as of {asOf}.',
          },
          {
            when: 'closureProposed',
            zh: '工作人员将据此审核您的失业登记是否继续；在作出决定前，登记继续有效。',
            en: 'Our staff will decide whether your registration goes on. Until then it is in force.',
          },
          {
            zh: '如果信息不准确，请告诉我们：您可以说明情况、要求更正，工作人员会核实。',
            en: 'If it is wrong, tell us: you may explain, and ask for it to be corrected; our staff will look into it.',
          },
          { zh: '{automatedDecisions}', en: '{automatedDecisions}' },
          { zh: '{rights}', en: '{rights}' },
          whereToAsk,
        ],
      },
    },
    parameters: findingOf,
  },
  'transfer-requested': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '已收到转移登记申请', en: 'A transfer of your registration was asked for' },
        paragraphs: [
          {
            zh: '{requestedBy}的工作人员已代您提出申请，将您的失业登记（编号{applicationNumber}）转入当地。我们将尽快办理；办理完成前，登记在原地继续有效。',
            en: 'The staff of {requestedBy} have asked on your behalf that your registration {applicationNumber} move there. We will see to it soon; until then it goes on here.',
          },
          {
            zh: '如果您没有提出过这样的申请，请尽快告诉我们。',
            en: 'If you have not asked for it, please tell us soon.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { source } = reader.need('signal-received').data;
      return { requestedBy: districtName(source ?? '', reader.source.language) };
    },
  },
  'change-withdrawn': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '变化报告已撤回', en: 'A report of a change was taken back' },
        paragraphs: [
          {
            zh: '您关于“{change}”（自{asOf}起）的变化报告已撤回，失业登记编号{applicationNumber}。',
            en: 'The report “{change}” as of {asOf}, about your registration {applicationNumber}, was taken back.',
          },
          {
            when: 'proposalEnded',
            zh: '因该报告提请的注销不再审核，您的失业登记继续有效，服务计划和每月联系照常进行。',
            en: 'The closure that this report had led to is no longer considered: your registration goes on, with your service plan and the monthly contacts.',
          },
          {
            when: 'proposalStands',
            zh: '还有其他信息涉及登记是否继续，工作人员仍将审核；在作出决定前，登记继续有效。',
            en: 'Other information concerns your registration too, so that our staff still decide whether it goes on. Until then it is in force.',
          },
          {
            when: 'looked',
            zh: '工作人员将与您核实有关情况。今后情况确有变化的，请及时报告。',
            en: 'Our staff will ask you about it. If something changes later, please report it.',
          },
          {
            zh: '如果不是您本人要求撤回的，请尽快告诉我们。',
            en: 'If you did not want it taken back, please tell us soon.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: withdrawnOf,
  },
} as const satisfies NoticeWordings;

function withdrawnOf(reader: NoticeReader): Parameters {
  const { number, ends, opens } = reader.need('change-withdrawn').data;
  const { closure, signals } = reader.source.state;
  const signal = signals.find((each) => each.number === number);
  if (!signal) throw new Error('a notice of a report that nobody made');
  const endsProposal = ends?.kind === 'decide-closure';
  return {
    change: signalTexts[signal.kind][reader.source.language],
    asOf: reader.day(signal.asOf),
    ...(endsProposal && { proposalEnded: 'ended' }),
    ...(opens && !endsProposal && closure?.status === 'proposed' && { proposalStands: 'stands' }),
    ...(opens && { looked: 'looked' }),
  };
}

function findingOf(reader: NoticeReader): Parameters {
  const event = reader.need('signal-received', 'follow-up-completed');
  const notice = dataNoticeOf(reader);
  const paragraph = (code: string) => reader.text(notice.find((each) => each.code === code)?.text);
  const { closureProposal } = event.data;
  const [evidence] = closureProposal?.evidence ?? [];
  const [source, asOf] =
    event.type === 'signal-received'
      ? [event.data.source, event.data.asOf]
      : [evidence?.source, evidence?.on];
  const finding =
    event.type === 'signal-received' ? findingTexts[event.data.kind] : progressFindings[event.data.progress];
  return {
    finding: finding[reader.source.language],
    ...(source !== undefined &&
      asOf !== undefined && {
        source: sourceText(source, reader.source.language),
        asOf: reader.day(asOf),
      }),
    ...(closureProposal && { closureProposed: 'proposed' }),
    ...optional('automatedDecisions', paragraph('automated-decisions')),
    ...optional('rights', paragraph('rights')),
  };
}
