import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { claimsOf } from '../../../lib/domain/case/claim/state.ts';
import { noticeOf, stepsOf } from '../../../lib/domain/case/hardship/chain.ts';
import type { PlanSubsidy } from '../../../lib/domain/case/hardship/plan-subsidies.ts';
import { type Recognition, recognitionOn } from '../../../lib/domain/case/hardship/state.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { schemeOf } from '../../../lib/policy/schemes/of-pack.ts';
import { claimStatusTexts, standingTexts } from '../../episodes/claim/claim-texts.ts';
import {
  foundByTexts,
  hardshipOriginTexts,
  hardshipRefusalTexts,
  hardshipStatusTexts,
  hardshipStepTexts,
} from '../../episodes/hardship/hardship-texts.ts';
import type { Audience } from './audience.ts';
import type { HardshipAnswer } from './hardship-schema.ts';
import { remediesView } from './remedies-view.ts';

/** Returns the recognition of employment difficulty in a case; undefined if the case never had to do with it. */
export function hardshipView(
  state: CaseState,
  pack: Pack,
  audience: Audience,
  now: number,
  language: Language,
): { readonly hardship?: HardshipAnswer } {
  const { hardship } = state;
  if (!hardship) return {};
  const { difficultyRecognition } = pack.values;
  const today = recognitionOn({ hardship }, beijingDate(now));
  const candidate = hardship.candidates.find(({ answer }) => answer === undefined);
  return {
    hardship: {
      ...(today?.recognisedOn && { recognisedSince: today.recognisedOn }),
      ...(difficultyRecognition.status === 'set' && {
        basis: describeCitation(difficultyRecognition.citation, language, difficultyRecognition.basis),
      }),
      recognitions: hardship.recognitions.map((each) =>
        recognitionView(state, each, pack, audience, language),
      ),
      ...(audience === 'agency' &&
        candidate && {
          candidate: candidate.grounds.map(({ category, foundBy }) => ({
            category: categoryIn(pack, category, language),
            foundBy: { code: foundBy, text: foundByTexts[foundBy]?.[language] ?? foundBy },
          })),
        }),
    },
  };
}

function recognitionView(
  state: CaseState,
  recognition: Recognition,
  pack: Pack,
  audience: Audience,
  language: Language,
): HardshipAnswer['recognitions'][number] {
  const { number, status, origin, startedAt, recognisedOn, plan, objection, exit, refusalReason } =
    recognition;
  const personal = audience !== 'administrator';
  const notice = noticeOf(recognition);
  return {
    number,
    status,
    statusText: hardshipStatusTexts[status][language],
    originText: hardshipOriginTexts[origin][language],
    startedAt,
    ...(personal && {
      categories: recognition.categories.map((code) => categoryIn(pack, code, language)),
    }),
    steps: stepsView(recognition, pack, audience, language),
    ...(notice && {
      notice: {
        reference: notice.reference,
        from: notice.from,
        until: notice.until,
        openObjections: notice.objections.filter(({ answeredAt }) => answeredAt === undefined).length,
      },
    }),
    ...(recognisedOn && { recognisedOn }),
    ...(personal &&
      refusalReason && { refusal: { code: refusalReason, text: refusalText(refusalReason, language) } }),
    ...(personal &&
      (status === 'refused' || status === 'exited') && {
        remedies: remediesView(state.district, pack, language, false),
      }),
    ...(personal && exit && { exit: { ...exitIn(pack, exit.reason, language), on: exit.on } }),
    ...(plan && {
      plan: {
        ...(plan.madeOn && { madeOn: plan.madeOn }),
        ...(audience === 'agency' && plan.contact && { contact: plan.contact }),
        ...(audience === 'agency' && plan.assistance && { assistance: plan.assistance }),
        ...(personal &&
          plan.subsidies && {
            subsidies: planSubsidiesView(state, number, plan.subsidies, pack, language),
          }),
      },
    }),
    ...(objection && { objection: objection.status }),
  };
}

/** The schemes offered to the person with a plan, and the claims that were made from it. */
const planSubsidiesView = (
  state: CaseState,
  number: number,
  subsidies: readonly PlanSubsidy[],
  pack: Pack,
  language: Language,
) =>
  subsidies.map(({ scheme, standing }) => ({
    scheme: { code: scheme, text: schemeOf(pack, scheme)?.[language] ?? scheme },
    standing: { code: standing, text: standingTexts[standing][language] },
    claims: claimsOf(state).flatMap((claim) =>
      claim.plan === number && claim.terms.code === scheme
        ? [
            {
              claim: claim.number,
              status: { code: claim.status, text: claimStatusTexts[claim.status][language] },
            },
          ]
        : [],
    ),
  }));

/** The steps, named as in the source of the region. */
function stepsView(
  recognition: Recognition,
  { values }: Pack,
  audience: Audience,
  language: Language,
): HardshipAnswer['recognitions'][number]['steps'] {
  const taken = stepsOf(recognition);
  return recognition.chain.map((code) => {
    const done = taken.findLast(({ step }) => step === code);
    const named = values.hardshipChain.value.steps.find((each) => each.code === code);
    return {
      code,
      text: (named ?? hardshipStepTexts[code])[language],
      ...(done && { takenAt: done.at, positive: done.positive }),
      ...(done && audience === 'agency' && { by: done.by }),
    };
  });
}

function categoryIn({ values }: Pack, code: string, language: Language) {
  const { difficultyRecognition } = values;
  const groups = difficultyRecognition.status === 'set' ? difficultyRecognition.value.groups : [];
  return { code, text: groups.find((each) => each.code === code)?.[language] ?? code };
}

const exitIn = ({ values }: Pack, code: string, language: Language) => ({
  code,
  text: values.hardshipExits.value.reasons.find((each) => each.code === code)?.[language] ?? code,
});

const refusalText = (code: string, language: Language): string =>
  Object.hasOwn(hardshipRefusalTexts, code)
    ? hardshipRefusalTexts[code as keyof typeof hardshipRefusalTexts][language]
    : code;
