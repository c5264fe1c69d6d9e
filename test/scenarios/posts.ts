import type { ScenarioGroup } from './scenario.ts';

/** Households without work, and posts of last resort (issue 12). */
export const posts = [
  {
    id: 'H2',
    title: 'A household without work is helped until one of its members works',
    scenarios: {
      'H2.recognised': {
        words: 'It is recognised on application, checked by one from data and decided by another',
        tests: {
          'domain/case/household/household': [
            'is checked, and decided by a person other than the checker',
            'is not decided by the officer who put it forward, either',
            'is checked only when nothing is unknown, and not recognised if somebody works',
            'takes a source’s record as work, its silence as no work, and draws no conclusion if it was not asked',
          ],
          'workflows/household/households-and-posts': [
            'is compared, checked by one, recognised by another, and each member belongs to one only',
            'is refused in Yunnan with a reason and how to object, and free to be applied for again',
          ],
        },
      },
      'H2.members': {
        words:
          'Its members are kept by as little as the proof needs, of a child next to nothing, and nobody is in two',
        tests: {
          'domain/case/household/household': [
            'keeps only the relation and date of birth of a child under 16, and never counts it as able to work',
            'asks for a number of everybody who could work, and lists nobody twice',
          ],
        },
      },
      'H2.zero': {
        words:
          'One member works by the end of the quarter, with warnings before, and none is left; again where nobody works again',
        tests: {
          'domain/case/household/household': [
            'recognised at %s, one member is to work by %s, with the warnings %s',
            'warns after ten working days, and after thirty days',
            'ends when one member is in stable work, on evidence, and the person no longer belongs to one',
            'resumes when nobody works again, with a time limit of its own',
            'continues when the registration of the member who applied has ended',
            'it is helped while it is recognised, and recognised only after a check by another person',
          ],
          'domain/case/figures/assistance-kpis': [
            'count the households left at the end of the month, of those helped in the quarter (WH-3.1)',
          ],
        },
      },
    },
  },
  {
    id: 'H3',
    title: 'A post of last resort, for a time, with what comes after',
    scenarios: {
      'H3.entitled': {
        words: 'It is for whoever is recognised as in difficulty, or whose household is without work',
        tests: {
          'domain/case/public-post/placement': [
            'is for people recognised as in difficulty, or whose household is without work',
          ],
        },
      },
      'H3.market': {
        words: 'It needs a record that the market was tried, which is put before whoever decides',
        tests: {
          'domain/case/public-post/placement': [
            'needs a record in %s that the market was tried, which the decider sees (确实难以通过市场渠道就业)',
            'counts an offer and its answer once',
          ],
          'workflows/household/households-and-posts': [
            'is compared, checked by one, recognised by another, and each member belongs to one only',
          ],
        },
      },
      'H3.placed': {
        words:
          'A supervisor decides who has not proposed it; the last place is taken once, whoever is at it at the same time',
        tests: {
          'domain/case/public-post/placement': [
            'is decided by a supervisor who has not proposed it, and its last place is taken once',
          ],
          'workflows/household/households-and-posts': [
            'is compared, checked by one, recognised by another, and each member belongs to one only',
          ],
        },
      },
      'H3.limits': {
        words:
          'Three years at most, to retirement with fewer than five left, and twice at most, by the Civil Code',
        tests: {
          'domain/case/public-post/term': [
            'from %s until %s at most, the corresponding day (Civil Code, arts 201, 202)',
            'to retirement if fewer than five years are left on %s, the first approval',
            'never lasts beyond retirement, and three years for a woman whose post is not known',
            'is never longer than three years, unless it lasts until retirement, for anybody at any time',
          ],
          'domain/case/public-post/placement': [
            'is granted twice at most, the second time only to older people, households and the severely disabled',
          ],
        },
      },
      'H3.after': {
        words: 'Its end is told ahead, recorded by somebody, and never leaves a gap',
        tests: {
          'domain/case/public-post/end': [
            'is planned from three months ahead, and an officer records the end',
            'continues when the registration ends because the person now works, and they are offered a new registration',
            'leaves a person who is still registered with their monthly follow-ups',
          ],
        },
      },
      'H3.posts': {
        words:
          'Posts have places and content, are looked at where they read like other work, and are counted; attendance too',
        tests: {
          'domain/case/public-post/posts-of-a-district': [
            'is reviewed by a human if it appears to be management or technical work, and only then',
            'has places until they are taken, and counts those created',
          ],
          'domain/case/public-post/attendance': [
            'counts attendance by month where the region does (WH-3.4, I-68)',
          ],
        },
      },
      'H3.parity': {
        words: 'The share of those in difficulty who find work is shown beside that of all',
        tests: {
          'domain/case/figures/assistance-kpis': [
            'count the people who found work in a month, of all and of those in difficulty, by one definition (WH-3.4)',
          ],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
