import { expect, it } from 'vitest';
import { foreignLanguageOf } from '../../web/frame/foreign-words.ts';

it.each([
  '张伟（申请人）',
  '社区保洁员',
  'Explanation: 经核实仍在单位工作',
  'Employer: 某街道办事处',
  '𠮷䶮',
])('in an English page, “%s” is marked as Chinese', (text) => {
  expect(foreignLanguageOf(text, 'en')).toBe('zh-CN');
});

it.each([
  'My case',
  '500103 20261201 CPX6ZEGS',
  '',
  'You must keep the document 通知书 with you at all times',
])('in an English page, “%s” is read in English', (text) => {
  expect(foreignLanguageOf(text, 'en')).toBeUndefined();
});

it('in a Chinese page nothing is marked', () => {
  expect(foreignLanguageOf('重庆人社APP', 'zh-CN')).toBeUndefined();
});
