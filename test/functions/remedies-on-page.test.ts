import { describe, expect, it } from 'vitest';
import { makeRules } from '../../functions/common/rules/rules.ts';
import { closureView } from '../../functions/common/views/closure-view.ts';
import { hardshipView } from '../../functions/common/views/hardship-view.ts';
import type { CaseState } from '../../lib/domain/case/case.ts';
import { raiseObjection } from '../../lib/domain/case/objection/object.ts';
import { builtInLayers } from '../../lib/policy/regions/registry.ts';
import { calendarWith } from '../../lib/store/calendar.ts';
import { applicant, calendar, friday, hour, lifecycleOf } from '../domain/case/support/cases.ts';
import { closed, proposed } from '../domain/case/support/closed.ts';
import { by, having } from '../domain/case/support/decisions.ts';
import { exited, refusedHardship } from '../domain/case/support/hardship.ts';
import { registered } from '../domain/case/support/registered.ts';

const rules = makeRules(builtInLayers, calendarWith([]));
const now = friday + 6 * hour;
/** What must be told with a decision against somebody (行政复议法实施条例第十七条): the right, the body and the time limit. */
const told = (all: readonly string[] | undefined) => all?.join('') ?? '';
const closure = (state: CaseState) =>
  state.closure && closureView({ ...state, closure: state.closure }, rules, 'zh');

describe('What can be done against a decision stands on the page, as in its notice (L19 art. 17)', () => {
  it('of a closure: the objection while there is one, the body, 60 days and six months', () => {
    const case_ = closed(proposed(registered('chongqing')));
    expect(told(closure(case_)?.remedies)).toMatch(/提出异议.*60日内向重庆市渝中区人民政府申请行政复议/);
    expect(told(closure(case_)?.remedies)).toMatch(/6个月内直接向有管辖权的人民法院提起行政诉讼/);
    const objected = having(
      case_,
      raiseObjection(case_, lifecycleOf('chongqing'), calendar, by(applicant, now + hour)),
    );
    expect(told(closure(objected)?.remedies)).not.toMatch(/提出异议/);
    expect(told(closure(objected)?.remedies)).toMatch(/重庆市渝中区人民政府/);
  });

  it('of no closure that is only proposed', () => {
    expect(closure(proposed(registered('chongqing')))).not.toHaveProperty('remedies');
  });

  it.each([
    ['a refusal', refusedHardship],
    ['an exit', exited],
  ])('of %s of employment difficulty', (_name, make) => {
    const { state } = make('weihai');
    const pack = rules.packAt('weihai', now);
    const last = hardshipView(state, pack, 'person', now, 'zh').hardship?.recognitions.at(-1);
    expect(told(last?.remedies)).toMatch(/60日内向.*环翠区人民政府申请行政复议/);
  });
});
