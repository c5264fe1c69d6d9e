import { describe, expect, it } from 'vitest';
import { operation as reassignCase } from '../../functions/api/officers/reassign-case/operation.ts';
import { codeNames } from '../../functions/common/wording/code-names.ts';
import { postResidenceTexts } from '../../functions/episodes/public-post/texts.ts';
import { offerMeansTexts } from '../../functions/episodes/service-plan/plan-texts.ts';
import { placeNames } from '../../web/applicant/apply/page-place.tsx';
import { roleNames } from '../../web/frame/roles.ts';
import { codes as filters } from '../../web/lead/codes.ts';
import { coverageStatuses } from '../../web/lead/coverage-cells.ts';
import { reasons } from '../../web/lead/reassignment-run.tsx';
import * as codes from '../../web/texts/codes.ts';

describe('The portal calls codes what the API calls them', () => {
  const sameAs = {
    deadlineKinds: codeNames.deadline,
    escalationLevels: codeNames.level,
    overdueReasons: codeNames.overdue,
    channels: codeNames.channel,
    contactMeans: { phone: offerMeansTexts.phone, counter: offerMeansTexts.counter },
    recipients: codeNames.recipient,
    deliveries: codeNames.delivery,
    deliveryChannels: codeNames.deliveryChannel,
    postResidences: postResidenceTexts,
    postStatuses: codeNames.postStatus,
    excludedWorks: codeNames.excludedWork,
  } satisfies Record<keyof typeof codes, unknown>;
  it.each(Object.entries(sameAs))('%s', (name, texts) => {
    expect(new Map<string, unknown>(Object.entries(codes)).get(name)).toEqual(texts);
  });

  it('the roles and the places of a registration, too', () => {
    for (const [role, name] of Object.entries(roleNames)) expect(codeNames.role).toHaveProperty([role], name);
    expect(placeNames).toEqual(codeNames.placeBasis);
  });

  it('screens filter by every code that has a name, but for notices that have been delivered', () => {
    const { delivered: _, ...deliveries } = codes.deliveries;
    expect(filters).toEqual({
      levels: Object.keys(codes.escalationLevels),
      reasons: Object.keys(codes.overdueReasons),
      recipients: Object.keys(codes.recipients),
      deliveries: Object.keys(deliveries),
      coverage: coverageStatuses,
    });
  });

  it('why a case stays with its officer is said in words, whatever the refusal of a supervisor', () => {
    // A list names no agency and no undecided application, and only officers are sent to a supervisor.
    const elsewhere = ['supervisor-needed', 'case-has-officer', 'application-taken', 'unknown-agency'];
    const given = reassignCase.problems.filter((code) => !elsewhere.includes(code));
    expect(Object.keys(reasons)).toEqual(expect.arrayContaining(given));
  });
});
