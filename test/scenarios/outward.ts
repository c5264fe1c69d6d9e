import type { ScenarioGroup } from './scenario.ts';

const referral = 'domain/case/referral/referral';
const loan = 'domain/case/guaranteed-loan/guaranteed-loan';
const played = 'workflows/outward';

/** What leaves the agency and comes back: referrals, facts for benefits, guaranteed loans. */
export const outward = [
  {
    id: 'O1',
    title: 'A person in need is referred, told before, and not forgotten by whoever has them',
    scenarios: {
      'O1.proposed': {
        words:
          'An officer proposes the referral by the article of the region, due within a default of three working days',
        tests: {
          [referral]: [
            'is proposed in %s by %s and due in three working days (I-13)',
            'only knows the bodies and grounds of its region: charity in Yunnan only',
          ],
        },
      },
      'O1.uninsured': {
        words: 'In Qinghai only the uninsured are referred to civil affairs, and the insured are told apart',
        tests: {
          [referral]: [
            'is only for the uninsured in Qinghai: the insured are told separately, and unknown insurance is established first (QH-6.5)',
          ],
          [played]: ['refers the uninsured alone in Qinghai, and says why it refuses (QH-6.5)'],
        },
      },
      'O1.told': {
        words: 'The person is told to whom, why and with which data before anything is handed over',
        tests: {
          [referral]: [
            'is announced to the person in the same transaction, before anything is handed over, and again when it is',
          ],
          [played]: [
            'tells the person before anything is handed over, with the article and the data (PIPL arts 17, 23)',
          ],
        },
      },
      'O1.least': {
        words: 'Name, number, telephone, district and ground are handed over, and nothing else',
        tests: {
          [referral]: [
            'hands over name, number, telephone, district and ground, and nothing else, under a permanent key',
          ],
        },
      },
      'O1.handed': {
        words: 'What was handed over, to whom, by whom and by which way is recorded first, and it goes once',
        tests: {
          [referral]: [
            'is not handed over twice, nor proposed twice to the same body while one is open',
            'can be exported again, each time recording who did so, until it is answered',
          ],
          [played]: [
            'hands over what the person was told of and nothing else, recorded before it is answered (SX-6.4, YN-5.2.3)',
          ],
        },
      },
      'O1.asked': {
        words: 'The person asks to be referred, and an officer takes it up or says why not',
        tests: {
          [referral]: ['is requested by the person, and an officer accepts the request or says why not'],
        },
      },
      'O1.unwanted': {
        words: 'Where the person does not want it nothing is handed over; silence stops nothing',
        tests: {
          [referral]: [
            'is not handed over if the person does not want it, and continues if they say nothing (I-70)',
          ],
        },
      },
      'O1.late': {
        words:
          'Where nobody hands it over, or nothing comes back, our own people are reminded up to the city',
        tests: {
          [referral]: [
            'reminds our own people, and is escalated to the city, if nobody hands it over or no receipt comes',
          ],
          [played]: ['reminds somebody of a receipt that does not come, and still takes the answer (I-13)'],
        },
      },
      'O1.answered': {
        words: 'The other body decides; its receipt and answer are recorded, and the person is told',
        tests: {
          [referral]: [
            'is dated on or after the hand-over, and not in the future',
            'is decided by the other body: relief is one that it gives, and is named if it is given',
            'is awaited beyond the end of the registration; a referral not handed over ends with it',
          ],
        },
      },
      'O1.charity': {
        words:
          'In Yunnan a charity may be asked beside civil affairs or after it, with the consent of the person',
        tests: {
          [referral]: [
            'needs the separate consent of the person before anything is handed over (I-71, PIPL art. 23)',
            'is possible beside one to civil affairs, or after it',
            'is a statutory duty if it goes to civil affairs: a restriction of processing does not stop it',
          ],
        },
      },
      'O1.phase-out': {
        words:
          'For how long relief goes on after somebody has found work is shown: six months in Shanxi and Weihai, open elsewhere',
        tests: {
          [referral]: ['is shown if relief was given and the person has found work, and in no other case'],
          'policy/outward-values': [
            'six months in Shanxi and Weihai, and open elsewhere (SX-6.5, WH-3.3, QH-6.6, CQ-6.5, YN-5.2.4, I-14)',
          ],
        },
      },
      'O1.lives': {
        words:
          'In generated lives of every region nothing goes out twice or without the consent it needs, and somebody waits for what is out',
        tests: {
          'domain/case/hand-over/outward-lives': [
            'is handed over once, as told, with the consent that it needs, and somebody awaits the answer',
          ],
        },
      },
      'O1.kept': {
        words: 'What says that data were handed over is kept for three years at least',
        tests: {
          [referral]: [
            'is kept for at least three years from the hand-over, however short the retention period is ([L5] art. 12, G7)',
          ],
        },
      },
    },
  },
  {
    id: 'O2',
    title: 'Facts for benefits go to whoever decides them',
    scenarios: {
      'O2.found': {
        words:
          'Who may be entitled and does not draw a benefit is found by comparison, told, and put before an officer',
        tests: {
          'domain/case/signals/benefit-unclaimed': [
            'is announced to the person and assessed by an officer, once a month (SX-8.2, QH-6.4, WH-6.2, CQ-8.2, YN-7.2)',
            'is in the person’s favour: it is no finding against an application, and proposes no closure',
          ],
        },
      },
      'O2.sent': {
        words: 'The facts are sent to whoever decides, for the insured alone, and never decided here',
        tests: { [referral]: ['are sent for the insured in %s to whoever decides: %j'] },
      },
    },
  },
  {
    id: 'O3',
    title: 'A guaranteed loan is applied for, checked, and decided by a bank',
    scenarios: {
      'O3.maximum': {
        words: 'The maximum is that of the region, to the fen, on its days',
        tests: {
          [loan]: [
            'is 300,000 yuan for one person in Shanxi by its circular, and elsewhere by the national measures [F1]',
            'applies on its days: the national measures begin on 2023-10-01, the circular of Shanxi before',
          ],
        },
      },
      'O3.firm': {
        words: 'A small firm says how many people it has hired',
        tests: {
          [loan]: ['is 4,000,000 yuan for a small firm, which states how many people it has hired (SX-5.5)'],
        },
      },
      'O3.open': {
        words: 'Where no source sets a maximum a human looks, and a kind that no source names is not offered',
        tests: {
          [loan]: [
            'is left to a human if no source sets one, and a kind that no source names is not offered',
          ],
        },
      },
      'O3.groups': {
        words: 'Who may have one is by the groups of the region',
        tests: {
          [loan]: ['is for the groups of the region: only in Shanxi is difficulty a group of its own'],
        },
      },
      'O3.waiver': {
        words:
          'Up to and including 100,000 yuan no counter-guarantee is needed; in Weihai for individual loans only',
        tests: {
          [loan]: [
            'in %s reaches 100,000.00 yuan inclusive, and not one fen more',
            'is for individual loans only in Weihai (WH-2.2), and for every kind elsewhere',
            'applies exactly up to its amount, whatever is applied for',
            'is determined again for the amount that the bank grants',
          ],
        },
      },
      'O3.banks': {
        words: 'It goes to a bank of the region, and to none before the region has entered one',
        tests: {
          [loan]: ['goes only to a bank of the region, and to none before the region has entered one'],
          [played]: [
            'hands no loan to a bank before the region has entered one, and does when an amendment has (SX-5.4, I-73)',
          ],
        },
      },
      'O3.way': {
        words:
          'It is checked, handed over, answered and paid out, each once, also where the person is registered no more',
        tests: {
          [loan]: [
            'is made one at a time, even while a loan is not repaid',
            'is refused at the check on a ground that the person can read, or passes without one',
            'is withdrawn by the person as long as no bank has it',
            'continues when the person is self-employed and no longer registered',
            'is granted for at most the amount that was applied for and checked',
            'is not paid out before the bank has answered, or in the future',
          ],
        },
      },
      'O3.told': {
        words: 'The person sees each step, and the ground of a refusal',
        tests: { [played]: ['lets the person see each step of a loan, and the ground of a refusal'] },
      },
      'O3.term': {
        words: 'A loan is in force from the day it is paid out to the day it is due, at month ends too',
        tests: {
          [loan]: [
            'is due on the corresponding day, or on the last day of a month that has none (Civil Code art. 202)',
            'ends on the day on which it is repaid or called in',
          ],
        },
      },
      'O3.over': {
        words:
          'The schemes of 2022 by which loans are repaid later are over, and refuse with the day where there is one',
        tests: { [loan]: ['is over in %s (%s): refused with the day if its circular has one: %s'] },
      },
      'O3.later': {
        words:
          'Where a new document opens one, it is by a year at most in principle, all extensions together',
        tests: {
          [loan]: [
            'is possible again if a new document opens it, by at most a year in principle, and beyond by a supervisor',
            'counts several extensions together from the day on which the loan was originally due',
          ],
        },
      },
      'O3.due': {
        words: 'A scheme is for the loans that are due in its time, both days included',
        tests: { [loan]: ['is only for loans due in its period, both days included (CQ-7.4)'] },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
