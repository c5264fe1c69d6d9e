import { Dialog } from '../parts/dialog.tsx';
import { chooseSettings, useSettings } from '../settings/settings.ts';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';

const texts = {
  title: { zh: '快捷键', en: 'Keyboard shortcuts' },
  off: {
    zh: '输入文字（包括拼音输入）时快捷键不起作用。',
    en: 'Shortcuts are off while you type or use an input method.',
  },
  on: { zh: '使用单键快捷键', en: 'Use single-key shortcuts' },
};

const keys: readonly { keys: readonly string[]; text: Bilingual }[] = [
  { keys: ['j', 'k'], text: { zh: '下一行、上一行', en: 'Next and previous row' } },
  { keys: ['Enter'], text: { zh: '打开', en: 'Open' } },
  { keys: ['x'], text: { zh: '选中或取消选中', en: 'Select or deselect' } },
  { keys: ['1', '…', '9'], text: { zh: '本页第几项操作', en: 'Actions of the page, by number' } },
  { keys: ['[', ']'], text: { zh: '上一件、下一件', en: 'Previous and next case' } },
  { keys: ['/'], text: { zh: '查找', en: 'Find' } },
  { keys: ['g', 'w'], text: { zh: '到待办', en: 'To the worklist' } },
  { keys: ['g', 'c'], text: { zh: '到我的人员', en: 'To my caseload' } },
  { keys: ['g', 's'], text: { zh: '到查找', en: 'To the search' } },
  { keys: ['?'], text: { zh: '显示本说明', en: 'Show this' } },
];

/** The shortcuts of the desk, and the switch to turn them off. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { shortcuts } = useSettings();
  return (
    <Dialog title={t(texts.title)} onClose={onClose}>
      <dl className="facts">
        {keys.map((each) => (
          <div key={each.text.en} className="desk-key">
            <dt>
              {each.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(each.text)}</dd>
          </div>
        ))}
      </dl>
      <p className="faint">{t(texts.off)}</p>
      <label className="choice">
        <input
          type="checkbox"
          checked={shortcuts}
          onChange={({ target }) => chooseSettings({ shortcuts: target.checked })}
        />
        <span>{t(texts.on)}</span>
      </label>
    </Dialog>
  );
}
