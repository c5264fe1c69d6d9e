import type { ScenarioGroup } from './scenario.ts';

/** Claims of subsidies (issue 12). */
export const claims = [
  {
    id: 'S1',
    title: 'Claims of subsidies',
    scenarios: {
      'S1.hiring': {
        words: 'The hiring subsidy is for whom, after how long and on which contract the circular says',
        tests: {
          'domain/case/claim/assess': [
            '%s',
            'of Shanxi is for large and medium enterprises, and an unknown size is for a human (SX-4.4, I-20)',
            'of Weihai is open until the day of issue is entered, and excludes earlier hires (WH-1.3, I-30)',
            'a spell that was interrupted one day before six months starts again',
            'a spell that ended with work before the contract began is judged by a human (I-80)',
          ],
          'domain/case/claim/making': [
            'of the hiring subsidy is made by the employer, not by the person (SX-4.4: 对大中型企业)',
          ],
          'domain/case/claim/check': [
            'cannot propose to approve %s',
            'refuses a hiring before the circular (WH-1.3 自通知印发之日起, I-30)',
          ],
        },
      },
      'S1.window': {
        words:
          'A scheme takes no claim outside its window, keeps earlier ones, and a document opens it again',
        tests: {
          'domain/case/claim/assess': [
            'accepted claims until 2022-12-31, and does not exist in Qinghai and Chongqing (E1, I-21)',
          ],
          'domain/case/claim/making': [
            'is refused outside the window, and continues when that has ended (SX-4.4 政策申请期限截至, I-21)',
          ],
          'workflows/claim/claims': [
            'of a closed scheme is refused with its last day until a document reopens it (SX-4.4)',
          ],
        },
      },
      'S1.once': {
        words:
          'Nothing is paid twice, nor with what excludes it, nor above the limit, whatever happens at once',
        tests: {
          'domain/case/claim/never-twice': [
            'are never made twice, never with an excluded one, never outside the window, never above the cap',
          ],
          'store/claim-guards': [
            'under a scheme that is paid once are one, in whichever case (I-78)',
            'under two schemes that exclude each other are one, also where only one of them says so (I-79)',
          ],
          'domain/case/claim/assess': ['excludes other schemes, which an officer checks (SX-4.4, WH-1.3)'],
        },
      },
      'S1.found': {
        words: 'What data speak for is found, told once, confirmed or declined, and decided by people',
        tests: {
          'domain/case/proactive/proactive': [
            'for a person who has completed a training (CQ-3.2: 培训补贴免申即享)',
            'for an employer that pays insurance for somebody it has hired (SX-4.5: 与社会保险缴费数据比对，主动推送)',
            'nothing is told twice, and nothing outside the window of its scheme (I8)',
          ],
          'api/employers': [
            'is shown what insurance data speak for, once, and confirms it (SX-4.5 pattern; E4)',
            'is told, confirms with one tap, and has it checked and decided by people',
          ],
        },
      },
      'S1.documents': {
        words: 'No document is asked for beyond those of the scheme; insurance is matched with data',
        tests: {
          'domain/case/claim/assess': [
            'asks for the labour contract only, and matches insurance (WH-1.3 仅需提供劳动合同, I-31)',
          ],
          'domain/case/claim/making': ['states what its scheme asks for and nothing else'],
        },
      },
      'S1.amounts': {
        words: 'Amounts are those of the circular and of the day, never more than was spent',
        tests: {
          'domain/case/claim/assess': [
            'of Shanxi were raised with the circular (SX-5.3: 3000元到最高5000元, 2000元每年提高到3000元每年)',
            'never exceed what was spent, or the limit',
          ],
          'domain/case/claim/check': ['cannot propose an amount other than the scheme’s'],
          'domain/case/claim/decision': ['follows the scheme as of the claim (I-75)'],
        },
      },
      'S1.open': {
        words:
          'What no source sets is open: it can be claimed and checked, and is approved once a document sets it',
        tests: {
          'domain/case/claim/assess': [
            'that no source sets are open: CQ start-up grant, YN pilot, training (SX-3.4, YN-2.2.2), uplifts (YN-2.2.3), certificates (SX-3.5)',
            'of a pilot place of Yunnan has no known amount (YN-3.2.3)',
          ],
          'domain/case/claim/decision': [
            'waits for an open value, and is possible once it is set (I-30, CQ-5.2)',
          ],
          'workflows/claim/claims': [
            'waits for a value that no source sets, and is approved once a document does (CQ-5.2)',
          ],
        },
      },
      'S1.information': {
        words: 'What others grant is told as information; the interest of a loan is a claim',
        tests: {
          'domain/case/claim/assess': [
            'is shown as information, since the tax authority grants it (SX-5.3, WH-2.2, QH-5.2, CQ-5.2)',
            'of a guaranteed loan is claimed month by month, and its rate is open (SX-5.3, YN-4.1.3)',
          ],
        },
      },
      'S1.groups': {
        words: 'Whom a scheme is for is known from the case or found by an officer, condition by condition',
        tests: {
          'domain/case/claim/assess': [
            'of the skill upgrade are met by recipients of benefit and people in work (YN-3.2.2)',
            'of the subsidy for recipients of 低保 who found work require the group and the work (CQ-6.6)',
            'that the case itself knows cannot be overruled by a finding',
          ],
          'domain/case/claim/check': [
            'looks into each unknown condition before approval is proposed (I-20: an unknown size)',
          ],
        },
      },
      'S1.tax': {
        words:
          'What taxes are reduced, the guide says; the note on the certificate is made by us, the rest by the tax authority',
        tests: {
          'domain/case/certificate/certificate': [
            'half a year ends on the corresponding day, at a month end on the last one, and that day counts (I-12)',
            'a hired person must have been registered for half a year; a founder may have another ground',
            'each measure is noted once, and again only after the note was withdrawn as a mistake',
          ],
          'policy/catalogue': [
            'SX-4.3, SX-5.3, CQ-4.2: the guide says which taxes are reduced, until when, and who decides',
          ],
        },
      },
      'S1.employers': {
        words:
          'Who hires may claim what the notice names: insurance month by month, training, the interest of a loan',
        tests: {
          'domain/case/claim/changed-schemes': [
            'let an employer claim insurance month by month in Shanxi and Qinghai (社保补贴), for no month twice',
            'let an employer claim training and the interest of a loan in every region that names them (职业培训补贴、创业担保贷款及贴息)',
          ],
        },
      },
      'S1.firm': {
        words: 'A small firm that hires applies for a guaranteed loan in each region that names it',
        tests: {
          'domain/case/claim/changed-schemes': [
            'is applied for in %s with the number of people hired, up to 4,000,000 yuan by the national measures [F1]',
          ],
        },
      },
      'S1.training': {
        words:
          'A course has its training subsidy and, where the notice names one, that for living and transport, each once',
        tests: {
          'domain/case/claim/from-plan': [
            'has its subsidy and that for living costs, each once for a course, if the circular names both',
            'is checked by an officer: its completion, and the local rules',
          ],
        },
      },
      'S1.standards': {
        words:
          'Standards are changed by documents from a day on, by class hour too; claims before stay as they were',
        tests: {
          'domain/case/claim/changed-schemes': [
            'apply from their day on: an amount for each class hour',
            'leave an earlier claim as it was (I-75)',
            'ask for the hours if these count, and are not entered without',
          ],
        },
      },
      'S1.raised': {
        words:
          'A raised rate, or the subsidy of a certificate, is for the occupations of a list that is entered with its source',
        tests: {
          'domain/case/claim/changed-schemes': [
            'of %s, %s, is for the occupations on a list that is entered with its source',
          ],
        },
      },
      'S1.skills': {
        words:
          'In Yunnan who draws benefit or is in work again is paid once for each certificate, by the rules of the place',
        tests: {
          'domain/case/claim/changed-schemes': [
            'is for people who draw benefit or are in work again, hold a certificate, and meet the local rules',
            'is granted once for each certificate',
          ],
        },
      },
      'S1.accident': {
        words: 'In Weihai the accident insurance of flexible work of new forms is subsidised once a year',
        tests: {
          'domain/case/claim/from-plan': [
            'of Weihai subsidises the accident insurance of new forms of flexible work, once a year (WH-4.5)',
          ],
        },
      },
      'S1.others': {
        words: 'What others grant is told with its article and where to ask, and cannot be claimed here',
        tests: {
          'domain/case/claim/changed-schemes': [
            'in %s, %s, is shown with its article and where to ask, and not claimed here (%s)',
          ],
        },
      },
      'S1.funds': {
        words:
          'What a fund has and has approved is seen by district, scheme and month; nobody waits beyond the day of a step',
        tests: {
          'domain/payments/payments': [
            'shows budgets and approvals by the name of the fund, and unnamed funds separately',
            'reports by district, scheme and month (WH-1.4)',
          ],
          'domain/case/claim/changed-schemes': [
            'is checked within three working days, and escalated when that is late',
          ],
        },
      },
      'S1.values': {
        words:
          'Each scheme has the amount, days, exclusions, documents, fund and article that its notice gives, and no other',
        tests: {
          'policy/scheme-values': ['of %s are as it states them'],
          'domain/case/claim/assess': ['never exceed what was spent, or the limit'],
        },
      },
      'S1.package': {
        words:
          'Who has an individual plan is told what they may have, with reasons, and claims it in one go; each is checked and decided by itself',
        tests: {
          'domain/case/claim/from-plan': [
            'are all those of %s (%s), by who claims them',
            'show which condition is not met, and what the recognition itself proves (SX-6.2, CQ-6.6)',
            'show what has closed, has not opened, and was already granted',
            'are made one after another, each with its own check and amount',
            'are found again if the request is repeated, and made again if one was withdrawn',
            'need an existing plan, and a recognition that has not ended',
          ],
          'domain/case/figures/assistance-kpis': [
            'count the people with a claim made from their individual plan by the end of the month (SX-6.2, QH-6.2, CQ-6.2)',
          ],
          'workflows/hardship/plan-claims': [
            'tells the person what can be claimed, and claims it together: what cannot be is answered with why',
            'makes nothing twice, with the same key or without one',
            'is an indicator: those with a plan, and of them those for whom something was claimed from it',
            'has each checked and decided by itself: one is approved, another is not',
          ],
        },
      },
      'S1.flexible': {
        words: 'Insurance of flexible work is subsidised by share and months, and no month twice',
        tests: {
          'domain/case/claim/assess': [
            'of a share are rounded down to whole fen (SX-5.7, E2: 三分之二, I-77)',
            '%s',
          ],
          'store/claim-guards': ['are for no month twice, and for no more months than are paid'],
        },
      },
      'S1.decided': {
        words: 'One checks and another decides, by the duties, once, though two decide at once',
        tests: {
          'domain/case/claim/decision': [
            'is made by a person other than the checker, who has not recognised the hardship',
            'is made by a supervisor as long as no limit is set, and above the limit (I-76)',
            'is made once: the second of two who approve at once is told that it was decided',
          ],
          'workflows/claim/claims': ['is approved once, by a supervisor, though two approve at once'],
        },
      },
      'S1.notice': {
        words: 'A public notice shows next to nothing, comes down by itself, and holds up the approval',
        tests: {
          'domain/case/claim/public-notice': [
            'holds up the approval until its last day is over, and is then taken down (G4, I-82)',
            'says of %s no more than %s, and nothing else of the person (G4)',
          ],
        },
      },
      'S1.alike': {
        words: 'Somebody under two identity documents is shown to the checker, and decided by nobody',
        tests: {
          'workflows/claim/claims': [
            'shows the checker a person of the same name, birth date and number, and nobody else (I8)',
          ],
          'store/claim-guards': ['goes along when the identity number is corrected (I-81)'],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
