import { describe, expect, it } from 'vitest';
import { statedInDraft } from '../../functions/api/registration/stated-in-draft.ts';
import { makeRules } from '../../functions/common/rules/rules.ts';
import { draftEntries } from '../../functions/common/views/draft-copy.ts';
import { builtInLayers } from '../../lib/policy/regions/registry.ts';
import { calendarWith } from '../../lib/store/calendar.ts';
import { friday } from '../domain/case/support/cases.ts';

const time = (instant: string) => instant.slice(0, 10);
const kept = { savedAt: '2026-11-20T02:00:00.000Z', keptUntil: '2026-12-20T02:00:00.000Z' };

describe('An application that was begun, in the copy of what is held of a person (PIPL art. 45)', () => {
  it('is said whole under plain names', () => {
    const form = {
      district: '500103',
      placeBasis: 'residence',
      applicant: { name: '欧阳慧敏', phone: '13800138000', sex: 'female' },
      unemployment: { reason: '24', date: '2026-10-15', lastEmployer: '某某公司' },
      education: '21',
      drawsPension: false,
      groups: [{ group: 'employment-difficulty', applies: true }],
    } as const;
    const stated = statedInDraft(
      { ...form, groups: [...form.groups] },
      makeRules(builtInLayers, calendarWith([])).packAt('chongqing', friday),
      'zh',
    );
    const entries = draftEntries({ ...kept, stated }, time, 'zh');
    expect(entries).toMatchInlineSnapshot(`
      [
        {
          "name": "保存时间",
          "value": "2026-11-20",
        },
        {
          "name": "保存至",
          "value": "2026-12-20",
        },
        {
          "name": "申请地",
          "value": "重庆市渝中区",
        },
        {
          "name": "登记地类型",
          "value": "常住地",
        },
        {
          "name": "姓名",
          "value": "欧阳慧敏",
        },
        {
          "name": "性别",
          "value": "女",
        },
        {
          "name": "联系电话",
          "value": "13800138000",
        },
        {
          "name": "失业原因",
          "value": "从各类单位辞职",
        },
        {
          "name": "失业日期",
          "value": "2026年10月15日",
        },
        {
          "name": "原就业单位",
          "value": "某某公司",
        },
        {
          "name": "文化程度",
          "value": "大学本科毕业",
        },
        {
          "name": "是否领取基本养老金",
          "value": "否",
        },
        {
          "name": "就业困难人员",
          "value": "是",
        },
      ]
    `);
  });

  it('is only said to be there where somebody else hands over the copy', () => {
    expect(draftEntries(kept, time, 'zh').map(({ name }) => name)).toEqual(['保存时间', '保存至', '内容']);
  });
});
