import { citing, dated, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';
import { threeChecks, threeFacts, threeGroups } from '../shared/ledger.ts';
import { fourTracks } from '../shared/plan.ts';

const circular69 = citing('mohrss-2022-69');

const asInEveryCircular = {
  zh: '未取得全国通知全文；取各地通知的共同内容',
  en: 'The text of the national circular is not held; this is what the local circulars have in common.',
};

/** What the agency learns about a person and keeps in the ledger, unless the region's circular says it itself. */
export const ledger = {
  profileFacts: dated(
    threeFacts('reading', circular69('-', 'SX-1.3')),
    'reading',
    circular69('-', 'SX-1.3', undefined, asInEveryCircular),
  ),
  tags: dated(
    { groups: threeGroups('reading', circular69('-', 'SX-1.4')), openList: true },
    'reading',
    circular69('-', 'SX-1.4', undefined, asInEveryCircular),
  ),
  ledgerCompleteness: dated(
    threeChecks('reading', circular69('-', 'SX-1.5')),
    'reading',
    circular69('-', 'SX-1.5', undefined, {
      zh: '“清”的名称取自各地通知，所对应的字段为系统默认值',
      en: 'The names come from the local circulars; which fields each needs is our default.',
    }),
  ),
  tierCriteria: dated(
    [
      stated('reading', circular69('-', 'SX-2.1'), { code: 'need', zh: '就业需求', en: 'Need' }),
      stated('reading', circular69('-', 'SX-2.1'), {
        code: 'ability',
        zh: '能力素质',
        en: 'Ability and quality',
      }),
    ],
    'reading',
    circular69('-', 'SX-2.1', undefined, asInEveryCircular),
  ),
  intentionTracks: dated(
    fourTracks('reading', {
      employment: circular69('-', 'SX-2.2'),
      flexible: circular69('-', 'SX-2.3'),
      'own-business': circular69('-', 'SX-2.4'),
      unclear: circular69('-', 'SX-2.5'),
    }),
    'reading',
    circular69('-', 'SX-2.2', undefined, asInEveryCircular),
  ),
  oneToOne: dated(
    {
      name: { zh: '个性化就业援助', en: 'Individual employment assistance' },
      scope: 'persons-with-employment-difficulty',
    },
    'reading',
    circular69('-', 'SX-6.2', undefined, asInEveryCircular),
  ),
} as const satisfies Layer['values'];
