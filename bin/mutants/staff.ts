import type { Mutant } from './mutant.ts';

const domain = 'lib/domain/case';
const tests = 'test/domain/case';

/** Mutants for the rules of the staff: who may not act on a case, and who gets it. */
export const staffMutants: readonly Mutant[] = [
  {
    id: 'interest.stays',
    wrong: 'a case stays with the officer who declares an interest in it',
    file: `${domain}/assignment/declare-interest.ts`,
    find: '  if (state.assignment?.officer !== subject) return {};',
    replace: '  if (state.assignment !== undefined) return {};',
    test: `${tests}/assignment/interest.test.ts`,
  },
  {
    id: 'interest.left',
    wrong: 'somebody who has left keeps a case',
    file: `${domain}/assignment/successor.ts`,
    find: '  return hasLeft(entry, today) || !worksOnCases(entry)',
    replace: '  return !worksOnCases(entry)',
    test: `${tests}/assignment/interest.test.ts`,
  },
  {
    id: 'interest.elsewhere',
    wrong: 'somebody who works in another district by now keeps a case',
    file: `${domain}/assignment/successor.ts`,
    find: ' || !worksIn(entry, state.district)\n    ?',
    replace: '\n    ?',
    test: 'test/functions/unable-officers.test.ts',
  },
  {
    id: 'interest.nobodys',
    wrong: 'the tasks of somebody who is away without a deputy stay on their list alone',
    file: `${domain}/worklist.ts`,
    find: '    if (unavailableReason(officers, acting, district, today)) return [];\n',
    replace: '',
    test: 'test/domain/case/worklist.test.ts',
  },
  {
    id: 'W10.reviews',
    wrong: 'who decided reviews it',
    file: `${domain}/assignment/separation.ts`,
    find: "'decide-objection': { ...own, proposed: 'never', decided: 'never' }",
    replace: "'decide-objection': { ...own, proposed: 'never' }",
    test: `${tests}/separation.test.ts`,
  },
  {
    id: 'W10.proposes',
    wrong: 'who proposed a closure decides it',
    file: `${domain}/assignment/separation.ts`,
    find: "'decide-closure': { ...own, proposed: 'never' }",
    replace: "'decide-closure': own",
    test: `${tests}/separation.test.ts`,
  },
  {
    id: 'W10.entered',
    wrong: 'who entered an application approves it',
    file: `${domain}/assignment/separation.ts`,
    find: "'decide-application': { ...own, entered: 'if-another' }",
    replace: "'decide-application': own",
    test: `${tests}/separation.test.ts`,
  },
  {
    id: 'W14.nobody',
    wrong: 'a case without an officer is put before nobody',
    file: `${domain}/assignment/need-officer.ts`,
    find: "if (state.phase !== 'registered' || state.assignment) return undefined;",
    replace: 'if (state.version >= 0) return undefined;',
    test: `${tests}/separation.test.ts`,
  },
  {
    id: 'W20.agency',
    wrong: 'a case goes to anybody of the district, whichever agency has it',
    file: `${domain}/assignment/officers.ts`,
    find: 'colleagues.length > 0 ? colleagues : present',
    replace: 'present',
    test: `${tests}/assignment/agencies.test.ts`,
  },
];
