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
            'is checked, and decided by another person than the one who checked it',
            'is not decided by the officer who has put it forward, either',
            'is checked only when nothing is unknown, and not recognised where somebody works',
            'takes what a source says as work, its silence as none, and nothing where it was not asked',
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
            'keeps of a child under 16 the relation and the day of birth, and never counts it as able to work',
            'asks for a number of everybody who could work, and has nobody twice',
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
            'ends when one member is stably in work, on evidence, and the person is one no longer',
            'is helped again when nobody works again, with a clock of its own',
            'goes on when the registration of the member who applied has ended',
            'it is helped while it is recognised, and recognised only after a check by another',
          ],
          'domain/case/figures/assistance-kpis': [
            'counts the households that are left at the end of the month, of those helped in the quarter (WH-3.1)',
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
          'domain/case/public-post/public-post': [
            'is for whoever is recognised as in difficulty, or whose household is without work',
          ],
        },
      },
      'H3.market': {
        words: 'It needs a record that the market was tried, which is put before whoever decides',
        tests: {
          'domain/case/public-post/public-post': [
            'needs a record in %s that the market was tried, which is put before whoever decides (确实难以通过市场渠道就业)',
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
          'domain/case/public-post/public-post': [
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
          'domain/case/public-post/public-post': [
            'from %s until %s at most, the corresponding day (Civil Code, arts 201, 202)',
            'to retirement where fewer than five years are left on %s, the first approval',
            'never lasts beyond the retirement, and three years for a woman whose post is not known',
            'is never longer than three years, unless it lasts to the retirement, for whoever and whenever it is',
            'is had twice at most, the second time by older persons, households and the severely disabled only',
          ],
        },
      },
      'H3.after': {
        words: 'Its end is told ahead, recorded by somebody, and never leaves a gap',
        tests: {
          'domain/case/public-post/public-post': [
            'is looked for from three months ahead, and the end is recorded by somebody',
            'goes on when the registration ends because the person now works, and offers them to register again',
            'leaves whoever is still registered with the monthly follow-ups that they have',
          ],
        },
      },
      'H3.posts': {
        words:
          'Posts have places and content, are looked at where they read like other work, and are counted; attendance too',
        tests: {
          'domain/case/public-post/public-post': [
            'is looked at by a person where it reads like management or technical work, and only there',
            'has places until they are taken, and counts what was made',
            'counts attendance by month where the region does (WH-3.4, I-68)',
          ],
        },
      },
      'H3.parity': {
        words: 'The share of those in difficulty who find work is shown beside that of all',
        tests: {
          'domain/case/figures/assistance-kpis': [
            'counts who found work in a month, of all and of those in difficulty alone, by one definition (WH-3.4)',
          ],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
