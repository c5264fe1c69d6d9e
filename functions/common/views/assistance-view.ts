import type * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { isUnderWorkingAge } from '../../../lib/domain/case/household/members.ts';
import { lastHousehold } from '../../../lib/domain/case/household/state.ts';
import { helpHouseholdTask } from '../../../lib/domain/case/household/tasks.ts';
import { maskIdentityNumber } from '../../../lib/domain/identity-number.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import {
  checkedSubjectTexts,
  checkResultTexts,
  householdEndTexts,
  householdStatusTexts,
  relationTexts,
  residenceTexts,
} from '../../episodes/household/texts.ts';
import { placementStatusTexts, postEndTexts } from '../../episodes/public-post/texts.ts';
import type { Rules } from '../rules/rules.ts';
import { evidenceSourceText } from '../wording/evidence-sources.ts';
import type { householdViewSchema, placementViewSchema } from './assistance-schema.ts';
import type { CaseParts } from './case-parts.ts';
import { inOrder } from './in-order.ts';

const chosen = <Code extends string>(
  texts: Readonly<Record<Code, Bilingual>>,
  code: Code,
  language: Language,
) => ({ code, text: texts[code][language] });

/** Returns the household and the placements of a case, for the person and the agency; empty if it has none. */
export function assistanceView({ state, audience, posts, rules, now, language }: CaseParts): {
  readonly household?: z.output<typeof householdViewSchema>;
  readonly publicPosts?: z.output<typeof placementViewSchema>[];
} {
  if (audience === 'administrator') return {};
  const household = householdView(state, audience === 'agency', rules, now, language);
  return {
    ...(household && { household }),
    ...(state.publicPosts && { publicPosts: placementsView(state.publicPosts, posts, language) }),
  };
}

/** The members of the household that is helped or asks for help, by number, for the forms that name one. */
export const householdMembers = (state: CaseState, language: Language) =>
  (lastHousehold(state)?.members ?? []).map(({ member, relation }) => ({
    code: String(member),
    text: `${member}. ${relationTexts[relation][language]}`,
  }));

function householdView(state: CaseState, forStaff: boolean, rules: Rules, now: number, language: Language) {
  const last = lastHousehold(state);
  if (!last) return undefined;
  const { number, status, residence, members, checks, end } = last;
  const { minimumAge } = rules.lifecycleAt(state, now).household;
  const help = Object.values(state.deadlines).find(({ kind }) => kind === helpHouseholdTask.deadline);
  return {
    number,
    status: chosen(householdStatusTexts, status, language),
    residence: chosen(residenceTexts, residence, language),
    members: members.map(({ member, relation, ableToWork, birthDate, identityNumber }) => ({
      member,
      relation: chosen(relationTexts, relation, language),
      ableToWork,
      underWorkingAge: isUnderWorkingAge(birthDate, beijingDate(now), minimumAge),
      ...(identityNumber !== undefined && { identityNumber: maskIdentityNumber(identityNumber) }),
    })),
    checks: (forStaff ? checks : []).map(({ member, subject, result, source, on }) => ({
      member,
      subject: chosen(checkedSubjectTexts, subject, language),
      result: chosen(checkResultTexts, result, language),
      source,
      sourceText: evidenceSourceText(source, language),
      on,
    })),
    periods: (state.household?.periods ?? [])
      .filter((period) => period.number === number)
      .map(({ from, until }) => ({ from, ...(until !== undefined && { until }) })),
    ...(help && { helpDueOn: help.dueDate }),
    ...(end && { ended: chosen(householdEndTexts, end.reason, language) }),
  };
}

const postNames = (post: CaseParts['posts'][number] | undefined) =>
  post ? { title: post.title, employer: post.employer } : {};

const placementsView = (
  placements: NonNullable<CaseState['publicPosts']>,
  posts: CaseParts['posts'],
  language: Language,
): z.output<typeof placementViewSchema>[] =>
  placements.map((each) => ({
    number: each.number,
    postId: each.postId,
    ...postNames(posts.find(({ postId }) => postId === each.postId)),
    status: chosen(placementStatusTexts, each.status, language),
    startsOn: each.startsOn,
    endsOn: each.endsOn,
    toRetirement: each.toRetirement === true,
    market: each.market,
    attendance: inOrder(Object.entries(each.attendance), ([month]) => month).map(([month, days]) => ({
      month,
      days,
    })),
    ...(each.endedOn !== undefined && { endedOn: each.endedOn }),
    ...(each.endReason !== undefined && { endReason: chosen(postEndTexts, each.endReason, language) }),
  }));
