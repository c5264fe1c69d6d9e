import type { SignalKind, signalOrigins } from '../../../lib/domain/case/signals/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** What is reported. */
export const signalTexts = {
  'found-work': { zh: '已就业', en: 'has found work' },
  'started-business': { zh: '已创业', en: 'has started a business' },
  'stable-income': { zh: '已有稳定收入', en: 'has a stable income' },
  'drawing-pension': { zh: '已领取基本养老金', en: 'draws a basic pension' },
  moved: { zh: '已迁移住所', en: 'has moved' },
  'changed-intention': { zh: '就业意愿有变化', en: 'wants something else' },
  'no-longer-looking': { zh: '不再求职', en: 'no longer seeks work' },
  'registered-elsewhere': { zh: '已在其他地方登记', en: 'is registered elsewhere' },
  'entered-school': { zh: '已入学', en: 'has entered school' },
  'joined-army': { zh: '已服兵役', en: 'has joined the army' },
  'moving-abroad': { zh: '已移居境外', en: 'has moved abroad' },
  'transfer-requested': {
    zh: '其他登记地代本人申请转移登记',
    en: 'another place asks for the transfer, on behalf of the person',
  },
  'benefit-unclaimed': {
    zh: '可能符合条件而未领取失业保险待遇',
    en: 'may be entitled to a benefit of unemployment insurance that is not drawn',
  },
  note: { zh: '情况有变化', en: 'something has changed' },
} as const satisfies Record<SignalKind, Bilingual>;

/** Who reports it, in front of the report. */
const originTexts = {
  person: { zh: '本人申报', en: 'The person reports' },
  officer: { zh: '工作人员记录', en: 'An officer notes' },
  comparison: { zh: '信息比对发现', en: 'A comparison says' },
  'other-place': { zh: '', en: 'Reported' },
} as const satisfies Record<(typeof signalOrigins)[number], Bilingual>;

const reportText = (what: Bilingual, origin: keyof typeof originTexts): Bilingual => ({
  zh: `${originTexts[origin].zh}${what.zh}`,
  en: `${originTexts[origin].en}: ${what.en}`,
});

/** Reports about a registered person, by themself, an officer or a comparison. */
export const signals = {
  events: {
    'signal-received': ({ data: { kind, origin } }) => reportText(signalTexts[kind], origin),
    'change-withdrawn': { zh: '本人撤回变化报告', en: 'The person took a report back' },
    'signal-handled': { zh: '变化情况已核实处理', en: 'What was reported has been dealt with' },
  },
  tasks: {
    'assess-signal': { zh: '核实变化情况', en: 'Look into what was reported' },
  },
  deadlines: {
    signal: { zh: '核实变化情况', en: 'Checking a reported change' },
  },
  problems: {
    'change-before-registration': [
      422,
      '变化日期早于申请登记之日，与申请时填写的情况不符，请核对日期；确属此前发生的，请说明情况。',
      'This is dated before the application and contradicts it: please check the date, or say in words what happened.',
    ],
    'change-before-unemployment': [
      422,
      '变化日期早于失业之日，请核对。',
      'This is dated before the day of unemployment: please check the date.',
    ],
    'change-not-withdrawable': [
      409,
      '这项报告不能撤回：只能撤回本人报告、工作人员还没有办结的变化。情况不符的，可以直接向工作人员说明。',
      'This report cannot be taken back: only the person’s own reports can, as long as nobody has dealt with them. If it is wrong, tell our staff.',
    ],
    'already-reported': [
      409,
      '您已报告过这项变化，正在处理中，无需重复提交。',
      'You have reported this already; it is being dealt with and need not be sent again.',
    ],
  },
} as const satisfies EpisodeWording;
