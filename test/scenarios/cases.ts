import type { ScenarioGroup } from './scenario.ts';

/** What did something else than the clause says, of everything else (findings W8 to W14 and W17 to W20). */
export const cases = [
  {
    id: 'W8',
    title: 'Back after less than six months in work',
    scenarios: {
      'W8.counted': {
        words: 'The six months count from the first day in work of the evidence, not from the closure',
        tests: {
          'domain/case/transfer/spells': [
            'by somebody out of work again on %s, in work since 2026-11-19 and closed on 2027-01-15, is within six months: %s',
            'counts from the first day in work that any evidence names, and from the closure if none was kept',
          ],
        },
      },
      'W8.told': {
        words:
          'The person is told of it, the mark of 就业困难人员 is set again, and assistance is owed again',
        tests: {
          'api/separation': ['restores the mark, tells the person, and brings what was learnt before'],
          'domain/case/transfer/spells': [
            're-includes the person when the application is approved, and owes them one-to-one service',
          ],
        },
      },
      'W8.only': {
        words: 'Only in Yunnan, only with employment difficulty, and only from work',
        tests: {
          'domain/case/transfer/spells': [
            'is a rule of Yunnan only: %s',
            'needs employment difficulty, and that the person was in work',
            'links no spell that has not ended',
          ],
        },
      },
    },
  },
  {
    id: 'W9',
    title: 'What is promised to be carried over is',
    scenarios: {
      'W9.ledger': {
        words: 'A new registration has the facts and groups of the one before, marked as carried over',
        tests: {
          'api/separation': ['restores the mark, tells the person, and brings what was learnt before'],
          'domain/case/job-seeker/job-seeker': [
            'takes over what was learnt about the person as unemployed, and gives it back, marked as carried over',
          ],
        },
      },
      'W9.form': {
        words: 'Whoever applies again need not fill in the form again',
        tests: {
          'functions/prefilled-application': [
            'is filled in from the last case of the person that has ended, and can be sent as it is',
            'is empty for a sign-in that proves no identity, and for somebody of whom nothing is known',
            'takes nothing from a case that goes on',
            'takes what was opened as %s by %s only where it is known to be theirs',
          ],
        },
      },
    },
  },
  {
    id: 'W10',
    title: 'Another person reviews',
    scenarios: {
      'W10.refusal': {
        words: 'A refusal can be objected to, and is reviewed by a supervisor who did not decide it',
        tests: {
          'domain/case/separation': [
            'of a refusal has a task for a supervisor, a deadline and escalations, and is raised once',
            'of a refusal is not made by the officer, nor by the supervisor who refused',
            'that finds a refusal wrong registers the person from the day of acceptance, with everything that begins',
            'that finds a refusal right leaves it, and nothing is open',
          ],
        },
      },
      'W10.closure': {
        words: 'Who proposed a closure does not decide it, and who decided does not review it',
        tests: {
          'domain/case/separation': [
            'is made by a person other than the proposer, whether it closes (%s) or declines',
            'of a closure is made by a supervisor who neither closed nor proposed it',
          ],
          'api/separation': [
            'keep the proposer of a closure from deciding it, and the one who decided from reviewing it',
          ],
        },
      },
      'W10.relative': {
        words: 'Nobody acts on their own case or on that of a declared relative',
        tests: {
          'domain/case/separation': [
            'is never made on one’s own application, or on that of a relative',
            'is neither proposed nor made by the person or a relative',
            'bars from every step of every kind, including a transfer and any other write',
          ],
        },
      },
      'W10.entered': {
        words: 'Who entered an application at the counter does not decide it where there is a second person',
        tests: {
          'domain/case/separation': [
            'that an officer entered at the counter belongs to another one if the unit has a second person',
            'is theirs if nobody else could make it: a small unit serves the person, too',
          ],
        },
      },
    },
  },
  {
    id: 'W11',
    title: 'The ledger is demanded',
    scenarios: {
      'W11.intake': {
        words:
          'Groups and facts are recorded at the same time as the application (同步标注), as the person states them',
        tests: {
          'api/job-seekers': [
            'is filled at the same time as the registration: groups and facts, as the person states them (SX-1.4 同步标注)',
          ],
        },
      },
      'W11.demanded': {
        words: 'What is missing when the plan is made is a task with a date, in every region',
        tests: {
          'domain/case/ledger/ledger': [
            'is a task with a date in %s, which ends when nothing is missing any more (%s)',
          ],
        },
      },
      'W11.values': {
        words: 'Only known values count: education zzz is refused',
        tests: {
          'api/job-seekers': ['takes known values only: %j'],
          'domain/case/ledger/ledger': ['take no value that nobody knows: %s %s'],
        },
      },
      'W11.corrected': {
        words: 'Name, phone, address and identity document are corrected, with a record of what they were',
        tests: {
          'api/job-seekers': [
            'is corrected by the person and by an officer, with a record of what it was (PIPL 46, CQ-2.5)',
          ],
          'domain/case/person/person': [
            'of contact data needs only their word, or that of an officer (CQ-2.5 更新基本信息)',
            'of the %s is made by an officer who has seen an identity document, and by nobody else',
          ],
        },
      },
      'W11.clears': {
        words: 'Three clears, four in Yunnan, and what each lacks',
        tests: {
          'domain/case/ledger/ledger': [
            'in %s means the three clears, and names what is missing (%s)',
            'in Yunnan means four points, with skill level and intention separate (YN-1.2.2)',
            'needs an answer for every group, not just for one',
          ],
        },
      },
      'W11.groups': {
        words: 'The groups of each circular, open where it says 等 and closed where it does not',
        tests: {
          'domain/case/ledger/ledger': [
            'are tagged with source and day, even when a person does not belong to one',
            'in %s may include others than those listed: %s ("等" makes a list open)',
          ],
        },
      },
    },
  },
  {
    id: 'W12',
    title: 'The public guide',
    scenarios: {
      'W12.sections': {
        words:
          'Service list, steps, agencies with address and phone, what is needed and not needed, in each region and language',
        tests: {
          'policy/catalogue': [
            'SX-1.1, QH-1.1, WH-4.1, CQ-1.1, YN-1.1.1: the guide of $region in $language has all its sections',
            'every sentence of the guide of $region in $language has its article and is in that language',
          ],
        },
      },
      'W12.published': {
        words: 'What is published on which channel and when, as the circular names it; nothing is made up',
        tests: {
          'policy/catalogue': [
            'SX-1.1, QH-1.1, WH-4.1, CQ-1.1, YN-1.1.1: the guide of %s says what is published, as its circular names it, and that nothing is entered yet',
            'agencies and publications that are entered with their source are shown',
          ],
        },
      },
      'W12.package': {
        words:
          'The package of Weihai without content that nobody has confirmed, and with what the agency has entered',
        tests: {
          'policy/catalogue': [
            'I-08: the guide of Weihai names its package without inventing content; no other region has one',
            'I-08, WH-4.1: content that the agency confirms is entered with its source, and then shown',
          ],
        },
      },
      'W12.difficulty': {
        words: 'The recognition of employment difficulty with list, entrance, conditions and procedure',
        tests: {
          'policy/catalogue': [
            'the guide of %s names the %d groups of its circular, in Weihai also those of the province’s law, with conditions, where to apply and the steps',
          ],
        },
      },
      'W12.disabled': {
        words: 'In Yunnan the disabled persons’ agencies and the desks below the county',
        tests: {
          'policy/catalogue': [
            'YN-1.1.1: the guide of Yunnan names the disabled persons’ agencies and the desks below the county',
          ],
        },
      },
      'W12.counter': {
        words: 'In Qinghai what is decided at once has no day that is not counted',
        tests: {
          'policy/catalogue': [
            'QH-1.2: for decisions during the visit the guide does not mention counting days',
          ],
        },
      },
    },
  },
  {
    id: 'W13',
    title: 'Values with the right source and in the right place',
    scenarios: {
      'W13.permits': {
        words:
          'Residence and travel permits of Hong Kong, Macao and Taiwan are taken as 人社厅函〔2018〕218号 says',
        tests: {
          'domain/identity-number': [
            'of a travel permit, %s, is %s (人社厅函〔2018〕218号 二)',
            'such as %s is not that of a travel permit',
          ],
          'api/job-seekers': [
            'with a travel permit is stated with birth date and sex (人社厅函〔2018〕218号)',
          ],
        },
      },
      'W13.documents': {
        words: 'Only a document stands in 书名号; our own design is named without them',
        tests: {
          'policy/citations': ['%s cannot be cited as a document, and is named without 书名号'],
        },
      },
      'W13.terms': {
        words: 'What each circular calls it: 一对一 or 一人一策, 自主创业意愿 or 自主经营意愿',
        tests: {
          'functions/regional-terms': [
            'are those of the circular of %s in what the case shows: %s is %s, with %s',
          ],
        },
      },
      'W13.marks': {
        words: 'What no rule says is marked where it is shown as a value',
        tests: {
          'policy/catalogue': [
            'the guide marks what no rule says, what a rule leaves unclear, and what is known from a copy only',
          ],
        },
      },
    },
  },
  {
    id: 'W14',
    title: 'The person has a named officer',
    scenarios: {
      'W14.told': {
        words: 'The person learns who it is and how to reach them',
        tests: {
          'api/job-seekers': [
            'names an officer and how to reach them, is served, tells the person, and ends (QH-1.4)',
          ],
          'functions/notices/official-wording': [
            'is told who their officer is, by name and telephone (SX-1.3, QH-1.3, CQ-1.3, I-27)',
          ],
        },
      },
      'W14.nobody': {
        words:
          'A case for which the district has no officer is put before its supervisor, a transfer as well',
        tests: {
          'domain/case/separation': [
            'goes to the supervisors of its district with a deadline, once, until one is named',
          ],
          'domain/case/job-seeker/job-seeker': [
            'goes to its supervisor, who names one (SX-1.3, QH-1.3, CQ-1.3 确定专人)',
          ],
        },
      },
    },
  },
  {
    id: 'W17',
    title: 'The registration counts from its acceptance',
    scenarios: {
      'W17.day': {
        words: 'Registered from the day on which the application was accepted, whenever it is approved',
        tests: {
          'api/separation': [
            'counts from the day of acceptance, and not of the approval (Social Insurance Law art. 50; D3.9)',
          ],
        },
      },
    },
  },
  {
    id: 'W18',
    title: 'Whoever applied at the counter is not left out',
    scenarios: {
      'W18.withdraw': {
        words: 'An officer withdraws for them, but not what was sent online',
        tests: {
          'api/separation': ['is withdrawn by the officer for the person, and an online one is not'],
          'domain/case/separation': [
            'of an application at the counter is entered by staff for the person',
            'of an online application is only made by the person',
          ],
        },
      },
      'W18.link': {
        words: 'They read their case by a verified sign-in, which takes it over',
        tests: {
          'api/job-seekers': [
            'is proven by a verified sign-in, which takes over a case of the counter and no other number',
          ],
        },
      },
      'W18.messages': {
        words: 'Messages send them to the counter as well as to a sign-in',
        tests: {
          'functions/notices/official-wording': ['send nobody to a sign-in alone'],
        },
      },
    },
  },
  {
    id: 'W19',
    title: 'What the person can report, and what is evidence',
    scenarios: {
      'W19.report': {
        words: 'The person reports a pension, school, army or emigration',
        tests: { 'api/separation': ['of %s proposes the closure for %s, for a human to decide'] },
      },
      'W19.family': {
        words: 'A death may be stated by the family, a pension by the person',
        tests: {
          'domain/case/closure/closure': ['include %s on any of %j, and the person is "%s" (C5)'],
          'policy/lifecycle-values': ['C5, W19: the family may state a death, and the person a pension'],
        },
      },
      'W19.death-before-decision': {
        words:
          'An application whose person has died before the decision ends without one, and nobody is told',
        tests: {
          'domain/case/registration/end': [
            'gets no decision: the task and its time limit end, and so does the application',
            'gets no notice, and nobody else does',
            'is recorded on evidence dated today at the latest, and only before a decision',
          ],
          'store/lapsed-notices': [
            'lapses with an application whose person has died before the decision (I-55)',
          ],
          'api/end-of-registration': [
            'has the application ended by an officer, who may not date it tomorrow, and nobody is told',
          ],
        },
      },
      'W19.place': {
        words: 'The new place asks for the transfer, and learns nothing of where the registration is',
        tests: {
          'api/separation': [
            'requested by another place is arranged by the place that has it, whose name the other is not told',
          ],
        },
      },
    },
  },
  {
    id: 'W20',
    title: 'What was named only',
    scenarios: {
      'W20.tags': {
        words: 'Groups that the circulars of Qinghai and Chongqing do not list are not marked there',
        tests: {
          'domain/case/ledger/ledger': [
            'in %s may include others than those listed: %s ("等" makes a list open)',
          ],
        },
      },
      'W20.core-system': {
        words:
          'QH-1.3: how, when and by whom the real name was proven is kept, shown and counted, and who is not proven is a task with a date',
        tests: {
          'domain/case/person/real-name': [
            'is proven with the application by a verified sign-in, or at the counter, whose officer is recorded',
            'is proven later by a document, with who saw which and when, and a sign-in does not replace that',
            'moves with the person to another place',
            'is counted for current registrations, and the counts of two parts add up',
          ],
          'domain/case/ledger/ledger': [
            'include the identity in Qinghai, until a document or a verified sign-in proves it (QH-1.3 实名)',
          ],
          'functions/coverage-totals': [
            'are answered as of when they were counted where a request cannot count the district itself',
          ],
        },
        open: 'There is no connection to 金保工程: its own check of a real name cannot be had here.',
      },
      'W20.brokers': {
        words:
          'CQ-1.3: grass-roots workers and labour brokers contact and serve persons on behalf of the officer, who records it and answers for it',
        tests: {
          'domain/case/service-plan/helpers': [
            'do %s on behalf of the officer, who records it and answers for it',
            'may not do %s if no circular names them',
            'may not act as a labour broker without a written agreement, dated today at the latest',
          ],
          'workflows/service-plan/plan': [
            'keeps who helped with a contact and a service for the agency alone, and refuses what is no help (CQ-1.3)',
          ],
        },
      },
      'W20.disabled': {
        words:
          'YN-1.1.1: an application is made at a disabled persons’ agency, which the guide lists and whose officers have it on their list',
        tests: {
          'api/agencies': [
            'is listed in the guide with the id that an application names it by (YN-1.1.1)',
            'has the application that is made at it, on a list of its own, and its officer serves the person (YN-1.1.1)',
            'that the directory does not have in the district is refused, and changes nothing',
          ],
          'domain/case/assignment/agencies': [
            'goes to an officer of that agency by load, and to one of the district if it has nobody',
            'stays with its agency when only the officer changes',
          ],
        },
      },
      'W20.key-groups': {
        words:
          'YN-1.2.2: persons of a key group are shown as such with every task about them, and a list of each group can be worked through',
        tests: {
          'workflows/service-plan/plan': [
            'shows the key groups of a person with every task about them, and lists those of a group alone (YN-1.2.2)',
          ],
        },
      },
      'W20.below-county': {
        words: 'YN-1.3.4: an agency below the county is given cases, and has a list of its own',
        tests: {
          'api/agencies': [
            'below the county is given a case by a supervisor, and has its tasks on a list of its own (YN-1.3.4)',
          ],
          'domain/case/assignment/agencies': [
            'is given to one below the county together with an officer of it, and back',
            'is not given to an agency where nobody is present, nor to an officer of another one',
          ],
        },
      },
      'W20.youth': {
        words:
          'SX-2.5: a young person long without work is known as such, and offered what the circular names',
        tests: {
          'domain/case/ledger/youth': [
            'can be tagged by an officer in Shanxi, although no source defines the group, and is not part of the completeness check',
            'is suggested from the day on which both conditions are met, if a source defines the group: %s',
            'is not suggested again after an officer has answered, unless the answer is from before the conditions were met',
            'is offered what SX-2.5 names, whatever the track, if tagged before the plan',
            'has the plan adjusted by the officer if tagged after it, and only if it lacks something',
          ],
          'workflows/service-plan/plan': [
            'puts forward whom a source that was entered means, in words, and adds the services once confirmed (SX-2.5)',
          ],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
