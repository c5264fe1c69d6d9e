import { declares, defineEpisode, type RolesByPhase } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import { tellPerson, toPerson, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { loanEvents } from './events.ts';
import { loanReducers } from './reducer.ts';
import type { LoanRefusal } from './refusals.ts';
import {
  hasLoan,
  isLent,
  isLoanUnderWay,
  isWithdrawable,
  type LoanSlice,
  type LoanState,
  loanSlice,
  loansOf,
} from './state.ts';
import {
  allLoanTasks,
  checkLoanTask,
  handOverLoanTask,
  type LoanRules,
  loanAnswerTask,
  loanPaymentTask,
  loanReceiptTask,
} from './tasks.ts';

type Needs = KernelState & LoanSlice;

const staff = ['officer', 'supervisor'] as const;
/** A loan continues while its person is self-employed, and no longer registered as unemployed. */
const whileLent = { registered: staff, closed: staff } satisfies RolesByPhase;
const borrower = ['applicant', 'representative', ...staff] as const;

/** Whether any loan of a case meets a condition. */
const some =
  (holds: (loan: LoanState) => boolean) =>
  (state: LoanSlice): boolean =>
    loansOf(state).some(holds);

/**
 * A guaranteed loan (创业担保贷款): the person applies, the agency checks the application and hands it over to a bank on the region's
 * list, and the bank decides. The interest subsidy on it is a separate claim.
 */
export const guaranteedLoanEpisode = defineEpisode({
  name: 'guaranteed-loan',
  slice: loanSlice,
  events: loanEvents,
  reducers: loanReducers,
  tasks: allLoanTasks,
  notices: {
    templates: {
      'loan-checked': withLastDay(toPerson),
      'loan-handed-over': toPerson,
      'loan-granted': toPerson,
      'loan-refused': toPerson,
      'loan-paid': toPerson,
      'loan-extended': toPerson,
    },
    tells: {
      'loan-checked': () => tellPerson('loan-checked'),
      'loan-handed-over': () => tellPerson('loan-handed-over'),
      'loan-granted': () => tellPerson('loan-granted'),
      'loan-refused': () => tellPerson('loan-refused'),
      'loan-paid': () => tellPerson('loan-paid'),
      'loan-extended': () => tellPerson('loan-extended'),
    },
  },
  hears: { 'loan-applied-for': atOnce, 'loan-application-withdrawn': atOnce },
  actions: {
    'apply-for-loan': {
      roles: { registered: borrower },
      offered: (state: Needs) => !hasLoan(state),
    },
    'check-loan': { roles: whileLent, task: [checkLoanTask.kind] },
    'hand-over-loan': { roles: whileLent, task: [handOverLoanTask.kind] },
    'withdraw-loan-application': {
      roles: { registered: borrower, closed: borrower },
      offered: some(isWithdrawable),
    },
    'export-loan': {
      roles: whileLent,
      offered: some(({ handedOver, answeredOn }) => handedOver !== undefined && answeredOn === undefined),
    },
    'record-loan-receipt': { roles: whileLent, task: [loanReceiptTask.kind] },
    'record-loan-answer': { roles: whileLent, task: [loanReceiptTask.kind, loanAnswerTask.kind] },
    'record-loan-payment': { roles: whileLent, task: [loanPaymentTask.kind] },
    'extend-loan': { roles: whileLent, offered: some(isLent) },
    'end-loan': { roles: whileLent, offered: some(isLent) },
  },
  published: {
    'loan-checked': ['taskId'],
    'loan-handed-over': ['taskId'],
    'loan-received': ['taskId'],
    'loan-granted': ['taskId'],
    'loan-refused': ['taskId'],
    'loan-paid': ['taskId'],
    'loan-not-paid': ['taskId'],
  },
  // How much somebody borrows, from which bank, and as a member of which group.
  sensitive: {
    state: [
      'loans.*.request',
      'loans.*.maximum',
      'loans.*.waiver',
      'loans.*.ground',
      'loans.*.handedOver.to',
      'loans.*.terms',
      'loans.*.ended.how',
    ],
    events: {
      'loan-applied-for': ['request', 'maximum', 'waiver'],
      'loan-checked': ['ground'],
      'loan-handed-over': ['to'],
      'loan-granted': ['terms', 'waiver'],
      'loan-ended': ['how'],
    },
  },
  invariants: {
    findings: ['loan-waits-for-nobody'],
    broken: (state: Needs) =>
      loansOf(state).some(
        (each) =>
          ['applied-for', 'qualified', 'handed-over', 'received', 'granted'].includes(each.status) &&
          !isLoanUnderWay(state, each),
      )
        ? ['loan-waits-for-nobody']
        : [],
  },
  rules: declares<LoanRules>(),
  refusals: declares<LoanRefusal>(),
});
