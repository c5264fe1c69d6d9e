import type { Bilingual } from '../bilingual.ts';
import type { Pack, Resolved } from '../packs.ts';
import type { DecisionLimit } from '../values/registration.ts';
import { type Section, type Statement, statement } from './statement.ts';

/** The time limit of each channel with its source, and any stricter national limit. */
export function timeLimits(pack: Pack): Section {
  const { decisionDeadlineOnline, decisionDeadlineCounter, deadlineCounting } = pack.values;
  const online = { zh: '线上申请', en: 'Online applications' };
  const counter = { zh: '线下（窗口）申请', en: 'Applications at the counter' };
  // A decision during the visit has no days to count.
  const counted =
    decisionDeadlineCounter.value.kind === 'same-visit'
      ? { zh: '线上申请的，', en: 'For online applications t' }
      : { zh: '', en: 'T' };
  return {
    code: 'how-long-it-takes',
    title: { zh: '多久办结', en: 'How long it takes' },
    statements: [
      ...limitStatements(online, decisionDeadlineOnline),
      ...limitStatements(counter, decisionDeadlineCounter),
      statement(
        {
          zh: `${counted.zh}提交当日不计入，从下一个工作日起算；工作日以国务院公布的放假调休安排为准，要求补充说明不延长时限。`,
          en: `${counted.en}he day of submission is not counted. Working days follow the State Council’s holiday arrangements, and asking you for information does not lengthen the limit.`,
        },
        deadlineCounting,
      ),
    ],
  };
}

function limitStatements(channel: Bilingual, limit: Resolved<DecisionLimit>): readonly Statement[] {
  const { stricter } = limit;
  return [
    statement(
      {
        zh: `${channel.zh}：${limitText(limit.value).zh}。`,
        en: `${channel.en}: ${limitText(limit.value).en}.`,
      },
      limit,
    ),
    ...limit.leftOpenBy.map((open) =>
      statement(
        {
          zh: `本地通知只要求在规定时间内办结，没有定出天数，${channel.zh}按全国规定执行。`,
          en: `${channel.en}: the local circular says only "within the prescribed time", so the national limit applies.`,
        },
        open,
      ),
    ),
    ...(limit.layer === 'national' && limit.leftOpenBy.length === 0
      ? [
          statement(
            {
              zh: `本地通知没有规定${channel.zh}的办结时限，按全国规定执行。`,
              en: `${channel.en}: the local circular sets no time limit, so the national one applies.`,
            },
            limit,
          ),
        ]
      : []),
    ...(stricter
      ? [
          statement(
            {
              zh: `${channel.zh}的全国规定为${limitText(stricter.value).zh}；本地时限较长，到全国规定的时限时即提醒工作人员。`,
              en: `${channel.en}: the national limit is ${limitText(stricter.value).en}; the local one is longer, and our staff are warned when the national one passes.`,
            },
            stricter,
          ),
        ]
      : []),
  ];
}

function limitText(limit: DecisionLimit): Bilingual {
  return limit.kind === 'same-visit'
    ? { zh: '当次即时办结', en: 'decided at once, during the same visit' }
    : {
        zh: `${limit.workingDays}个工作日内办结`,
        en: `decided within ${limit.workingDays} working days`,
      };
}
