import type { Account } from 'cdk-local-runtime';

/** The audience for which the local provider issues tokens and the API accepts them. */
export const audience = 'reemployment-workflows';

const officers = [
  ['shanxi', '140105', '14', '太原市小店区', '山西省'],
  ['qinghai', '630104', '63', '西宁市城西区', '青海省'],
  ['weihai', '371002', '3710', '威海市环翠区', '威海市'],
  ['chongqing', '500103', '50', '重庆市渝中区', '重庆市'],
  ['yunnan', '530102', '53', '昆明市五华区', '云南省'],
] as const;

/** Ready-made sign-ins of the local provider: one for each role, with an officer, a supervisor and a
 * delivery adapter a region. */
export const accounts: readonly Account[] = [
  { id: 'applicant', name: '张伟（申请人）', claims: { role: 'applicant' } },
  { id: 'applicant-2', name: '李娜（申请人）', claims: { role: 'applicant' } },
  ...officers.flatMap(([region, district, prefix, districtName, regionName]): Account[] => [
    {
      id: `officer-${region}`,
      name: `${districtName}经办人员`,
      claims: { role: 'officer', jurisdiction: district },
    },
    {
      id: `supervisor-${region}`,
      name: `${regionName}主管`,
      claims: { role: 'supervisor', jurisdiction: prefix },
    },
    {
      id: `delivery-${region}`,
      name: `${regionName}消息平台`,
      claims: { role: 'delivery-adapter', jurisdiction: prefix },
    },
  ]),
  { id: 'administrator', name: '系统管理员', claims: { role: 'administrator' } },
];
