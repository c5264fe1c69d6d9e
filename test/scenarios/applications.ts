import type { ScenarioGroup } from './scenario.ts';

/** What passed from the application to its decision . */
export const applications = [
  {
    id: 'V1',
    title: 'Deadlines of the decision: five regions, both channels, eighteen instants',
    scenarios: {
      'V1.three': {
        words: 'Shanxi, Weihai and Yunnan: three working days on each channel, on every date of the table',
        tests: {
          'domain/case/registration/decision-deadlines': [
            'is decided within three working days if the circular gives no number (SX-1.2, YN-1.2.1, N2)',
          ],
        },
      },
      'V1.qinghai': {
        words: 'Qinghai: three online; at the counter the same day until 17:30, and after that until 24:00',
        tests: {
          'domain/case/registration/decision-deadlines': [
            'is decided in Qinghai within three working days online, and at once at the counter (QH-1.2, I-02)',
          ],
          'workflows/registration/deadlines': [
            'begins at a counter in Qinghai when the counter closes and not before (QH-1.2, I-02)',
          ],
        },
      },
      'V1.chongqing': {
        words: 'Chongqing: five online, seven at the counter, with a warning at three',
        tests: {
          'domain/case/registration/decision-deadlines': [
            'is decided in Chongqing within five working days online, and seven at the counter (CQ-1.2)',
          ],
          'workflows/registration/deadlines': [
            'begins in Chongqing with a warning at the national limit of three working days, while the law allows five (I-01)',
          ],
        },
      },
      'V1.provisional': {
        words: 'Certain within an announced year, provisional where it reaches into one that is not',
        tests: {
          'domain/case/registration/decision-deadlines': [
            'has a deadline that no later arrangement moves',
            'in %s, %s, is due on %s; provisional: %s (I-36)',
          ],
        },
      },
      'V1.late': {
        words:
          'In time until the last instant; late after it, marked, escalated once a level, and still to be decided',
        tests: {
          'workflows/registration/deadlines': [
            'in %s (%s) is %s, overdue from %s under %s',
            'ends with a late decision, which is possible and is marked as late',
            'reaches each level once and then stops',
          ],
        },
      },
    },
  },
  {
    id: 'V2',
    title: 'The arrangement of 2027 is loaded',
    scenarios: {
      'V2.moved': {
        words:
          'A worked Saturday moves the counter of Chongqing from 11 to 9 January; the others become certain where they are',
        tests: {
          'domain/case/registration/decision-deadlines': [
            'in %s, %s, is certainly due on %s once 2027 is announced',
            'at the counter of Qinghai is due on the day itself, whatever is announced (QH-1.2)',
          ],
        },
      },
      'V2.whole': {
        words: 'Loaded in a running system, with record on the case',
        tests: {
          'workflows/registration/holiday-year': [
            'A deadline that reaches into an unannounced year is provisional and moves when that year is loaded',
          ],
        },
      },
      'V2.who': {
        words: 'An officer may not load it',
        tests: { 'api/access-matrix': ['gives every caller the right answer to %s'] },
      },
    },
  },
  {
    id: 'V3',
    title: 'Age',
    scenarios: {
      'V3.sixteen': {
        words: 'Sixteen today in five regions; tomorrow; ten seconds before and five after midnight',
        tests: {
          'functions/working-age': [
            'in %s is reached on the sixteenth birthday',
            'in %s is reached at midnight in Beijing, and not ten seconds earlier',
          ],
          'api/bad-input': ["is accepted on the applicant's 16th birthday"],
        },
      },
      'V3.retirement': {
        words:
          'The edge of the month of retirement for men and women; seventy without a pension is reviewed, not refused',
        tests: {
          'functions/working-age': [
            '%s, born on %s, who reaches it in %s, is put before a human: %s',
            'has no upper end: at seventy without a pension one may register (I-03)',
          ],
          'domain/retirement-age': [
            'of somebody born in %s, originally due at %d, comes in %s at %d years and %d months',
          ],
        },
      },
    },
  },
  {
    id: 'V5',
    title: 'Permits and phones of Hong Kong, Macao and Taiwan',
    scenarios: {
      'V5.permits': {
        words: 'Residence permits that begin with 81, 82 and 83',
        tests: { 'domain/identity-number': ['with the prefix %s belongs to a %s'] },
      },
      'V5.phones': {
        words: 'Numbers of +852 and +853',
        tests: { 'domain/phone-number': ['%j is read as %s'] },
      },
    },
  },
  {
    id: 'V6',
    title: 'What an application holds',
    scenarios: {
      'V6.names': {
        words: 'Names with ·, rare characters and spaces',
        tests: { 'domain/person-name': ['%j is kept as %j', '%j is refused: %s'] },
      },
      'V6.faults': {
        words:
          'Reasons, future dates, the commitment, attachments and districts: each fault is named and changes nothing',
        tests: {
          'api/bad-input': [
            'is refused for %s and changes nothing',
            'is refused with all its faults at once',
          ],
        },
      },
      'V6.places': {
        words: 'One may register at any of the four places, with an identity document alone',
        tests: {
          'api/registration-clauses': [
            'lets a person apply on the basis of %s with no document but an identity number',
          ],
        },
      },
    },
  },
  {
    id: 'V7',
    title: 'Reasons for a refusal: nine in five regions',
    scenarios: {
      'V7.human': {
        words: 'A human decides, on a ground that the law gives, in one transaction that counts once',
        tests: {
          'workflows/registration/decisions': [
            'needs a ground that the law provides',
            'is decided once even when two officers decide at the same time',
          ],
          'api/registration-clauses': ['begins only with the decision of a human, which the history records'],
        },
      },
      'V7.law': {
        words: 'Each of the nine with its sentence of law and its document, in every region',
        tests: {
          'functions/notices/refusals': [
            'on the ground of %s offers registration as a job-seeker: %s (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3, I-03)',
          ],
        },
      },
    },
  },
  {
    id: 'V8',
    title: 'Requests for information',
    scenarios: {
      'V8.clock': {
        words: 'The clock runs on, and the answer reaches the officer',
        tests: {
          'workflows/registration/decisions': ['is sent and answered without moving the deadline (I-37)'],
          'workflows/registration/deadlines': [
            'reaches the supervisor at the first late instant, even if information was requested (I-37)',
          ],
        },
      },
      'V8.net': {
        words:
          'Beside the legal clock the net time is shown, without the days that the person was waited for',
        tests: {
          'domain/case/registration/net-time': [
            'continues by the legal clock while the person is asked, and stops as net time',
            'continues in both counts after the answer, until the decision and no longer',
          ],
        },
      },
    },
  },
  {
    id: 'V9',
    title: 'One active case of a person',
    scenarios: {
      'V9.nationwide': {
        words: 'Nobody applies twice anywhere, by whatever channel or account, until the first has ended',
        tests: {
          'api/bad-input': [
            'cannot apply twice anywhere in the country until the first application has ended',
          ],
          'api/registration-clauses': [
            'is the only active one of its person nationwide and can be followed by a new one after its end',
          ],
          'api/job-seekers': [
            'cannot be claimed by a stranger: they occupy no place, and learn nothing of who is registered',
          ],
        },
      },
      'V9.again': {
        words: 'Again after a refusal, a withdrawal, or a registration as a job-seeker',
        tests: {
          'store/cases': ['remains active when registered and is free again after a withdrawal'],
          'store/one-active-case': ['holds after any sequence of attempts, one after another or at once'],
          'api/job-seekers': ['is carried over into a registration as unemployed, and ends with it'],
        },
      },
    },
  },
  {
    id: 'V10',
    title: 'Withdrawal, help and who may look',
    scenarios: {
      'V10.withdraw': {
        words: 'A withdrawn application needs no decision and leaves room for a new one',
        tests: {
          'workflows/registration/decisions': ['ends its workflow and allows a new application'],
        },
      },
      'V10.assisted': {
        words: 'Who was helped is known as such',
        tests: { 'workflows/registration/decisions': ['stay with the case'] },
      },
      'V10.isolated': {
        words: 'Nobody reads or decides beyond their own case or district',
        tests: {
          'api/access': [
            'is read by %s with the answer %i',
            'keeps %s from deciding the application',
            'gives everybody the same answer when its number is unknown or malformed',
          ],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
