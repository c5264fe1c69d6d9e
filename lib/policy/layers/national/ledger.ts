import { citing, dated, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';
import { threeChecks, threeFacts, threeGroups } from '../shared/ledger.ts';
import { fourTracks } from '../shared/plan.ts';

const notice69 = citing('mohrss-2022-69');

const asInEveryNotice = {
  zh: '未取得全国通知全文；取各地通知的共同内容',
  en: 'The text of the national notice is not held; this is what the local notices have in common.',
};

/** What is learnt about a person and kept in the ledger, where the region's notice does not say it itself. */
export const ledger = {
  profileFacts: dated(
    threeFacts('reading', notice69('-', 'SX-1.3')),
    'reading',
    notice69('-', 'SX-1.3', undefined, asInEveryNotice),
  ),
  tags: dated(
    { groups: threeGroups('reading', notice69('-', 'SX-1.4')), openList: true },
    'reading',
    notice69('-', 'SX-1.4', undefined, asInEveryNotice),
  ),
  ledgerCompleteness: dated(
    threeChecks('reading', notice69('-', 'SX-1.5')),
    'reading',
    notice69('-', 'SX-1.5', undefined, {
      zh: '“清”的名称取自各地通知，所对应的字段为系统默认值',
      en: 'The names come from the local notices; which fields each needs is our default.',
    }),
  ),
  tierCriteria: dated(
    [
      stated('reading', notice69('-', 'SX-2.1'), { code: 'need', zh: '就业需求', en: 'Need' }),
      stated('reading', notice69('-', 'SX-2.1'), {
        code: 'ability',
        zh: '能力素质',
        en: 'Ability and quality',
      }),
    ],
    'reading',
    notice69('-', 'SX-2.1', undefined, asInEveryNotice),
  ),
  intentionTracks: dated(
    fourTracks('reading', {
      employment: notice69('-', 'SX-2.2'),
      flexible: notice69('-', 'SX-2.3'),
      'own-business': notice69('-', 'SX-2.4'),
      unclear: notice69('-', 'SX-2.5'),
    }),
    'reading',
    notice69('-', 'SX-2.2', undefined, asInEveryNotice),
  ),
  oneToOne: dated(
    { scope: 'persons-with-employment-difficulty' },
    'reading',
    notice69('-', 'SX-6.2', undefined, asInEveryNotice),
  ),
} as const satisfies Layer['values'];
