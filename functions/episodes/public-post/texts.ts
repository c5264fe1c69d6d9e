import type {
  AfterPost,
  offerOutcomes,
  PostEndReason,
  postProspects,
  SecondGround,
} from '../../../lib/domain/case/public-post/events.ts';
import type { placementStatuses } from '../../../lib/domain/case/public-post/state.ts';
import type { ExcludedWork, PostStatus, postResidences } from '../../../lib/domain/public-post.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

type Texts<Code extends string> = Readonly<Record<Code, Bilingual>>;

export const postEndTexts: Texts<PostEndReason> = {
  expired: { zh: '安置期满', en: 'Its time is over' },
  'found-work': { zh: '已另行就业', en: 'Found other work' },
  resigned: { zh: '本人提出离岗', en: 'The person left' },
  dismissed: { zh: '用人单位终止', en: 'The employer ended it' },
  retired: { zh: '已退休', en: 'Retired' },
  unable: { zh: '丧失劳动能力', en: 'Not able to work any more' },
  deceased: { zh: '死亡', en: 'Died' },
};

export const secondGroundTexts: Texts<SecondGround> = {
  older: { zh: '大龄就业困难人员', en: 'Older person in difficulty' },
  'zero-employment-household': { zh: '零就业家庭成员', en: 'Member of a household without work' },
  'severely-disabled': { zh: '重度残疾人', en: 'Severely disabled person' },
};

export const placementStatusTexts: Texts<(typeof placementStatuses)[number]> = {
  proposed: { zh: '待审核', en: 'To be decided' },
  declined: { zh: '未同意', en: 'Not agreed to' },
  placed: { zh: '在岗', en: 'In the post' },
  ended: { zh: '已离岗', en: 'Ended' },
  lapsed: { zh: '登记终止，未作决定', en: 'Not decided before the registration ended' },
};

export const afterPostTexts: Texts<AfterPost> = {
  'in-work': { zh: '已就业', en: 'In work' },
  unemployed: { zh: '失业', en: 'Out of work' },
  'not-in-labour-force': {
    zh: '退休、就学等不再就业',
    en: 'Retired, at school or otherwise not looking for work',
  },
  unknown: { zh: '尚不清楚', en: 'Not known' },
};

export const prospectTexts: Texts<(typeof postProspects)[number]> = {
  'work-on-the-market': { zh: '通过市场渠道就业', en: 'Work on the market' },
  'stays-with-the-employer': { zh: '由原单位留用', en: 'Stays with the employer' },
  'own-business': { zh: '自主创业', en: 'A business of their own' },
  'second-placement': { zh: '符合条件，拟再次安置', en: 'A second placement, where it is possible' },
  'registers-again': { zh: '重新办理失业登记', en: 'Registers as unemployed again' },
  retires: { zh: '退休', en: 'Retires' },
};

export const offerOutcomeTexts: Texts<(typeof offerOutcomes)[number]> = {
  'registers-again': { zh: '本人将重新申请失业登记', en: 'Will apply again' },
  'in-work': { zh: '本人已就业', en: 'Is in work' },
  'does-not-want': { zh: '本人暂不登记', en: 'Does not want to' },
  'not-reached': { zh: '未联系上', en: 'Was not reached' },
};

export const postResidenceTexts: Texts<(typeof postResidences)[number]> = {
  urban: { zh: '城镇公益性岗位', en: 'Urban post' },
  rural: { zh: '乡村公益性岗位', en: 'Rural post' },
};

export const postStatusTexts: Texts<PostStatus> = {
  'to-review': { zh: '待主管核实岗位性质', en: 'A supervisor is to look at it' },
  open: { zh: '可以安置', en: 'Open' },
  rejected: { zh: '不符合公益性岗位要求', en: 'No public-welfare post' },
  closed: { zh: '已关闭', en: 'Closed' },
};

export const excludedWorkTexts: Texts<ExcludedWork> = {
  management: { zh: '管理类岗位', en: 'Management' },
  technical: { zh: '专业技术类岗位', en: 'Technical work' },
};
