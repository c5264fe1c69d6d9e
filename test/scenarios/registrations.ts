import type { ScenarioGroup } from './scenario.ts';

/** What passed from the registration to its end and beyond . */
export const registrations = [
  {
    id: 'V11',
    title: 'First contact and officer',
    scenarios: {
      'V11.contact': {
        words: 'Due five working days after the registration, in every region, by phone or text message',
        tests: {
          'workflows/registration/deadlines': [
            'works in the same way for the first contact, due five working days after the registration (N2)',
          ],
          'domain/case/service-plan/first-contact-deadlines': [
            'of a registration at %s is due until 24:00 of %s',
          ],
          'workflows/service-plan/deadlines': [
            'is in time until 24:00 on the fifth working day and overdue from then on',
          ],
        },
      },
      'V11.officer': {
        words: 'An officer is named everywhere, also in Weihai and Yunnan, by load',
        tests: {
          'domain/case/assignment/assignment': [
            'is required in %s (%s)',
            'falls on the one with the fewest open cases, and always on the same one of several equals',
          ],
          'api/registration-clauses': [
            'is named in %s once the person is registered, even where the notice does not require it (%s)',
          ],
        },
      },
    },
  },
  {
    id: 'V12',
    title: 'One-to-one service',
    scenarios: {
      'V12.owed': {
        words: 'To everybody in Qinghai, elsewhere with employment difficulty',
        tests: {
          'domain/case/service-plan/plan': [
            'is owed to everybody in Qinghai (QH-2.1)',
            'is owed in %s to persons with employment difficulty (%s)',
          ],
        },
      },
      'V12.grounds': {
        words: 'The tier has the grounds of its circular, and no others',
        tests: {
          'domain/case/service-plan/plan-templates': [
            'under %s keeps the tier in %s with the grounds of its circular, and with no others',
          ],
        },
      },
    },
  },
  {
    id: 'V13',
    title: 'When a plan is due, and Chongqing’s numbers',
    scenarios: {
      'V13.due': {
        words: 'One month after it is made, on the next working day where that is none, until 24:00',
        tests: {
          'domain/case/service-plan/plan': [
            'for %s is met until 24:00 of %s',
            'of a plan made on %s falls on %s (29 February)',
          ],
        },
      },
      'V13.numbers': {
        words: 'Employment 1 + 1 offered + 3; own business 1; unclear 1 + 1 + counselling offered',
        tests: {
          'domain/case/service-plan/plan-services': [
            'are one coaching, one recruitment event offered, and three jobs or gigs matched (CQ-2.2)',
            'include one start-up service (CQ-2.3)',
            'are one guidance, one activity, and counselling offered, even if it is declined (CQ-2.4 and I-10)',
          ],
        },
      },
      'V13.once': {
        words: 'Once a spell; another track keeps what was done and starts the month anew',
        tests: {
          'domain/case/service-plan/plan-services': [
            'are counted once for each spell, however often the plan is adjusted (CQ-2.1, I-09)',
          ],
          'domain/case/service-plan/plan': ['keeps what was done, and restarts the period'],
        },
      },
    },
  },
  {
    id: 'V14',
    title: 'Internship and fairs of Weihai',
    scenarios: {
      'V14.ages': {
        words: 'From the sixteenth birthday to the day before the twenty-fifth',
        tests: {
          'domain/case/service-plan/plan-services': [
            'is open from the 16th birthday to the day before the 25th: on %s %s',
            'for somebody born on %s (29 February) is open on %s: %s',
            'has no age limits in the other regions',
          ],
        },
      },
      'V14.fairs': {
        words: 'One a month in each district and zone; none asked for elsewhere',
        tests: {
          'api/recruitment-fairs': [
            'is met by a fair on any day of the month, from the first to the last',
            'does not exist if the notice requires no fair',
          ],
        },
      },
    },
  },
  {
    id: 'V15',
    title: 'Refusals and their supervisor',
    scenarios: {
      'V15.declined': {
        words: 'An acceptance resets; an officer is refused; to decline keeps the registration',
        tests: {
          'domain/case/service-plan/refused-services': [
            'are reset by an acceptance, not by an unanswered offer',
            'are not counted again after a supervisor has declined',
          ],
          'domain/case/closure/closure': [
            'are shown as three records, and only a supervisor decides on them',
          ],
        },
      },
    },
  },
  {
    id: 'V16',
    title: 'Objection and reinstatement',
    scenarios: {
      'V16.reinstated': {
        words: 'The registration goes on unbroken, and the months between are no gap',
        tests: {
          'domain/case/closure/closure': [
            'needs a decision, is raised once, and goes to a supervisor with a deadline',
            'that is upheld reinstates the registration and excuses the months between, so that none is a gap',
          ],
          'workflows/closure/afterwards': [
            'that is reversed a month later leaves that month owed, and no follow-up begins in between',
          ],
        },
      },
    },
  },
  {
    id: 'V17',
    title: 'What the person and the officer report',
    scenarios: {
      'V17.person': {
        words: 'Work, business, income, moved, intention, no longer looking: each leads to a human',
        tests: {
          'domain/case/signals/signals': [
            'of %s proposes a closure for %s on that statement, and closes nothing (C5, I-16)',
            'of %s puts %s on the worklist once, with a deadline (%s)',
            'is refused when it is dated tomorrow',
            'of %s cannot be repeated while it is pending, but any other can be made',
          ],
        },
      },
      'V17.officer': {
        words: 'What an officer notes is no statement of the person',
        tests: {
          'domain/case/signals/signals': [
            'of %s is assessed and proposes nothing by itself, because it is not a statement of the person',
          ],
        },
      },
    },
  },
  {
    id: 'V18',
    title: 'Reasons for a closure',
    scenarios: {
      'V18.each': {
        words: 'Each on its evidence, told or exempt; what is counted by rule cannot be typed',
        tests: {
          'domain/case/closure/closure': [
            'include %s on any of %j, and the person is "%s" (C5)',
            'include %s, which is counted by rule and which nobody can propose (D3.10)',
          ],
        },
      },
      'V18.lapse': {
        words:
          'What was not delivered lapses for emigrants, the imprisoned, the unreachable and the deceased',
        tests: {
          'domain/case/notices/lapsed': [
            'is no longer sent to emigrants, the imprisoned, the unreachable and the deceased',
          ],
          'workflows/closure/decisions': [
            'to close the registration sends no notice to a person who is %s (C5)',
          ],
        },
      },
    },
  },
  {
    id: 'V19',
    title: 'Months',
    scenarios: {
      'V19.first': {
        words:
          'The first contact counts; registered with six working days left the month is owed, with five it is not',
        tests: {
          'domain/case/follow-up/months': [
            'is done by the first contact if that reaches the person within it',
            'of a registration at %s is %s',
            'is the next one with five working days left, and this one with six',
          ],
        },
      },
      'V19.attempts': {
        words: 'Attempts by one means do not excuse; reached later in the month is done; late is done late',
        tests: {
          'domain/case/follow-up/follow-up': [
            'never satisfy the month, but three of them by two means excuse it',
            'excuse a month that can still be done while it lasts, and no longer',
          ],
          'domain/case/follow-up/months': [
            'is the end of its last Beijing day: %s, followed up at %s, is %s',
          ],
        },
      },
      'V19.owed': {
        words: 'At least one a month in each region, by the means of its circular',
        tests: {
          'domain/case/follow-up/months': [
            'is owed by the last day of each month, with the clause, a warning before and escalations after',
            'is done by %s when the person was reached',
          ],
        },
      },
      'V19.ended': {
        words: 'Missed at the closure stays missed; no month in advance; a comparison cannot be claimed',
        tests: {
          'domain/case/closure/closure': ['ends all open tasks, and late ones stay late'],
          'domain/case/follow-up/follow-up': [
            'is refused for %s',
            'cannot claim a data comparison (I-05), or a method that the circular does not name',
          ],
        },
      },
      'V19.totals': {
        words: 'Totals are the sum of their cells, over generated lives no month is a gap',
        tests: {
          'domain/case/lives': [
            'no month of any registration is ever a gap',
            'the totals of a month are the sum of its cells, and a ratio shows its parts',
          ],
          'api/follow-ups': [
            'counts each case once a month without gaps, human contact and comparison apart (I-05)',
          ],
        },
      },
      'V19.recorded': {
        words:
          'Each writes the progress, what changed in the ledger, and whether the services stay or are adjusted',
        tests: {
          'domain/case/follow-up/follow-up': [
            'says that the ledger was checked and is unchanged, unless a change is reported',
            'puts changes into the ledger, with their source and day (CQ-2.5)',
            'opens the adjustment of the plan in the same event, and the adjusted plan ends it',
          ],
        },
      },
    },
  },
  {
    id: 'V20',
    title: 'Comparisons',
    scenarios: {
      'V20.signal': {
        words: 'Insured, business, pension and registered elsewhere become signals for a human',
        tests: {
          'domain/case/signals/signals': [
            'for %s becomes %s, and evidence for a human to close for %s (D3.3, I-15)',
          ],
          'api/comparison-signals': ['gives each registration its findings once, as evidence for a human'],
          'domain/case/follow-up/compare': [
            'counts for the month with a definite status: %s means %s, and proposes a closure for %s to a human',
          ],
        },
      },
      'V20.approval': {
        words: 'To approve against a match needs a reason',
        tests: {
          'workflows/registration/decisions': [
            'shows the findings of a comparison source and lets a human give reasons to decide against them',
          ],
          'domain/case/registration/registration': [
            'against evidence needs an answer to each finding that matched, and to those only',
          ],
        },
      },
    },
  },
  {
    id: 'V21',
    title: 'After the end',
    scenarios: {
      'V21.checks': {
        words: 'Checks one, three and six months after a placement in Weihai, and nowhere else',
        tests: {
          'domain/case/after-placement/placement-check': [
            'are due 1, 3 and 6 months later in Weihai, and nowhere else: %s',
            'open on their day, neither earlier nor twice',
          ],
          'workflows/closure/afterwards': [
            'The check after a placement in Weihai is on the worklist a month later and is made once (WH-4.6, I-29)',
          ],
        },
      },
    },
  },
  {
    id: 'V22',
    title: 'Transfer',
    scenarios: {
      'V22.continues': {
        words:
          'Between regions and within one: one case ends, another continues the spell, every month is owed once',
        tests: {
          'domain/case/transfer/spells': [
            'ends one case with all that is open, and begins another that continues the spell',
            'is refused to the same district, and for a case that is not registered',
            'when the person moves %s',
          ],
          'api/end-of-registration': [
            'opens a case at the new place for the same person, who stays registered once',
          ],
        },
      },
    },
  },
  {
    id: 'V23',
    title: 'Calendar',
    scenarios: {
      'V23.days': {
        words: 'Working days of 2022 to 2026, counted by hand and by a second calendar',
        tests: {
          'domain/calendar/working-calendar': [
            'are matched: %s and %d working days give %s',
            'agrees with a slow one on every day from 2022 to 2032',
          ],
        },
      },
      'V23.months': {
        words: 'Months by the Civil Code: the corresponding day, the last day, the next working day',
        tests: {
          'domain/calendar/due-date': ['falls on %s'],
          'domain/calendar/local-date': ['takes %s by %d months to %s'],
        },
      },
    },
  },
  {
    id: 'V24',
    title: 'Values',
    scenarios: {
      'V24.quoted': {
        words: 'Every citation of a layer stands in its circular, article by article, word for word',
        tests: {
          'policy/quotations': ['of the circular of %s are word for word in it, at their article'],
          'policy/lint': ['the packs of this repository have no errors'],
        },
      },
    },
  },
  {
    id: 'V25',
    title: 'Delivery',
    scenarios: {
      'V25.delivered': {
        words:
          'The result is fed back with proof of delivery, and its short text says no reason, group or benefit',
        tests: {
          'domain/case/notices/delivery': [
            'is issued until something is reported, and sent is not yet delivered (SX-1.2, I-34)',
          ],
          'domain/case/handling-times': [
            'is told once, with the decision itself (SX-1.2, QH-1.2, CQ-1.2, YN-1.2.1)',
          ],
          'functions/notices/texts': ['the short text in %s reveals no reason, category or benefit (I-34)'],
        },
      },
      'V25.hours': {
        words: 'A message waits for office hours',
        tests: { 'domain/case/notices/not-before': ['that is due %s waits until staff can be reached'] },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
