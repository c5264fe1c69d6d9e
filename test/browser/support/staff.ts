import type { Locator, Page } from 'playwright-core';
import { operation as submitApplication } from '../../../functions/api/registration/submit-application/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { application } from '../../support/applications.ts';
import type { System } from '../../support/system.ts';

/** A person with a name of sixty characters. Few fonts have the last one. */
export const longName = { name: `${'阿卜杜热合曼·'.repeat(8)}努尔𠮷` } as const;

/** An id that no case has. */
export const nowhere = '01M7V7FAM00FE660Z06P2RPCP9';

/** An application that waits for its decision in the officers' district, with its number. */
export async function applied(
  system: System,
  as = 'applicant-2',
  person: { readonly name?: string } = {},
): Promise<{
  readonly caseId: string;
  readonly number: string;
  readonly body: ReturnType<typeof application>;
}> {
  const made = application();
  const body = { ...made, applicant: { ...made.applicant, ...person } };
  const answer = bodyOf(submitApplication, await system.call('POST', '/applications', { as, body }));
  return { caseId: answer.caseId, number: answer.applicationNumber, body };
}

/** As `applied`, and registered. */
export const registered = (system: System, as?: string) => decided(system, as, { outcome: 'approve' });

/** As `applied`, and refused. */
export const refused = (system: System, as?: string) =>
  decided(system, as, { outcome: 'refuse', reason: 'in-employment', explanation: '经核实仍在单位工作' });

async function decided(
  system: System,
  as: string | undefined,
  body: { readonly outcome: string; readonly reason?: string; readonly explanation?: string },
): ReturnType<typeof applied> {
  const made = await applied(system, as);
  const path = `/cases/${made.caseId}/tasks/decide-application-1/decision`;
  const answer = await system.call('POST', path, { as: 'officer-chongqing', body });
  if (answer.status !== 200) throw new Error(`not decided: ${JSON.stringify(answer.body)}`);
  return made;
}

/**
 * As `registered`, helped as a household without work, proposed for a public-welfare post, and with a note on the employment
 * certificate.
 */
export async function withAssistance(system: System, as?: string): ReturnType<typeof applied> {
  const made = await registered(system, as);
  const of = `/cases/${made.caseId}`;
  const officer = 'officer-chongqing';
  const post = async (path: string, body: object, by = officer) => {
    const answer = await system.call('POST', path, { as: by, body });
    if (answer.status > 201) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await post(`${of}/tasks/make-first-contact-1/contact`, { means: 'phone', reached: true });
  const { body: choices } = await system.call('GET', `${of}/choices`, { as: officer });
  const { tierGrounds } = choices.lists as { readonly tierGrounds: readonly { readonly code: string }[] };
  await post(`${of}/tasks/make-service-plan-1/plan`, {
    track: 'employment',
    tier: 'one-to-one',
    tierGrounds: [tierGrounds[0]?.code],
  });
  await post(`${of}/certificate-notes`, {
    measure: 'own-business',
    ground: 'minimum-living-guarantee',
    beginsOn: '2026-11-20',
    number: '5001030012345678',
  });
  const members = [{ relation: 'child', birthDate: '2018-05-04', ableToWork: false }];
  await post(`${of}/households`, { residence: 'urban', members });
  const checks = ['employment', 'insurance', 'business'].map((subject) => ({
    member: 1,
    subject,
    result: 'no-work',
    source: 'employment-register',
    on: '2026-11-20',
  }));
  await post(`${of}/tasks/check-household-1/household-check`, { checks });
  await post(`${of}/tasks/decide-household-1/household-decision`, { outcome: 'confirm' }, `${officer}-2`);
  const { district } = made.body;
  const { postId } = await post(`/districts/${district}/public-posts`, {
    employer: '某街道办事处',
    title: '社区保洁员',
    content: '负责社区公共区域的日常清扫保洁。',
    residence: 'urban',
    vacancies: 2,
  });
  await post(`${of}/services`, {
    type: 'job-match',
    on: '2026-11-20',
    outcome: 'offered',
    means: 'phone',
    freeText: { offered: '超市理货员' },
  });
  await post(`${of}/public-posts`, {
    postId,
    startsOn: '2026-12-01',
    endsOn: '2027-03-01',
    statement: '已推荐岗位，均未成功。',
  });
  return made;
}

/** Presses Tab until the focus is on an element, like a person without a mouse. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const there = (wanted: string) => document.activeElement?.matches(wanted) ?? false;
    if (await page.evaluate(there, selector)) return;
  }
  throw new Error(`the keyboard does not lead to ${selector}`);
}

/** Chooses in a form of an operation, in a field by its name: an entry by its index in the list. */
export async function choose(form: Locator, field: string, index = 0): Promise<void> {
  const place = form.locator(`[id$="-${field}"]`).first();
  await place.waitFor();
  const tag = await place.evaluate((element) => element.tagName);
  if (tag === 'SELECT') {
    const options = place.locator('option:not([value=""])');
    await place.selectOption((await options.nth(index).getAttribute('value')) ?? '');
  } else if ((await place.getAttribute('role')) === 'combobox') {
    // Down opens the list at its first entry.
    for (let presses = 0; presses <= index; presses++) await place.press('ArrowDown');
    await place.press('Enter');
  } else await place.locator('input[type="radio"], input[type="checkbox"]').nth(index).check();
}
