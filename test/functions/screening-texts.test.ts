import { expect, it } from 'vitest';
import { findingTextOf } from '../../functions/episodes/registration/screening-texts.ts';

it('says of an age that was computed what it means, and of records whether there are any', () => {
  const said = (['age', 'retirement-age', 'pension'] as const).map((check) =>
    findingTextOf({ check, finding: 'clear' }),
  );
  expect(said.map(({ zh }) => zh)).toEqual([
    '已达到登记年龄',
    '按所填信息推算，未到法定退休年龄',
    '未发现相关记录',
  ]);
  expect(findingTextOf({ check: 'retirement-age', finding: 'review' }).zh).toBe('需人工核实');
});
