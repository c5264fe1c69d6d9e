import type { Account } from 'cdk-local-runtime';
import type { Regions } from '../../lib/policy/regions/make-regions.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import type { RegionSamples } from '../../lib/policy/samples/sample.ts';

/** The audience of the tokens that the local provider issues and the API accepts. */
export const audience = 'reemployment-workflows';

/**
 * Ready-made sign-ins of the local provider: applicants, two policy administrators, an administrator, and two employers. For
 * each region also two officers of the district of its example application, two supervisors, an administrator of the unit,
 * an auditor, a delivery adapter and a member of finance. Members of an agency can act only once they are in its directory
 * (`enterSampleStaff`).
 */
export const accountsOf = <Id extends string>(
  regions: Regions<Id>,
  samples: RegionSamples<Id>,
): readonly Account[] => [
  { id: 'applicant', name: '张伟（申请人）', claims: { role: 'applicant' } },
  // The issuer has verified who this person is, like a platform with real-name sign-in.
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
      // The second of each: whoever proposes or enters does not decide, and whoever decides does not review.
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
  // Two fictitious employers. Neither sees the claims of the other.
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
  // Two of them: whoever proposes a rule does not confirm it.
  { id: 'policy-administrator', name: '政策管理员', claims: { role: 'policy-administrator' } },
  { id: 'policy-administrator-2', name: '另一名政策管理员', claims: { role: 'policy-administrator' } },
  { id: 'administrator', name: '系统管理员', claims: { role: 'administrator' } },
];

export const accounts = accountsOf(servedRegions, regionSamples);
