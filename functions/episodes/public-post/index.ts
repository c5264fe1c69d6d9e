import { countOf } from '../../common/wording/date-text.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** A public-welfare post, from the proposal of a placement to what comes after. */
export const publicPost = {
  events: {
    'public-post-proposed': {
      zh: '提请公益性岗位安置',
      en: 'A placement in a public-welfare post was proposed',
    },
    'public-post-placed': { zh: '已安置到公益性岗位', en: 'The person was placed in a public-welfare post' },
    'public-post-declined': { zh: '未同意公益性岗位安置', en: 'The placement in a post was not approved' },
    'public-post-ending': {
      zh: '公益性岗位安置期将满，已提示本人并开始衔接',
      en: 'The placement ends soon: the person is told and the next step is planned',
    },
    'public-post-prospect-recorded': {
      zh: '已确定期满后的去向',
      en: 'The next step after the placement was recorded',
    },
    'public-post-expired': {
      zh: '公益性岗位安置期已满，待登记离岗情况',
      en: 'The placement has passed its last day; its end needs to be recorded',
    },
    'public-post-ended': { zh: '已离开公益性岗位', en: 'The person has left the public-welfare post' },
    'public-post-attendance-recorded': ({ data: { month, days } }) => ({
      zh: `已登记${month.slice(0, 4)}年${Number(month.slice(5))}月出勤${days}天`,
      en: `Attendance was recorded for ${month}: ${countOf(days, 'day')}`,
    }),
    'registration-offered-again': {
      zh: '已提示可以重新办理失业登记',
      en: 'The person was offered registration again',
    },
  },
  wordsForThePerson: ['public-post-declined', 'public-post-placed', 'public-post-ended'],
  tasks: {
    'decide-public-post': { zh: '审核公益性岗位安置', en: 'Decide on a placement in a post' },
    'plan-after-public-post': { zh: '衔接公益性岗位期满后的去向', en: 'Plan the next step after a post' },
    'record-public-post-end': { zh: '登记公益性岗位离岗情况', en: 'Record how a placement has ended' },
    'offer-registration-again': {
      zh: '联系离岗人员重新办理失业登记',
      en: 'Offer the person registration again',
    },
  },
  deadlines: {
    'public-post-decision': { zh: '审核公益性岗位安置', en: 'Decision on a placement' },
    'public-post-ending': { zh: '公益性岗位安置期满', en: 'End of a placement' },
    'public-post-end': { zh: '登记公益性岗位离岗情况', en: 'Record of the end of a placement' },
    'registration-offer': { zh: '联系离岗人员重新办理失业登记', en: 'Offer of registration again' },
  },
  problems: {
    'public-post-not-entitled': [
      422,
      '公益性岗位只安置已认定的就业困难人员和零就业家庭成员，该人员目前均不是。',
      'A public-welfare post is for whoever is recognised as being in difficulty, or whose household is without work: neither holds.',
    ],
    'market-not-tried': [
      422,
      '还没有通过市场渠道推荐就业的记录。公益性岗位用于安置市场渠道确实难以就业的人员，请先提供岗位推荐等服务并登记结果。',
      'Nothing was tried on the market so far. A post is for whoever the market truly cannot place: offer jobs first, and record what came of it.',
    ],
    'public-post-under-way': [
      409,
      '已有待审核的公益性岗位安置。',
      'A placement awaits its decision already.',
    ],
    'public-post-elsewhere': [
      409,
      '该人员目前已在公益性岗位上，同一时间只能安置一个岗位。',
      'The person is in a public-welfare post already: one at a time.',
    ],
    'public-post-placed-often': [
      422,
      '该人员累计安置次数已达上限，不能再次安置。',
      'The person was placed as often as is possible.',
    ],
    'public-post-not-again': [
      422,
      '再次安置只限大龄就业困难人员、零就业家庭成员和重度残疾人等特殊困难人员。',
      'A second placement is for older persons in difficulty, members of a household without work, and the severely disabled only.',
    ],
    'public-post-full': [
      409,
      '该岗位的名额已经用完，请选择其他岗位。',
      'All places of this post are taken: please choose another one.',
    ],
    'public-post-not-open': [
      409,
      '该岗位目前不能安置：尚待核实、不符合要求或已关闭。',
      'Nobody can be placed in this post now: it is to be looked at, was rejected, or is closed.',
    ],
    'public-post-not-found': [404, '没有找到该公益性岗位。', 'There is no such public-welfare post.'],
    'public-post-term-too-long': [
      422,
      '安置期限超过规定：最长不超过3年；首次核定时距法定退休年龄不足5年的，可以到退休为止。',
      'The placement would last too long: three years at most, or to retirement for whoever had fewer than five years left at the first approval.',
    ],
    'public-post-ends-before-it-begins': [
      422,
      '安置结束日期早于开始日期，请核对。',
      'The placement would end before it begins.',
    ],
    'public-post-begins-in-the-past': [
      422,
      '安置开始日期不能早于今天。',
      'A placement cannot begin before today.',
    ],
    'public-post-term-over': [
      409,
      '拟安置的期限已经结束，不能再按该期限安置；仍需安置的，请不予安置后按新的期限重新提出。',
      'The time of this placement is over: decline it, and propose another one if it is still needed.',
    ],
    'not-in-public-post': [409, '该人员目前不在公益性岗位上。', 'The person is in no public-welfare post.'],
    'public-post-not-over': [
      422,
      '安置期还没有满；提前离岗的，请选择相应的原因。',
      'Its time is not over yet: choose the reason for which the person left early.',
    ],
    'outside-public-post': [
      422,
      '离岗日期早于安置日期，请核对。',
      'The day is before the placement: please check.',
    ],
    'attendance-not-counted': [
      422,
      '本地区的公益性岗位不登记出勤天数。',
      'Attendance in posts is not counted in this region.',
    ],
    'attendance-of-which-post': [
      422,
      '该月有两次岗位安置，请填写是第几次安置的出勤天数。',
      'Two placements share this month (`placements`): say which one the days are of.',
    ],
    'attendance-too-long': [
      422,
      '出勤天数超过该月在岗的天数，请核对。',
      'More days than the person was in the post in that month.',
    ],
    'public-post-fewer-than-filled': [
      409,
      '名额不能少于已安置的人数。',
      'There cannot be fewer places than are taken.',
    ],
    'public-post-not-to-review': [409, '该岗位不需要核实。', 'This post is not to be looked at.'],
  },
} as const satisfies EpisodeWording;
