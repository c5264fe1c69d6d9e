import type { Account } from 'cdk-local-runtime';
import type { Regions } from '../../lib/policy/regions/make-regions.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import type { RegionSamples } from '../../lib/policy/samples/sample.ts';

/** The audience for which the local provider issues tokens and the API accepts them. */
export const audience = 'reemployment-workflows';

/**
 * Ready-made sign-ins of the local provider: applicants, two policy administrators, an administrator, and for each region two officers of the
 * district of its example application, two supervisors, an administrator of the unit, an auditor, a delivery adapter and somebody of finance; and two employers. Those who
 * work at an agency act only once they are in its directory (`enterSampleStaff`).
 */
export const accountsOf = <Id extends string>(
  regions: Regions<Id>,
  samples: RegionSamples<Id>,
): readonly Account[] => [
  { id: 'applicant', name: '张伟（申请人）', claims: { role: 'applicant' } },
  // The issuer has verified who this one is, as a platform with real-name sign-in does.
  {
    id: 'applicant-verified',
    name: '王芳（实名申请人）',
    claims: { role: 'applicant', identity_number: '110105199003070025' },
  },
  { id: 'applicant-2', name: '李娜（申请人）', claims: { role: 'applicant' } },
  ...regions.ids.flatMap((id): Account[] => {
    const { district } = samples[id].application;
    const { name, divisionPrefix } = regions.definition(id);
    return [
      {
        id: `officer-${id}`,
        name: `${regions.divisions.fullName(district) ?? district}经办人员`,
        claims: { role: 'officer', jurisdiction: district },
      },
      {
        id: `supervisor-${id}`,
        name: `${name.zh}主管`,
        claims: { role: 'supervisor', jurisdiction: divisionPrefix },
      },
      // A second pair of eyes: who proposes or enters does not decide, and who decides does not review.
      {
        id: `officer-${id}-2`,
        name: `${regions.divisions.fullName(district) ?? district}另一名经办人员`,
        claims: { role: 'officer', jurisdiction: district },
      },
      {
        id: `supervisor-${id}-2`,
        name: `${name.zh}另一名主管`,
        claims: { role: 'supervisor', jurisdiction: divisionPrefix },
      },
      {
        id: `unit-administrator-${id}`,
        name: `${name.zh}单位管理员`,
        claims: { role: 'unit-administrator', jurisdiction: divisionPrefix },
      },
      {
        id: `auditor-${id}`,
        name: `${name.zh}审计人员`,
        claims: { role: 'auditor', jurisdiction: divisionPrefix },
      },
      {
        id: `delivery-${id}`,
        name: `${name.zh}消息平台`,
        claims: { role: 'delivery-adapter', jurisdiction: divisionPrefix },
      },
      {
        id: `finance-${id}`,
        name: `${name.zh}资金拨付人员`,
        claims: { role: 'finance', jurisdiction: divisionPrefix },
      },
    ];
  }),
  // Two employers that do not exist: what one claims, the other does not see.
  {
    id: 'employer',
    name: '渝新机械有限公司',
    claims: { role: 'employer', credit_code: '91500103MA5X00000J' },
  },
  {
    id: 'employer-2',
    name: '海丰渔具有限公司',
    claims: { role: 'employer', credit_code: '91371002MA3X00000E' },
  },
  // Two of them: who proposes a rule does not confirm it.
  { id: 'policy-administrator', name: '政策管理员', claims: { role: 'policy-administrator' } },
  { id: 'policy-administrator-2', name: '另一名政策管理员', claims: { role: 'policy-administrator' } },
  { id: 'administrator', name: '系统管理员', claims: { role: 'administrator' } },
];

export const accounts = accountsOf(servedRegions, regionSamples);
