import type { SignalKind } from '../../../lib/domain/case/signals/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

const signalTexts = {
  'found-work': { zh: '反映已就业', en: 'Reported: has found work' },
  'started-business': { zh: '反映已创业', en: 'Reported: has started a business' },
  'stable-income': { zh: '反映已有稳定收入', en: 'Reported: has a stable income' },
  'drawing-pension': { zh: '反映已领取基本养老金', en: 'Reported: draws a basic pension' },
  moved: { zh: '反映已迁移住所', en: 'Reported: has moved' },
  'changed-intention': { zh: '反映就业意愿变化', en: 'Reported: the intention has changed' },
  'no-longer-looking': { zh: '本人申请终止', en: 'The person no longer seeks work' },
  'registered-elsewhere': { zh: '反映在其他地方登记', en: 'Reported: registered elsewhere' },
  'entered-school': { zh: '反映已入学', en: 'Reported: has entered school' },
  'joined-army': { zh: '反映已服兵役', en: 'Reported: has joined the army' },
  'moving-abroad': { zh: '反映已移居境外', en: 'Reported: has moved abroad' },
  'transfer-requested': {
    zh: '其他登记地代本人申请转移登记',
    en: 'Another place asks for the transfer, on behalf of the person',
  },
  note: { zh: '工作人员记录变化情况', en: 'An officer noted something' },
} as const satisfies Record<SignalKind, Bilingual>;

/** What is reported of a registered person, by them, by an officer or by a comparison. */
export const signals = {
  events: {
    'signal-received': (event) => signalTexts[event.data.kind],
    'signal-handled': { zh: '变化情况已核实处理', en: 'What was reported has been dealt with' },
  },
  tasks: {
    'assess-signal': { zh: '核实变化情况', en: 'Look into what was reported' },
  },
  deadlines: {
    signal: { zh: '核实变化情况', en: 'Looking into what was reported' },
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
    'already-reported': [
      409,
      '您已报告过这项变化，正在处理中，无需重复提交。',
      'You have reported this already; it is being dealt with and need not be sent again.',
    ],
  },
} as const satisfies EpisodeWording;
