import { citing, dated, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';

const circular3 = citing('mohrss-2020-3');
const circular79 = citing('mohrss-2020-79');
const scopeList = citing('registration-scope-list');

const situation = (code: string, zh: string, en: string) =>
  stated('reading', scopeList('-', 'N14'), { code, zh, en });

/** Who may register, in which situations, and where. */
export const eligibility = {
  registrationAge: dated(
    {
      minimumAge: 16,
      minimumInclusive: true,
      upperBound: 'draws-basic-pension',
      pastStatutoryRetirementMonth: 'human-review',
    },
    'national',
    circular3('一', 'N1', '年满16周岁（含）至依法享受基本养老保险待遇', {
      zh: '满16周岁当日即可登记（I-04）；超过测算的退休月份但未领取养老金的，由人工核实，不直接拒绝（I-03）',
      en: 'One may register on the 16th birthday (I-04); somebody past the computed retirement month who draws no pension is looked at by a human and not refused for it (I-03).',
    }),
  ),
  eligiblePersons: dated(
    [
      stated('national', circular3('一', 'N1'), {
        code: 'urban-and-rural-workers',
        zh: '劳动年龄内、有劳动能力、有就业要求、处于无业状态的城乡劳动者',
        en: 'Urban and rural workers of working age who are able to work, want work and are jobless',
      }),
      stated('national', circular3('一', 'N1'), {
        code: 'hong-kong-macao-taiwan',
        zh: '在内地（大陆）就业后失业的港澳台居民，参照执行',
        en: 'Residents of Hong Kong, Macao and Taiwan who worked on the mainland and lost that work, by the same rule',
      }),
    ],
    'national',
    circular3('一', 'N1'),
  ),
  registrationSituations: dated(
    [
      situation(
        'left-school',
        '年满16周岁，从各类学校毕业、肄业的',
        'Aged 16 or over and left any school, graduated or not',
      ),
      situation(
        'lost-job',
        '从企业、机关、事业单位等各类用人单位失业的',
        'Lost a job with an enterprise, government body, public institution or other employer',
      ),
      situation(
        'business-ended',
        '个体工商户业主或私营企业业主停业、破产停止经营的',
        'Self-employed person or private owner whose business closed or went bankrupt',
      ),
      situation(
        'land-requisitioned',
        '承包土地被征用，符合当地规定条件的',
        'Contracted land was requisitioned, and local conditions are met',
      ),
      situation(
        'left-army',
        '军人退出现役且未纳入国家统一安置的',
        'Left active military service without state placement',
      ),
      situation(
        'released',
        '刑满释放、假释、监外执行的',
        'Released from prison, on parole, or serving a sentence outside prison',
      ),
      situation('other', '各地确定的其他失业情形', 'Other situations set by the locality'),
    ],
    'reading',
    scopeList('-', 'N14', undefined, {
      zh: '旧列表，仅作说明；不在列表中的失业人员同样可以登记',
      en: 'An older list, shown to explain; whoever meets the conditions may register even if not named in it.',
    }),
  ),
  registrationPlaces: dated(
    [
      stated('national', circular79('一(一)', 'N2'), {
        code: 'household-registration',
        zh: '户籍地',
        en: 'Where the person has their household registration (hukou)',
      }),
      stated('national', circular79('一(一)', 'N2'), {
        code: 'residence',
        zh: '常住地',
        en: 'Where the person usually lives',
      }),
      stated('national', circular79('一(一)', 'N2'), {
        code: 'last-employment',
        zh: '就业地（失业前进行就业登记、劳动用工备案的地点）',
        en: 'Where the person last worked (where the employment was registered or filed)',
      }),
      stated('national', circular79('一(一)', 'N2'), {
        code: 'insurance',
        zh: '参保地（失业前参加社会保险的地点）',
        en: 'Where the person was last insured (social insurance)',
      }),
    ],
    'national',
    circular79('一(一)', 'N2', '户籍地、常住地、就业地、参保地'),
  ),
} as const satisfies Layer['values'];
