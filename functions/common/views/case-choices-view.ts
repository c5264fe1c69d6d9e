import { placementFindings } from '../../../lib/domain/case/after-placement/events.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { attemptMeans } from '../../../lib/domain/case/follow-up/events.ts';
import { placeBases, toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { revealedFields, revealReasons } from '../../../lib/domain/case/person/events.ts';
import { firstContactMeans } from '../../../lib/domain/case/service-plan/events.ts';
import { openOffers, serviceSchema } from '../../../lib/domain/case/service-plan/services.ts';
import { reportedKinds } from '../../../lib/domain/case/signals/events.ts';
import { isWithdrawable } from '../../../lib/domain/case/signals/withdraw-change.ts';
import { type PublicPost, placesLeft } from '../../../lib/domain/public-post.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { offersJobSeekerRegistration, referenceOf } from '../../../lib/policy/registration-rules.ts';
import { claimChoices } from '../claims/claim-choices.ts';
import type { Rules } from '../rules/rules.ts';
import { codeName, type codeNames } from '../wording/code-names.ts';
import { dateText } from '../wording/date-text.ts';
import { evidenceSources } from '../wording/evidence-sources.ts';
import { householdMembers } from './assistance-view.ts';
import type { CaseChoices } from './case-choices-schema.ts';
import { closureReasonsView } from './closure-view.ts';
import { distinct } from './distinct.ts';
import { hardshipCategories } from './hardship-categories.ts';
import { outwardChoices } from './outward-choices.ts';
import { planChoices } from './plan-choices.ts';

/** Returns all choices that the forms of a case offer, in the words of the region. */
export function caseChoicesView(
  state: CaseState,
  rules: Rules,
  language: Language,
  now: number,
  posts: readonly PublicPost[],
): CaseChoices {
  const pack = rules.packAt(state.region, now);
  const {
    tracks,
    tiers,
    tierGrounds,
    serviceTypes,
    offerMeans,
    refusalReasons,
    profileFacts,
    groups,
    ...plan
  } = planChoices(state, pack, language);
  const { packVersion, ...given } = plan;
  const { followUp } = pack.values;
  const closureReasons = [...closureReasonsView(pack, language)];
  const named = (list: keyof typeof codeNames, codes: readonly string[]) =>
    codes.map((code) => ({ code, text: codeName(list, code, language) }));
  return {
    caseId: state.caseId,
    asOf: toInstant(now),
    packVersion,
    lists: {
      ...decisionChoices(rules.packOf(state), language),
      closureReasons,
      closureEvidence: distinct(closureReasons.flatMap(({ evidence }) => evidence)),
      tracks,
      tiers,
      tierGrounds,
      planServices: distinct(
        [...tracks.flatMap(({ template }) => template), ...given.addedServices].map(({ code, text }) => ({
          code,
          text,
        })),
      ),
      serviceTypes,
      serviceOutcomes: named('serviceOutcome', serviceSchema.shape.outcome.options),
      serviceRefusalReasons: refusalReasons,
      offerMeans,
      openOffers: openOffers(state.plan.services).map(({ number, type, on }) => {
        const service = serviceTypes.find(({ code }) => code === type)?.text ?? type;
        return { code: String(number), text: `${service} ${dateText(on, language)}` };
      }),
      contactMeans: named('means', firstContactMeans),
      attemptMeans: named('means', attemptMeans),
      profileFacts,
      groups,
      changeKinds: named('signal', [...reportedKinds, 'note']),
      ownChanges: state.signals
        .filter((each) => isWithdrawable(state, each))
        .map(({ number, kind, asOf }) => ({
          code: String(number),
          text: `${codeName('signal', kind, language)} ${dateText(asOf, language)}`,
        })),
      identityDocuments: pack.values.identityDocuments.value.map((each) => ({
        code: each.code,
        text: each[language],
      })),
      placeBases: named('placeBasis', placeBases),
      revealFields: named('revealedField', revealedFields),
      revealReasons: named('revealReason', revealReasons),
      placementFindings: named('placement', placementFindings),
      publicPosts: posts
        .filter((post) => placesLeft(post) > 0)
        .map(({ postId, title, employer }) => ({ code: postId, text: `${title}（${employer}）` })),
      hardshipCategories: hardshipCategories(pack, language),
      hardshipExitReasons: pack.values.hardshipExits.value.reasons.map((each) => ({
        code: each.code,
        text: each[language],
      })),
      ...outwardChoices(state, pack, language),
      ...claimChoices(state, pack, language),
      householdMembers: householdMembers(state, language),
      evidenceSources: [...evidenceSources(language)],
    },
    followUp: {
      days: followUp.value.excusedAfter.attempts,
      differentMeans: followUp.value.excusedAfter.differentMeans,
      basis: describeCitation(followUp.citation, language, followUp.basis),
    },
    plan: given,
  };
}

/** Returns what the region's rules let the officer choose from, and what they forbid. */
export function decisionChoices(pack: Pack, language: Language) {
  const { values } = pack;
  return {
    refusalReasons: values.refusalReasons.value.map((reason) => ({
      code: reason.code,
      text: reason[language],
      law: reason.law[language],
      remedy: reason.remedy[language],
      jobSeekerRegistrationOffered: offersJobSeekerRegistration(pack, reason),
    })),
    informationItems: values.applicationFacts.value.map((fact) => ({
      code: fact.code,
      text: fact[language],
    })),
    forbiddenDocuments: values.forbiddenDocuments.value.map((document) => ({
      code: document.code,
      text: document[language],
      basis: describeCitation(referenceOf(document.citation), language),
    })),
  };
}
