import type { Context } from '../kernel/event.ts';
import type { KernelRefusal } from '../kernel/refusal.ts';
import { isStaff } from '../kernel/vocabulary.ts';

/** The steps at which somebody uses the power of the agency over a person's registration. */
export const steps = [
  'decide-application',
  'propose-closure',
  'decide-closure',
  'decide-objection',
  'transfer-registration',
  'check-claim',
  'decide-claim',
  'review-claim',
  'decide-claim-recovery',
  'decide-household',
  'decide-public-post',
  'pay-claim',
  'check-hardship',
  'decide-hardship',
  'exit-hardship',
  'decide-hardship-objection',
  'any-other',
] as const;
export type Step = (typeof steps)[number];

/** `never` bars them; `if-another` bars them where the unit has somebody else who could do it. */
type Bar = 'never' | 'if-another';

const own = { person: 'never', relative: 'never' } as const;

/**
 * Who is kept from what: the duties by step. Nobody acts on their own case, or on that of their household or of a
 * relative they have declared. Who entered an application at the counter does not decide it where the unit has a
 * second person. Who proposed a closure does not decide it, and nobody reviews what they proposed or decided. The
 * review by another member of staff is what the notices promise the person. Whoever checked a claim does not decide it, and
 * whoever recognised the person's hardship approves no payment to them. Who checked a household, or put it forward, does not
 * decide it, nor does who proposed a placement in a post.
 */
export const duties: Readonly<Record<Step, Readonly<Partial<Record<Involvement, Bar>>>>> = {
  'decide-application': { ...own, entered: 'if-another' },
  'propose-closure': own,
  'decide-closure': { ...own, proposed: 'never' },
  'decide-objection': { ...own, proposed: 'never', decided: 'never' },
  'transfer-registration': own,
  'check-claim': { ...own, entered: 'if-another' },
  'decide-claim': { ...own, entered: 'if-another', checked: 'never', decided: 'never', recognised: 'never' },
  'review-claim': { ...own, checked: 'never', decided: 'never' },
  'decide-claim-recovery': { ...own, proposed: 'never', decided: 'never' },
  'decide-household': { ...own, 'checked-household': 'never' },
  'decide-public-post': { ...own, 'proposed-post': 'never' },
  // Finance pays what others have found due: nobody who had a hand in a claim sends or answers its payment.
  'pay-claim': { ...own, entered: 'never', checked: 'never', decided: 'never', recognised: 'never' },
  // Each step of a recognition by another person; whoever decided it, neither reviews it nor decides it again.
  'check-hardship': { ...own, checked: 'never' },
  'decide-hardship': { ...own, checked: 'never', recognised: 'never' },
  'exit-hardship': own,
  'decide-hardship-objection': { ...own, checked: 'never', recognised: 'never' },
  'any-other': own,
};

/** What a case knows of those who have acted on it, by the subjects of their sign-ins. */
export interface Involved {
  /** The person's own sign-in. */
  readonly owner?: string | undefined;
  readonly recusals?: readonly { readonly subject: string }[] | undefined;
  /** Who has, or had, a mandate to act for the person: on their side, as a relative is. */
  readonly mandates?: readonly { readonly subject: string }[] | undefined;
  /** Who entered the application at the counter, and who decided it. */
  readonly enteredBy?: string | undefined;
  readonly decidedBy?: string | undefined;
  /** Of the claim that a step is about: then who entered, proposed and decided are those of the claim. */
  readonly claim?:
    | {
        readonly enteredBy?: string | undefined;
        readonly checkedBy?: string | undefined;
        readonly decidedBy?: string | undefined;
        readonly recoveryProposedBy?: string | undefined;
      }
    | undefined;
  /** Who took part in recognising the person's employment difficulty. */
  readonly recognisedBy?: readonly string[] | undefined;
  /** Who put the household forward, and who checked it: the last one is what is decided. */
  readonly household?:
    | {
        readonly applications: readonly {
          readonly enteredBy?: string | undefined;
          readonly checkedBy?: string | undefined;
        }[];
      }
    | undefined;
  /** Who proposed the placements in public-welfare posts. */
  readonly publicPosts?: readonly { readonly proposedBy?: string | undefined }[] | undefined;
  readonly closure?:
    | {
        readonly status: string;
        readonly proposedBy?: string | undefined;
        readonly closedBy?: string | undefined;
      }
    | undefined;
  /** Who took which step of recognising employment difficulty, and who decided it or ended it. */
  readonly hardship?: { readonly recognitions: readonly InvolvedRecognition[] } | undefined;
}

interface InvolvedRecognition {
  readonly round: number;
  readonly steps: readonly { readonly step: string; readonly round: number; readonly by: string }[];
  readonly decidedBy?: string | undefined;
  readonly exit?: { readonly by: string } | undefined;
}

type SeparationRefusal = Extract<KernelRefusal, { readonly reason: 'separation-of-duties' }>;
type Involvement = SeparationRefusal['because'];

/** How somebody is involved in a case. */
function involvementsOf(state: Involved, subject: string): readonly Involvement[] {
  const household = state.household?.applications.at(-1);
  const found: [Involvement, boolean][] = [
    ['person', state.owner === subject],
    [
      'relative',
      [...(state.recusals ?? []), ...(state.mandates ?? [])].some((each) => each.subject === subject),
    ],
    ['recognised', (state.recognisedBy ?? []).includes(subject)],
    ...(state.claim
      ? involvementsInClaim(state.claim, subject)
      : [
          ...involvementsInRegistration(state, subject),
          ...hardshipInvolvements(state.hardship?.recognitions.at(-1), subject),
        ]),
    ['proposed-post', state.publicPosts?.at(-1)?.proposedBy === subject],
    ['checked-household', household?.checkedBy === subject || household?.enteredBy === subject],
  ];
  return found.filter(([, holds]) => holds).map(([involvement]) => involvement);
}

const involvementsInRegistration = (
  { enteredBy, decidedBy, closure }: Involved,
  subject: string,
): [Involvement, boolean][] => [
  ['entered', enteredBy === subject],
  ['proposed', closure?.proposedBy === subject],
  // What is decided last is what a review is about: the closure, or before there was one, the application.
  ['decided', (closure?.status === 'closed' ? closure.closedBy : decidedBy) === subject],
];

const involvementsInClaim = (
  { enteredBy, checkedBy, decidedBy, recoveryProposedBy }: NonNullable<Involved['claim']>,
  subject: string,
): [Involvement, boolean][] => [
  ['entered', enteredBy === subject],
  ['checked', checkedBy === subject],
  ['decided', decidedBy === subject],
  ['proposed', recoveryProposedBy === subject],
];

/** The part that somebody had in the recognition that is looked at, or was last. */
function hardshipInvolvements(
  recognition: InvolvedRecognition | undefined,
  subject: string,
): [Involvement, boolean][] {
  if (!recognition) return [];
  const { steps, round, decidedBy, exit } = recognition;
  const judged = steps.filter((each) => each.round === round && ['check', 'review'].includes(each.step));
  return [
    ['checked', judged.some(({ by }) => by === subject)],
    ['recognised', decidedBy === subject || exit?.by === subject],
  ];
}

/**
 * Why somebody may not take a step in a case, by the table above. Undefined where they may.
 * @param unit whether the unit has a second person who could do it
 * @example
 * const barred = separationRefusal(state, 'decide-closure', context);
 * if (barred) return refused(barred);
 */
export function separationRefusal(
  state: Involved,
  step: Step,
  { actor }: Pick<Context, 'actor'>,
  unit: { readonly secondPerson: boolean } = { secondPerson: false },
): SeparationRefusal | undefined {
  if (!isStaff(actor.role) && actor.role !== 'finance') return undefined;
  const because = involvementsOf(state, actor.subject).find((involvement) => {
    const bar = duties[step][involvement];
    return bar === 'never' || (bar === 'if-another' && unit.secondPerson);
  });
  return because && { reason: 'separation-of-duties', because };
}

/** Whether it depends on there being a second person in the unit that somebody may take a step: only then is that asked for. */
export const dependsOnUnit = (state: Involved, step: Step, context: Pick<Context, 'actor'>): boolean =>
  separationRefusal(state, step, context, { secondPerson: true }) !== undefined &&
  separationRefusal(state, step, context, { secondPerson: false }) === undefined;
