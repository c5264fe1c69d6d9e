import type { ScenarioGroup } from './scenario.ts';

/** Recognising employment difficulty (issue 12). */
export const hardship = [
  {
    id: 'H1',
    title: 'Employment difficulty is recognised as it appears',
    scenarios: {
      'H1.groups': {
        words: 'The groups of the circular are recognised, each region its own, and nobody beyond them',
        tests: {
          'domain/case/hardship/recognition': [
            'are those of the region’s circular: six in Shanxi (SX-6.1), four in Qinghai (QH-6.1), seven in Chongqing (CQ-6.1), six in Yunnan (YN-5.1.1)',
            'are in Weihai those of the circular and of provincial law (WH-3.1, I-22)',
            'are no others, in any region',
          ],
        },
      },
      'H1.adjusted': {
        words: 'Groups, criteria, steps and reasons are adjusted with their source, without a new edition',
        tests: {
          'policy/hardship-values': [
            'takes effect on its first day: another group with its criterion (CQ-6.1 动态调整, YN-5.1.1)',
            'sets the steps of a region, each with its time, and how long a notice is up',
          ],
          'domain/case/hardship/public-notice': [
            'stays up for as many working days as an amendment sets, once one is loaded',
          ],
        },
      },
      'H1.found': {
        words:
          'Who may be in difficulty is found every day, from comparison sources, groups, age and time of registration, and put forward once',
        tests: {
          'domain/case/hardship/candidates': [
            'by a comparison with low-income households and the disabled (WH-3.1, CQ-6.1, YN-5.1.1)',
            'by a tag of the ledger, or by their own statement',
            'in Weihai from the 40th birthday of a woman and the 50th of a man (I-22), elsewhere by no age: no source gives one',
            'after a year of registration, on the corresponding day and at month ends (CQ-6.1, YN-5.1.1, I-64)',
            'once for the same thing, whatever the answer; something new counts separately',
          ],
          'workflows/hardship/recognition': [
            'a low-income household that a file names is put forward the next morning, once, and told in neutral words',
          ],
        },
      },
      'H1.steps': {
        words: 'A recognition goes over the steps of the region, each with its time and by another person',
        tests: {
          'domain/case/hardship/recognition': [
            'goes in Shanxi from the community in 7 working days through the public notice and the township to the county (SX-6.1)',
            'is, if no source says more, a check and a decision by another person, each in 3 working days (I-13, QH-6.1, WH-3.1, CQ-6.1, YN-5.1.1)',
          ],
          'workflows/hardship/recognition': [
            'a person is recognised by different people, told in words, and helped at once',
          ],
        },
      },
      'H1.lawful': {
        words: 'Nobody is recognised on less than the steps of the region, whatever anybody tries',
        tests: {
          'domain/case/hardship/lives': [
            'Over generated lives of any acts by anybody, nobody is recognised without the steps of the region, by one person twice, or before the notice is over (I9)',
          ],
          'domain/case/hardship/recognition': [
            'is never given without its steps: after a negative check it can only be refused or returned (I9)',
          ],
        },
      },
      'H1.refused': {
        words: 'A refusal has a reason and is looked at again by another supervisor',
        tests: {
          'domain/case/hardship/recognition': [
            'is reviewed by a supervisor who neither checked nor decided, once',
            'becomes a recognition if every step was positive',
          ],
          'workflows/hardship/recognition': [
            'whoever is refused has a second supervisor look again, and begins another round',
          ],
        },
      },
      'H1.notice': {
        words: 'A public notice shows next to nothing, for its days only, and is objected to by anybody',
        tests: {
          'domain/case/hardship/public-notice': [
            '%s is shown as %s: never the given name, its length, or a family name that few have',
            'is published with its days, under the shortened name',
            'needs a source for its days if the region has none, and at least one more day',
            'can be objected to by anybody on one of its days, and every objection is answered first, by somebody who has not checked',
          ],
        },
      },
      'H1.plan': {
        words:
          'The individual plan follows at once, one-to-one, with who keeps contact and who gives the assistance',
        tests: {
          'domain/case/hardship/recognition': [
            'tags the person, requires a one-to-one plan, and the individual plan at once (SX-6.2, QH-6.2, CQ-6.2)',
            'names who keeps contact and who assists, both of the district (YN-5.1.2, WH-3.1)',
          ],
        },
      },
      'H1.together': {
        words: 'It is asked for in one form with the registration, and decided apart',
        tests: {
          'domain/case/hardship/re-entry': ['begins with the approval, and is decided separately'],
          'workflows/hardship/recognition': ['it begins with the approval and is decided apart'],
        },
      },
      'H1.again': {
        words:
          'It goes on at once in Yunnan after less than six months in work, and with a move in the region',
        tests: {
          'domain/case/hardship/re-entry': [
            'the recognition continues at once, linked to the previous one, up to the day before the corresponding one',
            'takes the recognition along within the region, and not to another one: each province defines its own groups',
          ],
        },
      },
      'H1.exit': {
        words: 'It ends by the decision of a supervisor alone, from a day on, and may be objected to',
        tests: {
          'domain/case/hardship/re-entry': [
            'is decided by a supervisor for a reason on the list, which is a proposal everywhere',
            'applies from its day on; the days before stay as they were',
            'is not decided twice, and a wrong one is undone by another supervisor',
          ],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
