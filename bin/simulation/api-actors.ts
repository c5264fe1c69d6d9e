import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import type { ActingRole, Actors, Details, ProposedClosure } from '../../lib/policy/samples/story.ts';
import type { SimulatedSystem } from '../support/simulated-system.ts';

/** The actors by role. There is a second officer and a second supervisor, who decide and review. */
type Signing = ActingRole | 'officer-2' | 'supervisor-2';

/** The actors of a story. Each act is one call of the API. */
export class ApiActors implements Actors {
  readonly #system: Pick<SimulatedSystem, 'call'>;
  readonly #region: Region;
  /** The cases of the person, oldest first, one for each spell. */
  readonly cases: string[] = [];
  #enteredBy: 'applicant' | 'officer' = 'applicant';

  constructor(system: Pick<SimulatedSystem, 'call'>, region: Region) {
    this.#system = system;
    this.#region = region;
  }

  get caseId(): string {
    const last = this.cases.at(-1);
    if (last === undefined) throw new Error('nobody has applied yet');
    return last;
  }

  async apply(application: Details, role: 'applicant' | 'officer' = 'applicant'): Promise<void> {
    const { caseId } = await this.#as(role, 'POST', '/applications', application);
    this.cases.push(String(caseId));
    this.#enteredBy = role;
  }

  approve = () =>
    // Not the officer who entered it at the counter.
    this.#task(this.#enteredBy === 'officer' ? 'officer-2' : 'officer', 'decide-application-1', 'decision', {
      outcome: 'approve',
    });

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

  service = (type: string, on: string, outcome: string, more: Details = {}) =>
    this.#case('officer', 'services', { type, on, outcome, ...more });

  followUp = (month: string, more: Details = {}) =>
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

  proposeClosure = (closure: ProposedClosure) => this.#case('officer', 'closure-proposals', { ...closure });

  decideClosure = (
    number: number,
    close: boolean,
    explanation: string,
    by: 'officer' | 'supervisor' = 'officer',
  ) =>
    // Not the officer who proposed it.
    this.#task(by === 'officer' ? 'officer-2' : by, `decide-closure-${number}`, 'closure-decision', {
      close,
      explanation,
    });

  object = (statement: string) => this.#case('applicant', 'objection', { statement });

  decideObjection = (number: number, uphold: boolean, explanation: string) =>
    this.#task('supervisor-2', `decide-objection-${number}`, 'objection-decision', { uphold, explanation });

  checkPlacement = (closure: number, monthsAfter: number, finding: string) =>
    this.#task('officer', `check-placement-${closure}-${monthsAfter}`, 'placement-check', {
      finding,
      means: 'phone',
    });

  compare = (source: string, fact: string, identityNumber: string, asOf: string) =>
    this.#call('administrator', 'POST', `/comparison-sources/${source}/records`, {
      asOf,
      records: [{ identityNumber, fact }],
    });

  holdFair = (district: string, date: string) =>
    this.#as('officer', 'POST', `/districts/${district}/recruitment-fairs`, { date });

  #task(role: Signing, taskId: string, act: string, body: Details) {
    return this.#as(role, 'POST', `/cases/${this.caseId}/tasks/${taskId}/${act}`, body);
  }

  #case(role: 'applicant' | 'officer', act: string, body: Details) {
    return this.#as(role, 'POST', `/cases/${this.caseId}/${act}`, body);
  }

  #as(role: Signing, method: string, path: string, body: Details) {
    const [name = role, second] = role.split('-');
    const account = [name, this.#region, ...(second ? [second] : [])].join('-');
    return this.#call(role === 'applicant' ? role : account, method, path, body);
  }

  /** @throws Error with the problem's code if the system refuses */
  async #call(as: string, method: string, path: string, body: Details): Promise<Record<string, unknown>> {
    const { status, body: answer } = await this.#system.call(method, path, { as, body });
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }
}
