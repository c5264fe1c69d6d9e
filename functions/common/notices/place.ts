import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { districtName } from '../wording/district-name.ts';
import type { Parameters } from '../wording/notice-texts.ts';

/** The hotline of human resources and social security, and how to reach it from another city. */
function hotlineOf(district: string, language: Language): string {
  const area = servedRegions.areaCode(district);
  if (area === undefined) return '12333';
  return language === 'zh' ? `12333（外地请拨${area}-12333）` : `12333 (from elsewhere ${area}-12333)`;
}

/**
 * Where to sign in, without saying what for: the region's own app, if its circular names one. The full name of the national
 * platform would tell a reader that the person is out of work, so we name the platform that leads to it (DOMAIN a, 人社政务服务平台).
 */
const neutralEntrance = {
  zh: '全国人社政务服务平台（www.12333.gov.cn）',
  en: 'the national service platform (www.12333.gov.cn)',
} as const;

/** The parameters that every notice can use: where it comes from, where to ask, and which case it is about. */
export function placeParameters(
  { district, applicationNumber }: Pick<CaseState, 'district' | 'applicationNumber'>,
  pack: Pack,
  language: Language,
) {
  const name = districtName(district, language);
  const online = pack.values.serviceChannels.value.filter(({ channel }) => channel === 'online');
  const own = online.find(({ code }) => code !== 'national-platform');
  return {
    district: name,
    agency: language === 'zh' ? `${name}公共就业服务机构` : `public employment service agency of ${name}`,
    hotline: hotlineOf(district, language),
    online: online.map((each) => each[language]).join(language === 'zh' ? '、' : '; '),
    entrance: (own ?? neutralEntrance)[language],
    applicationNumber,
  } satisfies Parameters;
}
