import { schemeOf } from '../../../lib/policy/schemes/of-pack.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { optional } from '../../common/wording/notice-reader.ts';
import { newInformation, whereToAsk } from '../../common/wording/notice-texts.ts';

/** A grant that was found from data for the person: nothing is decided, and they may decline it. */
export const notices = {
  'grant-found': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '您可能符合补贴条件', en: 'You may be eligible for a subsidy' },
        paragraphs: [
          {
            zh: '经数据比对，您（编号{applicationNumber}）可能符合{scheme}的条件，不用填写申请。请登录或到服务窗口核对信息并确认，再由工作人员审核、审批。',
            en: 'Data suggest that you (case {applicationNumber}) may be eligible for {scheme}; there is nothing to apply for. Please look at it after signing in or at the counter and confirm it. Our staff then check it and decide.',
          },
          {
            when: 'until',
            zh: '请于{until}前（含当日）确认；过期未确认的，补贴仍在受理的，可以自行申领。',
            en: 'Please confirm it by {until}. After that you can still claim it yourself as long as claims are taken.',
          },
          {
            zh: '不需要的，可以不办理或者谢绝，不影响您的登记和其他待遇。信息有误的，请告知工作人员。',
            en: 'You may leave it or decline it: your registration and everything else stay as they are. If something is wrong, please tell us.',
          },
          {
            zh: '工作人员不会索要密码、验证码或费用。',
            en: 'Our staff never ask for a password, a code or money.',
          },
          { when: 'law', zh: '依据：{law}。', en: 'Law: {law}.' },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { data } = reader.need('grant-found');
      const scheme = schemeOf(reader.source.pack, data.scheme);
      return {
        scheme: reader.text(scheme ?? { zh: '补贴', en: 'a subsidy' }) ?? '',
        ...optional('law', scheme && reader.law(scheme.citation)),
        ...(data.until !== undefined && { until: reader.day(data.until) }),
      };
    },
  },
} as const satisfies NoticeWordings;
