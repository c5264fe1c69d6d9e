import type { Bilingual, Values } from '../texts/language.ts';
import type { FormField } from './state.ts';

/** The texts of the form screens themselves. Texts about a field come with the form. */
export const formTexts = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  notSaid: { zh: '未说明', en: 'Not answered' },
  choose: { zh: '请选择', en: 'Choose one' },
  chooseBefore: { zh: '请先选择上面的内容。', en: 'Answer the question above first.' },
  nothingToChoose: { zh: '目前没有可选的内容。', en: 'There is nothing to choose from at the moment.' },
  unset: { zh: '不填', en: 'Do not answer' },
  add: { zh: '添加{what}', en: 'Add: {what}' },
  remove: { zh: '删除{what}', en: 'Remove: {what}' },
  entry: { zh: '{what}（第{number}项）', en: '{what}, {number}' },
  needed: { zh: '请填写“{what}”。', en: 'Enter “{what}”.' },
  toChoose: { zh: '请选择“{what}”。', en: 'Choose “{what}”.' },
  atLeast: { zh: '“{what}”至少填写{count}项。', en: '“{what}” needs at least {count}.' },
  chooseAtLeast: { zh: '“{what}”至少选择{count}项。', en: 'Choose at least {count} of “{what}”.' },
  blank: {
    zh: '没有填写任何内容，请至少填写一项。',
    en: 'Fill in at least one field.',
  },
  submit: { zh: '提交', en: 'Submit' },
  retry: { zh: '重试', en: 'Try again' },
  sending: { zh: '正在提交…', en: 'Sending…' },
  slow: {
    zh: '提交用时较长，请不要关闭页面。一分钟没有答复的可以重试，不会重复提交。',
    en: 'This is taking longer than usual. Keep the page open. If there is no answer after a minute, you can try again. Nothing is sent twice.',
  },
  changed: { zh: '已被他人更新', en: 'Somebody else has changed this' },
  changedHelp: {
    zh: '您填写的内容没有提交，也没有丢失。请核对后再提交。',
    en: 'What you typed was not sent and is still here. Compare it with the current version, then send it.',
  },
  seen: { zh: '您打开时', en: 'When you opened it' },
  latest: { zh: '现在', en: 'Now' },
  takeLatest: { zh: '读取最新内容', en: 'Load the current version' },
} satisfies Record<string, Bilingual>;

/** What a field still needs: an answer, a choice, or a number of entries. */
export function neededAt(field: FormField | undefined, title: string): [Bilingual, Values] {
  const what = field?.label ?? title;
  const count = field?.limits?.minItems ?? 1;
  if (field?.kind === 'list') return [formTexts.atLeast, { what, count }];
  if (field?.kind === 'several-of')
    return [field.choices || field.options ? formTexts.chooseAtLeast : formTexts.atLeast, { what, count }];
  const chosen = field?.kind === 'one-of' || field?.kind === 'yes-no' || field?.options !== undefined;
  return [chosen ? formTexts.toChoose : formTexts.needed, { what }];
}
