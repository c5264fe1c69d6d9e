import type { ClauseWords } from '../catalogue.ts';

/** The lifecycle facts and readings of DOMAIN.md (c) and (i): the rules in them, in their own words. */
export const readings: Readonly<Record<string, ClauseWords>> = {
  C1: [
    [
      'urban **and rural** workers in working age, able to work, wanting work, jobless',
      ['V6.places', 'V7.law'],
    ],
    ['16 inclusive -> lawfully drawing a basic pension', ['V3.sixteen', 'V3.retirement', 'L2.stated']],
    [
      'household registration, residence, last place of work (就业登记/劳动用工备案), or place of insurance',
      ['V6.places'],
    ],
    ['incomplete materials, not insured, not eligible for benefit ([N2])', ['L4.explanation']],
    ['valid ID only: ID card or social-security card', ['L4.asked', 'V6.places']],
    [
      'HK/Macao/Taiwan: residence permit or social-security card, 港澳居民来往内地通行证, 台湾居民来往大陆通行证',
      ['W13.permits', 'V5.permits'],
    ],
    ['《失业人员登记表》 with `*` mandatory items', ['W11.intake', 'V6.faults']],
    ['information comparison or manual check', ['V20.approval']],
  ],
  C2: [
    ['REGISTRATION (one active per person nationwide)', ['V9.nationwide', 'V9.again']],
    ['never for documents beyond ID', ['L4.asked', 'L4.once']],
    ['REJECTED -> CONVERTED (求职登记)', ['W4.refused', 'W5.matrix']],
    ['ACTIVE -> CLOSED(reason, decidedBy, basis, notifiedAt | noticeExempt)', ['V18.each']],
    ['CLOSED -> new spell (new id, previousSpellId)', ['W8.counted', 'W8.told']],
    ['CLOSED -> REINSTATED (closure was wrong)', ['V16.reinstated']],
  ],
  C3: [
    [
      'QH online 3 wd, offline at once; CQ online 5 wd, offline 7 wd; default 3 wd',
      ['V1.three', 'V1.qinghai', 'V1.chongqing'],
    ],
    ['5 wd after registration', ['V11.contact']],
    ['>= 1 per month', ['V19.owed']],
    ['6 consecutive months', ['L3.day']],
    ['3 consecutive without good reason', ['W7.times']],
    ['counted from the day of registration (national law)', ['W17.day']],
    [
      'start day not counted; month period ends on the corresponding day, else month end; last day on a holiday moves to next working day',
      ['V23.months', 'V23.days', 'L3.month-end'],
    ],
  ],
  C4: [
    ['**+1 month per 4 months**, to 63 and 58', ['V3.retirement']],
    ['Past the computed month without pension = **review flag**, not automatic closure', ['V3.retirement']],
  ],
  C5: [
    ['被各类用人单位录用或招聘', ['V18.each', 'W6.closure']],
    ['无正当理由连续3次拒绝接受公共就业服务', ['W7.times', 'W7.supervisor']],
    ['连续6个月无法取得联系', ['L3.day', 'L3.evidence', 'V18.lapse']],
    [
      'registered elsewhere (four-place rule): no reason for a closure',
      ['L1.transferred', 'L1.transfer-told'],
    ],
    [
      'usable only where a region states its own rule; none of the five circulars has one',
      ['L1.transferred'],
    ],
    ['In every region, a closure is based on', ['L1.basis', 'L1.told']],
    [
      'the decision itself tells the person of the right to review, the body and the time limit',
      ['L5.told', 'L5.dismissed'],
    ],
    [
      'Whoever proposed a closure does not decide it. Nobody reviews what they proposed or decided',
      ['W10.closure', 'W10.refusal'],
    ],
  ],
  'I-01': [
    ['configure region limit as legal deadline, **warn at 3 wd everywhere**', ['V1.chongqing']],
    ['default 3 wd', ['V1.three']],
  ],
  'I-02': [
    ['same visit: decision before the counter session closes', ['V1.qinghai']],
    ['if pending at close of business -> overdue', ['V1.qinghai']],
  ],
  'I-03': [
    ['block only if drawing a pension or < 16', ['V3.sixteen', 'L2.stated']],
    ['past computed retirement month -> human review', ['V3.retirement']],
    ['refusal always offers 求职登记 to whoever wants work', ['W5.matrix', 'W5.guide']],
  ],
  'I-04': [['accept on the birthday', ['V3.sixteen']]],
  'I-05': [
    ['count it only when it yields a definite status; otherwise require human contact', ['V20.signal']],
    ['report both counts', ['V19.totals']],
  ],
  'I-06': [
    ['from the registration month; first contact counts for it', ['V19.first']],
    ['a follow-up that reaches somebody whom nobody had contacted is the first contact', ['W15.once']],
    [
      'if registered on one of the last 5 working days of the month, or on a day off after the first of them, the first-contact clock rules',
      ['V19.first'],
    ],
  ],
  'I-07': [
    ['attempt never satisfies the quota', ['V19.attempts']],
    [
      'attempts on 3 different days in two channels in the month -> EXCUSED(UNREACHABLE)',
      ['L3.one-day', 'V19.attempts'],
    ],
    [
      'A closure is proposed when an attempt fails on or after the corresponding day six months after the first failed attempt that followed the last contact',
      ['L3.day', 'L3.month-end'],
    ],
    ['what they report here or at another place, a service taken or declined in words', ['L3.contact']],
    ['Evidence: each attempt with its day', ['L3.evidence']],
  ],
  'I-08': [
    [
      'ship a template with empty counts and require local confirmation; do not invent numbers',
      ['W12.package'],
    ],
  ],
  'I-09': [
    ['once per spell, due within the first month after plan', ['V13.due', 'V13.once']],
    ['recruitment event of CQ = >= 1 offered; track change restarts', ['V13.numbers', 'V13.once']],
    ['each service is owed at least once, or offered and declined with a reason', ['W1.owed', 'W1.declined']],
    ["CQ's 匹配3条 counts what was matched", ['W2.matched']],
  ],
  'I-10': [
    ['1 guidance required, counselling offered (decline recorded), + 1 activity', ['V13.numbers']],
    ['to decline counselling is never a refusal of service', ['W7.willing']],
  ],
  'I-13': [
    [
      'configurable; default 3 wd; incident = same day',
      ['V13.due'],
      'incidents are a later subject (reporting)',
    ],
  ],
  'I-15': [
    ['keep the earliest active one; ask the person', ['V9.nationwide', 'L1.transferred']],
    [
      'A transfer is no closure: the spell goes on at the other place, it is told as 失业登记已转出',
      ['V22.continues', 'L1.transfer-told'],
    ],
    ['The place to which the person has come may ask for the transfer on their behalf', ['W19.place']],
  ],
  'I-16': [['no automatic closure; statement + human', ['V17.person', 'V18.each']]],
  'I-17': [
    ['offer with job/service, date, channel, reason, of a service that the plan promises', ['W7.promised']],
    ['What is for the willing never counts', ['W7.willing']],
    ['nor does silence', ['W7.silence']],
    ['a reason in neither list is judged by nobody and counts against nobody', ['W7.reasons']],
    ['several refusals of one service on one day are one time', ['W7.times']],
    ['Supervisor confirms the third', ['W7.supervisor', 'V15.declined']],
  ],
  'I-18': [['6 months', ['L3.day']]],
  'I-24': [['a person with pension is not registrable; job-seeker only', ['L2.stated', 'L2.open']]],
  'I-22': [
    ['use the province law (women 40 / men 50) unless the city rule is loaded', ['H1.found', 'H1.groups']],
  ],
  'I-26': [['1 per month', ['V19.owed']]],
  'I-27': [['assign anyway', ['V11.officer']]],
  'I-29': [
    ['unspecified; default 1, 3, 6 months', ['V21.checks']],
    [
      'a check ends when the person is reached, or, as a month (I-07), after attempts on 3 days by 2 means',
      ['W16.check'],
    ],
  ],
  'I-34': [
    ['SMS/app/phone with delivery proof', ['V25.delivered']],
    ['SMS text carries no reason, category or benefit detail', ['V25.delivered']],
    ['full result behind login or at the counter', ['W18.messages']],
  ],
  'I-36': [
    [
      'day 0 = the Beijing calendar date of submission; n working days follow',
      ['V1.three', 'V1.provisional'],
    ],
  ],
  'I-37': [
    ['do not stop the legal clock', ['V8.clock']],
    ['show a second "net" time', ['V8.net']],
    ['never ask for documents beyond ID', ['L4.asked']],
  ],
  'I-60': [
    [
      'from the day of the decision to the day before an exit that a supervisor has decided',
      ['H1.exit', 'H1.steps'],
    ],
  ],
  'I-61': [
    ['one check and a decision of a supervisor who is somebody else, each in the time of I-13', ['H1.steps']],
    ["In every region each judging step is another person's", ['H1.lawful']],
    ['a finding against somebody goes to the decision without a public notice', ['H1.lawful', 'H1.refused']],
  ],
  'I-62': [
    ['at once where YN-5.1.3 takes the person back, linked to the one before', ['H1.again']],
    ['Moving within a region takes it along', ['H1.again']],
  ],
  'I-63': [
    ['the family name and 某', ['H1.notice']],
    ['who publishes gives the last day and where it comes from', ['H1.notice']],
    ['each is answered by somebody who has not checked, before anything follows', ['H1.notice']],
  ],
  'I-64': [
    ['every morning, by what is known', ['H1.found']],
    ['It counts from the registration, to the corresponding day', ['H1.found']],
    ['Each thing puts somebody forward once', ['H1.found']],
  ],
  'I-12': [['6 months inclusive (corresponding day)', ['S1.hiring']]],
  'I-20': [['unknown = not eligible, manual review', ['S1.hiring', 'S1.groups']]],
  'I-21': [['new applications off; require new documents', ['S1.window']]],
  'I-30': [['no payments for earlier hires', ['S1.hiring', 'S1.open']]],
  'I-31': [['never ask for insurance proof; match data', ['S1.documents']]],
  'I-75': [['a change is for the claims that come after it', ['S1.amounts', 'S1.window']]],
  'I-76': [['a supervisor approves every claim until a limit is entered with its source', ['S1.decided']]],
  'I-77': [['at most two thirds of what was paid, rounded down to whole fen', ['S1.flexible']]],
  'I-78': [['once for one hired person, whoever claims and in whichever region', ['S1.once']]],
  'I-79': [
    [
      'it holds both ways, whichever of the two documents says it and whichever claim comes first',
      ['S1.once'],
    ],
  ],
  'I-80': [['half a year must have been reached by the end of the registration', ['S1.hiring']]],
  'I-81': [['shown to whoever checks', ['S1.alike']]],
  'I-82': [['only where a source of the region says so', ['S1.notice']]],
  C7: [
    ['confirm on application at street/community', ['H2.recognised']],
    ['at least one member must get a suitable job', ['H2.zero']],
    [
      'clock of 1 quarter from recognition with warnings at 10 wd and 30 days; KPI open count = 0 at quarter end',
      ['H2.zero'],
    ],
    [
      "comparison of each member's employment registration, insurance, **business registration**",
      ['H2.recognised'],
    ],
  ],
  C8: [
    ['Objects: hardship persons and zero-employment members', ['H3.entitled']],
    [
      'persons with **< 5 years to retirement may extend to retirement**, counted at first approval',
      ['H3.limits'],
    ],
    ['**cumulative placements <= 2**', ['H3.limits']],
    ['Posts must have real content; no management/technical posts', ['H3.posts']],
    ['Market-first record needed', ['H3.market']],
  ],
  'I-65': [
    ['recognised on application (经确认属实), here checked by one and decided by another', ['H2.recognised']],
    ['is kept by relation and day of birth alone and is never asked a number', ['H2.members']],
    [
      'one member works by the end of the quarter of the recognition, a warning after 10 working days and after 30 days',
      ['H2.zero'],
    ],
  ],
  'I-66': [
    ['they end on the corresponding day, or the last of a shorter month', ['H3.limits']],
    ['exactly five are not fewer', ['H3.limits']],
  ],
  'I-67': [['At least one offer of work on record in the case', ['H3.market']]],
  'I-68': [['a count of days by month, no times', ['H3.posts']]],
  'I-69': [
    ['is contacted within a default of 5 working days (I-13) and offered to register again', ['H3.after']],
    ['a post that reads like one is looked at by a supervisor', ['H3.posts']],
  ],
  'I-14': [
    ['leave empty; CA decides', ['O1.phase-out']],
    ['show 6 months only in SX and WH', ['O1.phase-out']],
  ],
  'I-70': [
    ['the duty of the notices needs no consent (G1), and silence stops nothing', ['O1.unwanted']],
    ['told to whom, why and with which data before anything is handed over', ['O1.told']],
    ['where they say no, nothing is handed over', ['O1.unwanted']],
    ['the person may ask to be referred, and is answered within a default of 3 working days', ['O1.asked']],
    ['only remind our own people to ask', ['O1.late']],
  ],
  'I-71': [
    ['only with the separate consent of the person (art. 23)', ['O1.charity']],
    ['while they restrict processing, it stops', ['O1.charity']],
    ['A referral to civil affairs is a statutory duty and does not', ['O1.charity']],
  ],
  'I-72': [
    ['none takes anything new', ['O3.over']],
    ['a new document opens a scheme as data', ['O3.later', 'O3.due']],
    ['"原则上" leaves an exception to a supervisor', ['O3.later']],
    ['WH-2.3 is about operating loans from any bank, of which a guaranteed loan is none', ['O3.over']],
  ],
  'I-73': [
    ['nothing is refused for its amount, and whoever checks sees that it is open', ['O3.open']],
    ['a kind that no source names is not offered', ['O3.open']],
    ['The list of banks is open in every region until it is entered', ['O3.banks']],
  ],
};
