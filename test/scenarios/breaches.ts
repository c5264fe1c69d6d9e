import type { ScenarioGroup } from './scenario.ts';

/** What would not have stood before the law (findings L1 to L5 of the walk through the lifecycle). */
export const breaches = [
  {
    id: 'L1',
    title: 'What a closure rests on',
    scenarios: {
      'L1.basis': {
        words: 'Every reason for a closure rests on the circular of the ministry, in every region',
        tests: {
          'domain/case/closure/closure': [
            'are those that a source states in %s, each with its article, and none with that of another province',
          ],
          'policy/lifecycle-values': [
            'C5: no reason rests on the rules of another province, or on no source',
          ],
        },
      },
      'L1.told': {
        words:
          'The person and the supervisor are told that law, with the review body of their county, and nothing of Hunan',
        tests: {
          'api/separation': [
            'in %s rests on the circular of the ministry, names the review body there, and nothing of Hunan',
          ],
          'functions/notices/official-wording': [
            'name no document of a province in which the person does not live',
            'cite the ministry by the title and the number of its circular in every adverse notice',
          ],
        },
      },
      'L1.transferred': {
        words: 'Registered elsewhere, or an unnamed local situation, is no reason for a closure',
        tests: {
          'domain/case/closure/closure': [
            'do not include a transfer or an unnamed local situation in %s (I-15)',
          ],
          'domain/case/signals/signals': [
            'for a registration elsewhere asks for a transfer, and proposes no closure (I-15)',
          ],
        },
      },
      'L1.transfer-told': {
        words: 'A transfer is told as a transfer, and not as a closure',
        tests: {
          'functions/notices/official-wording': ['is told as a transfer, and nowhere as a closure (I-15)'],
          'api/separation': [
            'requested by another place is arranged by the place that has it, whose name the other is not told',
          ],
        },
      },
    },
  },
  {
    id: 'L2',
    title: 'Whoever states a pension is registered as a job-seeker',
    scenarios: {
      'L2.open': {
        words:
          'In every region, online and at the counter, whoever draws a pension registers as a job-seeker at once',
        tests: {
          'api/job-seekers': ['is open in %s to whoever draws a pension, online and at the counter (%s)'],
        },
      },
      'L2.stated': {
        words:
          'An application that states a pension is told so, and the way to registration as a job-seeker is offered',
        tests: {
          'api/registration-clauses': [
            'excludes in %s a person who draws a pension, and offers registration as a job-seeker (I-03, I-24)',
          ],
        },
      },
      'L2.own': {
        words: 'Nobody has to be refused first: registration as a job-seeker is a thing of its own',
        tests: {
          'domain/case/job-seeker/job-seeker': [
            'in %s is a thing of its own, at once, with an officer and a first service (%s)',
          ],
        },
      },
      'L2.ends': {
        words: 'It ends as the person wishes, in work, registered as unemployed or deceased',
        tests: {
          'domain/case/job-seeker/job-seeker': [
            'ends for the reason %s, and everything open with it (I-51)',
            'is ended by the person at will, but not for reasons that only the agency knows',
          ],
          'api/job-seekers': ['is carried over into a registration as unemployed, and ends with it'],
        },
      },
    },
  },
  {
    id: 'L3',
    title: 'Six months in a row without contact',
    scenarios: {
      'L3.day': {
        words: 'The closure is proposed on the corresponding day six months later, and not on the day before',
        tests: {
          'domain/case/follow-up/follow-up': [
            'propose the closure on the corresponding day, and not on the day before, although seven months have attempts',
          ],
          'domain/case/closure/closure': [
            'lead to a proposal on the corresponding day of the first attempt, 20 December to 20 June',
          ],
        },
      },
      'L3.month-end': {
        words: 'A month without the corresponding day ends the six months on its last day',
        tests: {
          'domain/case/follow-up/follow-up': ['end on the last day of a month that has no corresponding day'],
        },
      },
      'L3.evidence': {
        words: 'The evidence has the days on which somebody was tried, and no other',
        tests: {
          'domain/case/follow-up/follow-up': ['have the days of the attempts as evidence, and no other day'],
        },
      },
      'L3.contact': {
        words:
          'Any contact begins the six months anew: a follow-up, a report, a month in which one means was tried',
        tests: {
          'domain/case/follow-up/follow-up': [
            'are counted again from a contact of any kind: a report by the person breaks the silence',
            'count afresh from %s: %s',
            'propose nothing if a month in between was done',
          ],
          'domain/case/closure/closure': [
            'are counted again after a month of attempts by only one means, or of only two attempts',
          ],
        },
      },
      'L3.one-day': {
        words: 'Three attempts on one day excuse no month',
        tests: {
          'domain/case/follow-up/follow-up': [
            'excuse nothing when all three are made on one day, even within one second',
            'are not enough when they are %j',
          ],
        },
      },
    },
  },
  {
    id: 'L4',
    title: 'No paper beyond identity is asked for',
    scenarios: {
      'L4.asked': {
        words:
          'A question that asks for a paper is refused: 残疾证, 社区证明, 照片, 营业执照注销证明, 签字盖章 and hundreds more',
        tests: {
          'domain/papers/paper-request': [
            'is found in all of … phrasings in a question (… ways to ask, … papers)',
            'is found however it is written: %s',
            'is not hidden by characters between those of a word',
          ],
          'workflows/registration/decisions': ['cannot demand a document: %s is refused (N2)'],
        },
      },
      'L4.lawful': {
        words: 'A question that asks for none is not stopped, and the four identity documents may be named',
        tests: {
          'domain/papers/paper-request': [
            'is seen in none of … questions that ask for none',
            'is found in … phrasings that were not written for it, and seen in none of … that ask for none',
          ],
        },
      },
      'L4.explanation': {
        words:
          'The explanation of a refusal asks for no paper and blames none: 材料不全, 未参保, 不符合领金条件',
        tests: {
          'domain/papers/paper-request': [
            'is found in all of them in the explanation of a decision',
            'is recognised: %s',
          ],
          'workflows/registration/decisions': [
            'has no detour: a refusal whose explanation %s is refused (N2)',
          ],
        },
      },
      'L4.once': {
        words: 'What is to be added is asked for once, all together',
        tests: {
          'workflows/registration/decisions': ['is made once, with all that is to be added'],
        },
      },
    },
  },
  {
    id: 'L5',
    title: 'What can be done against an adverse decision',
    scenarios: {
      'L5.told': {
        words:
          'A refusal names document and article, the body that reviews it, and 60 days and six months with their law',
        tests: {
          'api/separation': [
            'is promised with the body, the time limits and their articles, and is done by another supervisor',
          ],
          'functions/notices/refusals': [
            'on the ground of %s offers registration as a job-seeker: %s (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3, I-03)',
          ],
        },
      },
      'L5.dismissed': {
        words: 'A dismissed objection is told with the same rights, and so is a closure',
        tests: {
          'api/separation': ['that is dismissed is told with the same rights'],
          'functions/notices/texts': [
            'an adverse notice states the reason, the law and what the person can do',
          ],
        },
      },
      'L5.unmarked': {
        words: 'No notice says that its own law was not checked',
        tests: {
          'functions/notices/wording': [
            'has no number of a reading or a section of ours, and nothing that says how the system was made',
          ],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
