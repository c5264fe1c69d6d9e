import { criterionCode, notHadCode } from '../../../lib/domain/case/claim/scheme.ts';
import { groupedYuanOf } from '../../../lib/domain/money.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { type NoticeReader, optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  type Parameters,
  whereToAppeal,
  whereToAsk,
  withLastDay,
} from '../../common/wording/notice-texts.ts';
import { bounceTexts } from '../../common/wording/payment-texts.ts';
import { judgedText } from './criterion-texts.ts';
import { recoveryTexts, refusalTexts } from './ground-texts.ts';
import { schemeTexts } from './scheme-texts.ts';

const number = {
  zh: '补贴申领（编号{applicationNumber}，第{claim}项）',
  en: 'claim {claim} of case {applicationNumber}',
};

/** The outcome of a claim, and how to object. */
export const notices = {
  'claim-made': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '补贴申领已受理', en: 'Your claim has been taken' },
        paragraphs: [
          {
            zh: `您的${number.zh}已受理：{scheme}。将由一名工作人员审核、另一人审批，审核期限为{checkBy}。`,
            en: `We have taken your claim of {scheme} (${number.en}). One member of staff checks it by {checkBy}, another one decides.`,
          },
          {
            zh: '能够通过数据比对核实的，不用您提供证明。',
            en: 'What we can match with data you need not prove.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { data } = reader.need('claim-made');
      return { ...claimNamed(reader, data.number), checkBy: reader.due(data.check) };
    },
  },
  'claim-by-employer': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '有用人单位申报了与您有关的事项', en: 'An employer has declared something about you' },
        paragraphs: [
          {
            zh: '有用人单位申报已招用您（编号{applicationNumber}），并据此办理用人单位的事项。这不需要您办理任何手续，也不影响您本人的待遇。',
            en: 'An employer has declared that it hired you (case {applicationNumber}) and deals with something of its own on that ground. You need not do anything, and nothing that is yours is touched by it.',
          },
          {
            zh: '如果您没有被该单位招用，或者情况与事实不符，请登录或到服务窗口反映，工作人员会核查，核查期间不予批准。',
            en: 'If you were not hired by it, or something is not so, please say so after signing in or at the counter: our staff look into it, and nothing is approved before.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: () => ({}),
  },
  'claim-information-requested': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '请您补充说明补贴申领情况', en: 'Please add something to your claim' },
        paragraphs: [
          {
            zh: `审核您的${number.zh}时，有需要您补充的内容：{items}。`,
            en: `For your ${number.en} please add: {items}.`,
          },
          { when: 'message', zh: '工作人员留言：{message}', en: 'Our staff write: {message}' },
          {
            zh: '请登录后或到服务窗口补充，只告知一次；除上列内容外，不用提供其他材料。审核期限不因此延长，仍为{checkBy}，请尽量在此之前补充。',
            en: 'Please do so after signing in or at the counter. You are asked once, and for nothing else. The time limit runs on: the claim is checked by {checkBy}, so please answer before.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { data } = reader.need('claim-information-requested');
      const claim = claimIn(reader, data.number);
      const names = [
        ...data.facts.map((fact) => schemeTexts.asked[fact]),
        ...data.documents.flatMap((code) => claim?.terms.documents.find((each) => each.code === code) ?? []),
      ];
      const { deadlines } = reader.source.state;
      const check = Object.values(deadlines).find(({ taskId }) => taskId === data.taskId);
      return {
        ...claimNamed(reader, data.number),
        items: reader.list(names.map((each) => reader.text(each) ?? '')),
        ...optional('message', reader.said('message', 'claim-information-requested')),
        checkBy: reader.due(check ?? reader.need('claim-made').data.check),
      };
    },
  },
  'claim-decided': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '补贴申领的结果', en: 'The result of your claim' },
        paragraphs: [
          {
            when: 'amount',
            zh: `您的${number.zh}经审批，同意给予{scheme}{amount}元，将拨付到您填报的收款账户。`,
            en: `Your ${number.en} was approved: {scheme}, {amount} yuan, to be paid to the account that you gave.`,
          },
          {
            when: 'reason',
            zh: `您的${number.zh}经审批，不予给予{scheme}。理由：{reason}。`,
            en: `Your ${number.en} for {scheme} was not approved. Reason: {reason}.`,
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { zh: '依据：{law}。', en: 'Law: {law}.' },
          {
            when: 'reason',
            zh: '如果您认为不予批准有误，可以登录后或到服务窗口申请复核一次，由未参与审核、审批的主管复核。',
            en: 'If you think this is wrong, ask for a review after signing in or at the counter, once: a supervisor who took no part in it looks again.',
          },
          { when: 'reviewBody', ...whereToAppeal },
          whereToAsk,
        ],
      },
      2: {
        short: newResult,
        title: { zh: '补贴申领的结果', en: 'The result of your claim' },
        paragraphs: [
          {
            when: 'toAccount',
            zh: `您的${number.zh}经审批，同意给予{scheme}{amount}元，将拨付到您填报的收款账户。`,
            en: `Your ${number.en} was approved: {scheme}, {amount} yuan, to be paid to the account that you gave.`,
          },
          {
            when: 'withoutAccount',
            zh: `您的${number.zh}经审批，同意给予{scheme}{amount}元。您还没有填报收款账户，请登录后或到服务窗口填报，填报后拨付。工作人员不会索要密码、验证码或费用。`,
            en: `Your ${number.en} was approved: {scheme}, {amount} yuan. You have not given an account yet: please do so after signing in or at the counter, and it is paid after that. Our staff never ask for a password, a code or money.`,
          },
          {
            when: 'reason',
            zh: `您的${number.zh}经审批，决定不予批准{scheme}。理由：{reason}。`,
            en: `Your ${number.en} for {scheme} was not approved. Reason: {reason}.`,
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { zh: '依据：{law}。', en: 'Law: {law}.' },
          {
            when: 'reason',
            zh: '如果您认为不予批准有误，可以登录后或到服务窗口申请复核一次，由未参与审核、审批的主管复核。',
            en: 'If you think this is wrong, ask for a review after signing in or at the counter, once: a supervisor who took no part in it looks again.',
          },
          { when: 'reviewBody', ...whereToAppeal },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const decided = reader.need('claim-approved', 'claim-refused');
      const named = claimNamed(reader, decided.data.number);
      if (decided.type === 'claim-approved')
        return {
          ...named,
          amount: groupedYuanOf(decided.data.amountFen),
          [decided.data.account ? 'withoutAccount' : 'toAccount']: 'yes',
          law: reader.law(decided.data.terms.citation),
        };
      const { ground, criterion, basis } = decided.data;
      return {
        ...named,
        reason: refusalReason(reader, decided.data.number, ground, criterion),
        law: reader.law(basis),
        ...optional('explanation', reader.said('explanation', 'claim-refused')),
        ...optional('reviewBody', remediesOf(reader).reviewBody),
      };
    },
  },
  'claim-reviewed': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '补贴申领复核结果', en: 'The result of the review' },
        paragraphs: [
          {
            when: 'checkBy',
            zh: `您的${number.zh}经主管复核，原决定予以撤回，由其他工作人员重新审核、审批，审核期限为{checkBy}。`,
            en: `A supervisor has looked again at your ${number.en}. The decision was taken back; others check it by {checkBy} and decide anew.`,
          },
          {
            when: 'stands',
            zh: `您的${number.zh}经主管复核，维持不予批准{scheme}的决定。`,
            en: `A supervisor has looked again at your ${number.en} for {scheme}: the refusal stands.`,
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { when: 'law', zh: '依据：{law}。', en: 'Law: {law}.' },
          { when: 'stands', ...whereToAppeal },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { data } = reader.need('claim-review-decided');
      const claim = claimIn(reader, data.number);
      return {
        ...claimNamed(reader, data.number),
        ...optional('explanation', reader.said('explanation', 'claim-review-decided')),
        ...(data.again
          ? { checkBy: reader.due(data.again.check) }
          : {
              stands: 'yes',
              ...(claim && { law: reader.law(claim.terms.citation) }),
              ...optional('reviewBody', remediesOf(reader).reviewBody),
            }),
      };
    },
  },
  'claim-paid': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '补贴已发放', en: 'The subsidy has been paid' },
        paragraphs: [
          {
            zh: `您的${number.zh}：{scheme}{amount}元已于{paidOn}发放到您填报的收款账户。如未收到，请与经办机构联系。`,
            en: `Your ${number.en}: {scheme}, {amount} yuan, was paid on {paidOn} to the account that you gave. If it has not come, please tell us.`,
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { data } = reader.need('claim-paid');
      return {
        ...claimNamed(reader, data.number),
        amount: groupedYuanOf(data.amountFen),
        paidOn: reader.day(data.paidOn),
      };
    },
  },
  'claim-payment-bounced': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '收款账户需要更正', en: 'Please correct the account' },
        paragraphs: [
          {
            zh: `您的${number.zh}：{scheme}拨付时被银行退回，款项仍为您保留。请登录或到服务窗口核对并更正收款账户，更正后重新拨付。`,
            en: `Your ${number.en}: the bank sent the payment of {scheme} back. The money is kept for you: please check and correct the account after signing in or at the counter, and it is paid again.`,
          },
          {
            zh: '工作人员不会索要密码、验证码或费用。',
            en: 'Our staff never ask for a password, a code or money.',
          },
          whereToAsk,
        ],
      },
      2: {
        short: newInformation,
        title: { zh: '收款账户需要更正', en: 'Please correct the account' },
        paragraphs: [
          {
            when: 'soon',
            zh: `您的${number.zh}：{scheme}拨付时被银行退回，款项仍为您保留。请登录或到服务窗口核对并更正收款账户，更正后重新拨付。`,
            en: `Your ${number.en}: the bank sent the payment of {scheme} back. The money is kept for you: please check and correct the account after signing in or at the counter, and it is paid again.`,
          },
          {
            when: 'waits',
            zh: `您的${number.zh}：{scheme}拨付时被银行退回。请登录或到服务窗口核对并更正收款账户。该笔补贴正在核实，核实前不拨付，核实后按结果办理。`,
            en: `Your ${number.en}: the bank sent the payment of {scheme} back. Please check and correct the account after signing in or at the counter. We are looking into this claim: nothing is paid before that is done, and what follows depends on what we find.`,
          },
          {
            zh: '工作人员不会索要密码、验证码或费用。',
            en: 'Our staff never ask for a password, a code or money.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { number, waits } = reader.need('claim-payment-bounced').data;
      return { ...claimNamed(reader, number), [waits ? 'waits' : 'soon']: 'yes' };
    },
  },
  'claim-payment-returned': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '补贴款项退汇告知', en: 'Your payment came back from the bank' },
        paragraphs: [
          {
            when: 'again',
            zh: `您的${number.zh}：{scheme}{amount}元于{paidOn}拨付后，又于{returnedOn}被银行退汇，款项仍为您保留。请登录或到服务窗口核对并更正收款账户。`,
            en: `Your ${number.en}: {scheme}, {amount} yuan, was paid on {paidOn} and came back from the bank on {returnedOn}. The money is kept for you: please check and correct the account after signing in or at the counter.`,
          },
          { when: 'reason', zh: '银行退汇原因：{reason}。', en: 'The reason that the bank gives: {reason}.' },
          {
            when: 'soon',
            zh: '更正后重新拨付，不用重新申领。',
            en: 'It is paid again after that; you need not claim anew.',
          },
          {
            when: 'later',
            zh: '此前决定追回其中一部分，因款项未到账，不用退回；应当发放的金额核实后办理。',
            en: 'A part of it had been claimed back. As it did not reach you, nothing is to be repaid; what is due is looked at first.',
          },
          {
            when: 'ended',
            zh: `您的${number.zh}：{scheme}{amount}元于{paidOn}拨付后，又于{returnedOn}被银行退汇。该款项此前已决定追回，因此不用退回，也不再发放。`,
            en: `Your ${number.en}: {scheme}, {amount} yuan, was paid on {paidOn} and came back from the bank on {returnedOn}. It had been claimed back before: nothing is to be repaid, and it is not paid again.`,
          },
          {
            when: 'again',
            zh: '工作人员不会索要密码、验证码或费用。',
            en: 'Our staff never ask for a password, a code or money.',
          },
          whereToAsk,
        ],
      },
      2: {
        short: newInformation,
        title: { zh: '补贴款项退汇告知', en: 'Your payment came back from the bank' },
        paragraphs: [
          {
            when: 'again',
            zh: `您的${number.zh}：{scheme}{amount}元于{paidOn}拨付后，又于{returnedOn}被银行退汇。请登录或到服务窗口核对并更正收款账户。`,
            en: `Your ${number.en}: {scheme}, {amount} yuan, was paid on {paidOn} and came back from the bank on {returnedOn}. Please check and correct the account after signing in or at the counter.`,
          },
          { when: 'reason', zh: '银行退汇原因：{reason}。', en: 'The reason that the bank gives: {reason}.' },
          {
            when: 'soon',
            zh: '款项仍为您保留，更正后重新拨付，不用重新申领。',
            en: 'The money is kept for you and is paid again after that; you need not claim anew.',
          },
          {
            when: 'later',
            zh: '此前决定追回其中一部分，因款项未到账，不用退回；应当发放的金额核实后办理。',
            en: 'A part of it had been claimed back. As it did not reach you, nothing is to be repaid; what is due is looked at first.',
          },
          {
            when: 'waits',
            zh: '该笔补贴正在核实，核实前不拨付，核实后按结果办理。',
            en: 'We are looking into this claim: nothing is paid before that is done, and what follows depends on what we find.',
          },
          {
            when: 'ended',
            zh: `您的${number.zh}：{scheme}{amount}元于{paidOn}拨付后，又于{returnedOn}被银行退汇。该款项此前已决定追回，因此不用退回，也不再发放。`,
            en: `Your ${number.en}: {scheme}, {amount} yuan, was paid on {paidOn} and came back from the bank on {returnedOn}. It had been claimed back before: nothing is to be repaid, and it is not paid again.`,
          },
          {
            when: 'again',
            zh: '工作人员不会索要密码、验证码或费用。',
            en: 'Our staff never ask for a password, a code or money.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { data } = reader.need('claim-payment-returned');
      const next = data.look ? 'later' : data.waits ? 'waits' : 'soon';
      return {
        ...claimNamed(reader, data.number),
        amount: groupedYuanOf(data.amountFen),
        paidOn: reader.day(data.paidOn),
        returnedOn: reader.day(data.returnedOn),
        ...(data.revokes
          ? { ended: 'yes' }
          : {
              again: 'yes',
              [next]: 'yes',
              ...optional('reason', isNamed(data.reason) ? reader.text(bounceTexts[data.reason]) : undefined),
            }),
      };
    },
  },
  'claim-recovery': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '补贴追回决定', en: 'A subsidy is claimed back' },
        paragraphs: [
          {
            zh: `您的${number.zh}：经审批，决定追回已发放的{scheme}{amount}元。理由：{reason}。可以一次或分次退回，具体办法请与经办机构联系。`,
            en: `Your ${number.en}: it was decided to claim back {amount} yuan of {scheme}. Reason: {reason}. It may be repaid at once or in parts; please ask us how.`,
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { zh: '依据：{law}。', en: 'Law: {law}.' },
          whereToAppeal,
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => recoveryIn(reader),
  },
  'claim-revoked': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '撤销补贴批准告知书', en: 'The approval of a subsidy is taken back' },
        paragraphs: [
          {
            zh: `您的${number.zh}：经审批，决定撤销对{scheme}{amount}元的批准，该款项尚未发放，不再发放。理由：{reason}。`,
            en: `Your ${number.en}: it was decided to take back the approval of {amount} yuan of {scheme}, which was not paid yet and is not paid any more. Reason: {reason}.`,
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { zh: '依据：{law}。', en: 'Law: {law}.' },
          {
            zh: '符合条件的，可以重新申领。',
            en: 'If you meet the conditions, you may claim it again.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => recoveryIn(reader),
  },
  'claim-for-supervisor': {
    texts: withLastDay({
      1: {
        short: {
          zh: '编号{applicationNumber}的事项须由主管审核，请登录工作平台办理。',
          en: 'Case {applicationNumber} awaits a decision of a supervisor. Please sign in.',
        },
        title: { zh: '补贴事项待主管审核', en: 'A claim awaits a supervisor' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}：有一项补贴申领或追回事项须由主管办理，请于{dueOn}前办理。',
            en: 'Case {applicationNumber} in {district}: a claim, its review or its recovery awaits a supervisor by {dueOn}.',
          },
        ],
      },
    }),
    parameters: (reader) => {
      const { type, data } = reader.need(
        'claim-checked',
        'claim-review-asked',
        'claim-recovery-proposed',
        'claim-payment-returned',
      );
      if (type === 'claim-payment-returned') return data.look ? { dueOn: reader.due(data.look) } : {};
      return { dueOn: reader.due('review' in data ? data.review : data.decision) };
    },
  },
} as const satisfies NoticeWordings;

/** Whether a bank has said what is wrong with an account. */
const isNamed = (reason: keyof typeof bounceTexts): boolean =>
  reason !== 'bank-rejected' && reason !== 'other';

const claimIn = (reader: NoticeReader, number: number) =>
  reader.source.state.claims?.find((each) => each.number === number);

/** What was decided about money that was approved: how much, and why. */
function recoveryIn(reader: NoticeReader): Parameters {
  const { data } = reader.need('claim-recovery-decided');
  const claim = claimIn(reader, data.number);
  const recovery = claim?.recoveries.find(({ taskId }) => taskId === data.taskId);
  return {
    ...claimNamed(reader, data.number),
    amount: groupedYuanOf(recovery?.amountFen ?? 0),
    reason: reader.text(recovery && recoveryTexts[recovery.ground]) ?? '',
    law: claim ? reader.law(claim.terms.citation) : '',
    ...optional('explanation', reader.said('explanation', 'claim-recovery-decided')),
    ...optional('reviewBody', remediesOf(reader).reviewBody),
  };
}

/** The claim that a notice is about, and its scheme. */
function claimNamed(reader: NoticeReader, number: number): Parameters {
  const claim = claimIn(reader, number);
  return { claim: String(number), ...optional('scheme', reader.text(claim?.terms)) };
}

function refusalReason(
  reader: NoticeReader,
  number: number,
  ground: 'criterion' | 'wrong-facts' | 'objection-upheld',
  criterion: string | undefined,
): string {
  const claim = claimIn(reader, number);
  const found = claim?.terms.criteria.find((each) => criterionCode(each) === criterion);
  const excluded = claim?.terms.excludes.find(({ code }) => notHadCode(code) === criterion);
  const judged = found ?? (excluded && { kind: 'not-had' as const, scheme: excluded.code });
  const text =
    ground === 'criterion' && claim && judged
      ? judgedText(
          {
            code: criterion ?? '',
            criterion: judged,
            verdict: 'not-met',
            by: 'officer',
            citation: claim.terms.citation,
          },
          claim.terms,
        )
      : refusalTexts[ground];
  return reader.text(text) ?? '';
}
