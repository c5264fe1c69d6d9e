import type { ScenarioGroup } from './scenario.ts';

/** What did something else than the clause says, of plans, services and follow-ups (findings W1 to W7, W15 and W16). */
export const services = [
  {
    id: 'W1',
    title: 'A plan is fulfilled by services, not by being made',
    scenarios: {
      'W1.owed': {
        words:
          'In every region, track and tier, what is provided without a number is owed once before a plan is fulfilled',
        tests: {
          'domain/case/service-plan/plan-services': [
            'is not fulfilled before anything was given: 提供 is never zero (SX-2.2, QH-2.2, WH-4.2, CQ-5.4, YN-1.3.2)',
            'is fulfilled when each service was given as often as its circular says, or once if it gives no number',
          ],
          'domain/case/service-plan/plan-templates': [
            'follows %s in %s for the track %s, and counts what is done',
          ],
        },
      },
      'W1.declined': {
        words: 'It may be declined with a reason instead, but an offer alone is not enough',
        tests: {
          'domain/case/service-plan/plan-services': [
            'is fulfilled if everything without a number was declined with a reason, not if it was only offered',
          ],
        },
      },
      'W1.older': {
        words: 'A plan that was made before stays as it was made',
        tests: {
          'domain/case/service-plan/plan-services': [
            'A plan from before services without a number were owed stays as it was',
            'A start-up service promised before its kinds were distinguished is given by any of them',
          ],
        },
      },
      'W1.named': {
        words:
          'A service named in one word with others (政策咨询、创业培训、开业指导、项目推荐、场地支持) is owed on its own',
        tests: {
          'domain/case/service-plan/plan-templates': [
            'follows %s in %s for the track %s, and counts what is done',
          ],
          'domain/case/service-plan/plan-services': ['include one start-up service (CQ-2.3)'],
        },
      },
    },
  },
  {
    id: 'W2',
    title: 'What is matched counts as matched',
    scenarios: {
      'W2.matched': {
        words: 'Three jobs or gigs matched are three, whatever the person says of them',
        tests: {
          'domain/case/service-plan/plan-services': [
            'count a match whatever the person’s answer: 精准匹配3条以上岗位信息或零工信息 (CQ-2.2)',
            'count an offer and its answer once (CQ-2.2)',
          ],
        },
      },
      'W2.declined': {
        words:
          'A number that the circular gives is not met by what was declined: coaching, start-up service, guidance, activity',
        tests: {
          'domain/case/service-plan/plan-services': [
            'A number that the circular gives is not met by an offer that was declined (CQ-2.2, CQ-2.3, CQ-2.4)',
          ],
        },
      },
    },
  },
  {
    id: 'W3',
    title: 'Every service that an agency gives is recorded',
    scenarios: {
      'W3.any': {
        words: 'Any service can be recorded in every region, promised or not',
        tests: {
          'domain/case/service-plan/plan-services': [
            'accepts every service that an agency gives into its records, promised or not (SX-6.2, YN-6.2.1)',
          ],
        },
      },
      'W3.qinghai': {
        words: 'Pushing recruitment information (推送招聘信息) is part of the plan of Qinghai',
        tests: {
          'domain/case/service-plan/plan-templates': [
            'follows %s in %s for the track %s, and counts what is done',
          ],
        },
      },
    },
  },
  {
    id: 'W4',
    title: 'A job-seeker is served',
    scenarios: {
      'W4.served': {
        words:
          'After 求职登记 there is an officer, a first service with a date, records and notices, and an end',
        tests: {
          'domain/case/job-seeker/job-seeker': [
            'is served: the first service ends the task, and further ones are recorded (QH-1.4 职业介绍等服务)',
            'accepts a profile and the groups, as a registration does',
          ],
          'api/job-seekers': [
            'names an officer and how to reach them, is served, tells the person, and ends (QH-1.4)',
          ],
        },
      },
      'W4.refused': {
        words: 'The same begins where an application was refused with the offer',
        tests: {
          'domain/case/job-seeker/job-seeker': [
            'begins the same way if an application was refused with the offer (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3)',
          ],
          'api/end-of-registration': ['carries over everything that the application contained'],
        },
      },
      'W4.declined': {
        words: 'Declined services have no consequence',
        tests: {
          'domain/case/job-seeker/job-seeker': [
            'is never proposed for closure because services were declined',
          ],
        },
      },
    },
  },
  {
    id: 'W5',
    title: 'Every region offers registration as a job-seeker',
    scenarios: {
      'W5.matrix': {
        words:
          'Nine grounds of refusal in five regions: offered to whoever wants work and cannot be registered there',
        tests: {
          'functions/notices/refusals': [
            'on the ground of %s offers registration as a job-seeker: %s (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3, I-03)',
            'can rest on these grounds and on no other',
          ],
          'workflows/registration/decisions': ['in %s offers job-seeker registration: %s (%s)'],
        },
      },
      'W5.guide': {
        words: 'The guide of every region says so, that of Weihai too',
        tests: {
          'policy/catalogue': [
            'I-03: the guide of every region offers job-seeker registration, even if its circular is silent',
          ],
        },
      },
    },
  },
  {
    id: 'W6',
    title: 'What a follow-up finds leads to something',
    scenarios: {
      'W6.closure': {
        words:
          'In work, own business, income, pension, school, army, abroad, no longer looking: a closure for a human to decide',
        tests: {
          'domain/case/follow-up/findings': [
            'if it is %s, proposes a closure as %s, which a human decides',
            'A finding opens what a comparison with the same fact opens',
          ],
        },
      },
      'W6.task': {
        words: 'Moved away or not available: a task with a date',
        tests: {
          'domain/case/follow-up/findings': ['if it is %s, opens the task %s with its deadline'],
        },
      },
      'W6.nothing': {
        words: 'While the search goes on nothing is opened; every finding is one or the other',
        tests: {
          'domain/case/follow-up/findings': [
            'opens nothing while the search continues',
            'Every finding of a follow-up either continues or leads to something',
          ],
        },
      },
      'W6.pending': {
        words: 'What is proposed already is left to its decider',
        tests: {
          'domain/case/follow-up/findings': [
            'A finding leaves a proposed closure to its decider, and a pending transfer under way',
          ],
        },
      },
    },
  },
  {
    id: 'W7',
    title: 'Three refusals in a row without good reason',
    scenarios: {
      'W7.silence': {
        words: 'Silence is no refusal',
        tests: {
          'domain/case/service-plan/refused-services': [
            'are not created by silence, which cannot be recorded as a refusal',
          ],
        },
      },
      'W7.willing': {
        words: 'What is for the willing never counts: experience, internship, training, counselling',
        tests: {
          'domain/case/service-plan/refused-services': [
            'never include those of experience, training or counselling, which are voluntary (SX-2.5, I-10)',
          ],
        },
      },
      'W7.times': {
        words: 'Three times are on three days; a good reason or an acceptance between them ends the row',
        tests: {
          'domain/case/service-plan/refused-services': [
            'are three occasions: several refusals of one service on one day are one',
            'are in a row (连续), which a refusal for the good reason %s interrupts',
            'are reset by an acceptance, not by an unanswered offer',
            'follow the days of the services, not of their records',
          ],
          'domain/case/closure/closure': ['%s'],
        },
      },
      'W7.reasons': {
        words:
          'Good and bad reasons are values with their source; a reason that nobody has judged counts against nobody',
        tests: {
          'domain/case/service-plan/refused-services': ['are not created by a reason that nobody has judged'],
          'policy/amendable-leaves': [
            'every leaf of %s that an amendment may change is read by the rules, or shown',
          ],
        },
      },
      'W7.promised': {
        words: 'Only what the plan promises counts',
        tests: {
          'domain/case/service-plan/refused-services': [
            'of what the plan in %s promises count, whatever else was refused',
          ],
        },
      },
      'W7.supervisor': {
        words: 'Only a supervisor decides, on the three records',
        tests: {
          'domain/case/service-plan/refused-services': [
            'lead to a proposal with the records as evidence, which only a supervisor decides',
          ],
          'workflows/service-plan/plan': ['sends the third refusal in a row to the supervisor (I-17)'],
        },
      },
    },
  },
  {
    id: 'W15',
    title: 'A follow-up is the first contact, too',
    scenarios: {
      'W15.once': {
        words:
          'A follow-up that reaches somebody whom nobody had contacted is the first contact: once is enough',
        tests: {
          'domain/case/follow-up/findings': [
            'is the first contact too: once is enough, even if late, and the plan is due after it',
            'is not the first contact if only a comparison reported on them',
            'is the first contact only once',
          ],
        },
      },
    },
  },
  {
    id: 'W16',
    title: 'The fairs, the checks and the internships of Weihai',
    scenarios: {
      'W16.fair': {
        words:
          'A month without the fair is overdue with the supervisor, in the digest and in the table of the city',
        tests: {
          'api/fair-months': [
            'is overdue with the supervisor, in the digest and in the table of the city, until it is recorded',
            'is asked of no district elsewhere',
          ],
        },
      },
      'W16.check': {
        words: 'A check after a placement is not done while nobody was reached',
        tests: {
          'domain/case/after-placement/placement-check': [
            'stay open while nobody was reached, until attempts on three days by two means',
          ],
        },
      },
      'W16.internship': {
        words:
          'Whether an activity is an internship has to be said outside 16 to 24, and at 40 it is refused',
        tests: {
          'domain/case/service-plan/plan-services': [
            'does not depend on a tick: for somebody outside the ages it must be stated (WH-4.4)',
          ],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
