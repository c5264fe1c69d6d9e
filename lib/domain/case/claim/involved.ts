import { type Involved, type Step, separationRefusal } from '../assignment/separation.ts';
import type { AssignmentSlice } from '../assignment/state.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { Claim } from './state.ts';

type Needs = KernelState & HardshipSlice & AssignmentSlice & Pick<Involved, 'mandates'>;

/** Those who took part in recognising the person's employment difficulty, whether or not the recognition is still in force. */
const recognisersOf = ({ hardship }: HardshipSlice): readonly string[] =>
  (hardship?.recognitions ?? []).flatMap(({ steps, decidedBy }) => [
    ...steps.map(({ by }) => by),
    ...(decidedBy === undefined ? [] : [decidedBy]),
  ]);

/**
 * Why somebody may not take a step of a claim. In addition to what bars them from any step of the case: whoever checked it does
 * not decide, whoever decided does not review, whoever proposed a recovery does not decide it, and whoever recognised the
 * person's hardship approves no payment to them.
 * @param unit whether the unit has a second person, in case they entered the claim at the counter
 */
export const claimSeparation = (
  state: Needs,
  claim: Claim,
  step: Extract<Step, `${string}claim${string}`>,
  context: Context,
  unit?: { readonly secondPerson: boolean },
) =>
  separationRefusal(
    {
      owner: state.owner,
      recusals: state.recusals,
      mandates: state.mandates,
      claim: {
        enteredBy: claim.enteredBy,
        checkedBy: claim.checkedBy,
        decidedBy: claim.decidedBy,
        recoveryProposedBy: claim.recoveries.at(-1)?.proposedBy,
      },
      recognisedBy: recognisersOf(state),
    },
    step,
    context,
    unit,
  );
