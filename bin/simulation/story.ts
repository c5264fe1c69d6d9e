import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import type { SimulatedSystem } from '../support/simulated-system.ts';

/** One thing that happens in a story, at a Beijing time. */
export interface StoryStep {
  /** Such as `2025-03-05T10:00`. */
  readonly at: string;
  readonly run: (actors: Actors) => Promise<unknown>;
}

/** A person's way through the system of a region, as it might go. */
export interface Story {
  readonly region: Region;
  readonly title: { readonly zh: string; readonly en: string };
  readonly steps: readonly StoryStep[];
}

type Body = Readonly<Record<string, unknown>>;

/** Those who act in a region: each act is one call of the API, and has to succeed. */
export class Actors {
  readonly #system: SimulatedSystem;
  readonly #region: Region;
  /** The cases of the person, in order: a spell each. */
  readonly cases: string[] = [];

  constructor(system: SimulatedSystem, region: Region) {
    this.#system = system;
    this.#region = region;
  }

  get caseId(): string {
    const last = this.cases.at(-1);
    if (last === undefined) throw new Error('nobody has applied yet');
    return last;
  }

  /** @throws Error with the problem's code when the system refuses. */
  async as(role: 'applicant' | 'officer' | 'supervisor', method: string, path: string, body?: Body) {
    return this.#call(role === 'applicant' ? role : `${role}-${this.#region}`, method, path, body);
  }

  async #call(as: string, method: string, path: string, body?: Body): Promise<Record<string, unknown>> {
    const { status, body: answer } = await this.#system.call(method, path, { as, ...(body && { body }) });
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  async apply(application: Body, role: 'applicant' | 'officer' = 'applicant'): Promise<void> {
    const { caseId } = await this.as(role, 'POST', '/applications', application);
    this.cases.push(String(caseId));
  }

  approve = () => this.#task('officer', 'decide-application-1', 'decision', { outcome: 'approve' });

  contact = (reached = true) =>
    this.#task('officer', 'make-first-contact-1', 'contact', { means: 'phone', reached });

  profile = (facts: Readonly<Record<string, string>>, tags: Readonly<Record<string, boolean>>, on: string) =>
    this.#case('officer', 'profile', {
      facts: Object.entries(facts).map(([code, value]) => ({ code, value, source: 'person', on })),
      tags: Object.entries(tags).map(([group, applies]) => ({ group, applies, source: 'officer', on })),
    });

  plan = (track: string, tier: string, tierGrounds: readonly string[]) =>
    this.#task('officer', 'make-service-plan-1', 'plan', { track, tier, tierGrounds });

  adjustPlan = (track: string, tier: string, tierGrounds: readonly string[]) =>
    this.#case('officer', 'plan-adjustments', { track, tier, tierGrounds });

  service = (type: string, on: string, outcome: string, more: Body = {}) =>
    this.#case('officer', 'services', { type, on, outcome, ...more });

  followUp = (month: string, more: Body = {}) =>
    this.#task('officer', `follow-up-${month}`, 'follow-up', {
      means: 'phone',
      progress: 'still-looking',
      ledger: { found: 'unchanged' },
      service: 'keep',
      note: '电话回访，仍在求职。',
      ...more,
    });

  attempt = (month: string, means: string) =>
    this.#task('officer', `follow-up-${month}`, 'follow-up-attempts', { means, note: '未联系上。' });

  report = (kind: string, asOf: string, statement: string) =>
    this.#case('applicant', 'changes', { kind, asOf, statement });

  decideClosure = (
    number: number,
    close: boolean,
    explanation: string,
    by: 'officer' | 'supervisor' = 'officer',
  ) => this.#task(by, `decide-closure-${number}`, 'closure-decision', { close, explanation });

  object = (statement: string) => this.#case('applicant', 'objection', { statement });

  decideObjection = (number: number, uphold: boolean, explanation: string) =>
    this.#task('supervisor', `decide-objection-${number}`, 'objection-decision', { uphold, explanation });

  checkPlacement = (closure: number, monthsAfter: number, finding: string) =>
    this.#task('officer', `check-placement-${closure}-${monthsAfter}`, 'placement-check', {
      finding,
      means: 'phone',
    });

  /** A file of a comparison source, with one line about the person. */
  compare = (source: string, fact: string, identityNumber: string, asOf: string) =>
    this.#call('administrator', 'POST', `/comparison-sources/${source}/records`, {
      asOf,
      records: [{ identityNumber, fact }],
    });

  async #task(role: 'officer' | 'supervisor', taskId: string, act: string, body: Body) {
    return this.as(role, 'POST', `/cases/${this.caseId}/tasks/${taskId}/${act}`, body);
  }

  async #case(role: 'applicant' | 'officer', act: string, body: Body) {
    return this.as(role, 'POST', `/cases/${this.caseId}/${act}`, body);
  }
}

/** A follow-up on the twentieth of each of these months, at ten. */
export const followUpsOf = (...months: readonly string[]): StoryStep[] =>
  months.map((month) => ({ at: `${month}-20T10:00`, run: (actors) => actors.followUp(month) }));
