import { writing } from '../../author.ts';
import {
  byLocalRules,
  hiringSubsidy,
  information,
  interestSubsidy,
  scheme,
  startUpSubsidy,
  trainingLiving,
  trainingSubsidy,
  trainingUplift,
} from '../../schemes/parts.ts';
import { circular } from './circular.ts';

const { cite, set, member } = writing(circular);

const training = cite('二(二)', 'YN-2.2.2', '按规定落实职业培训补贴、生活费补贴');
const forStartingUp = cite('四(一)', 'YN-4.1.3', '按规定落实创业担保贷款及贴息、创业补贴等扶持');
const insurance = cite('三(二)', 'YN-3.2.1', '按规定延续实施阶段性降低失业保险费率政策和社会保险缓缴政策');
const pilot = cite('三(二)', 'YN-3.2.3', '有条件的地区可试点实施企业吸纳失业人员一次性就业补贴');

export const schemes = set(
  {
    schemes: [
      member(
        pilot,
        hiringSubsidy({
          zh: '企业吸纳失业人员一次性就业补贴（试点）',
          en: 'One-off subsidy for hiring unemployed persons (pilot)',
          closes: '2022-12-31',
          criteria: [
            { kind: 'enterprise' },
            {
              kind: 'by-local-rules',
              code: 'pilot-place',
              zh: '当地开展试点，并符合试点规定的条件',
              en: 'The place takes part in the pilot, and its conditions are met',
            },
          ],
          excludes: [],
        }),
      ),
      member(training, trainingSubsidy('职业培训补贴', 'Training subsidy')),
      member(training, trainingLiving('培训期间生活费补贴', 'Living subsidy during training')),
      member(
        cite('二(二)', 'YN-2.2.3', '给予培训补贴定向提标'),
        trainingUplift({
          zh: '退捕渔民和5个万亿级支柱产业、8个千亿级优势产业、劳务品牌的职业（工种）',
          en: 'Occupations for retired fishermen, of the five pillar and eight leading industries, and of labour brands',
        }),
      ),
      member(
        cite('三(二)', 'YN-3.2.2', '领取失业保险金期间的人员或再就业的在职职工'),
        scheme({
          code: 'skill-upgrade-subsidy',
          zh: '技能提升补贴',
          en: 'Skill-upgrade subsidy',
          claimants: ['person'],
          once: 'subject',
          criteria: [
            { kind: 'one-of', of: [{ kind: 'draws-unemployment-benefit' }, { kind: 'in-work' }] },
            { kind: 'holds-certificate' },
            // 按规定给予补贴
            byLocalRules,
          ],
          asks: ['certificate'],
          // The circular names no fund. The scheme is part of unemployment insurance, so its fund is that of the insurance
          // (E1).
          fund: { zh: '失业保险基金', en: 'Unemployment insurance fund' },
        }),
      ),
      member(
        insurance,
        information('insurance-rate-cut', '阶段性降低失业保险费率', 'Lower rate of unemployment insurance', {
          zh: '面向用人单位，由社会保险费征收和失业保险经办机构按规定执行',
          en: 'For employers; whoever collects and administers unemployment insurance applies it.',
        }),
      ),
      member(
        insurance,
        information('contribution-deferral', '社会保险缓缴', 'Deferral of social insurance contributions', {
          zh: '面向用人单位，由社会保险费征收和经办机构按规定办理',
          en: 'For employers; whoever collects and administers social insurance grants it.',
        }),
      ),
      member(forStartingUp, startUpSubsidy('startup-subsidy', '创业补贴', 'Start-up subsidy')),
      member(forStartingUp, interestSubsidy()),
    ],
  },
  training,
);
