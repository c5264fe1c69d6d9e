import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, useFilter } from 'react-aria-components/ComboBox';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../settings/use-text.ts';
import type { ChooserProps } from './chooser.ts';

const texts = {
  open: { zh: '展开“{what}”的选项', en: 'Show the choices of {what}' },
  none: { zh: '没有符合的选项', en: 'Nothing matches' },
};

/** A key is never empty, also not that of the option that stands for no choice. */
const keyOf = (code: string): string => `:${code}`;

/**
 * One of many, found by typing a part of its name or the beginning of its code. Arrows move, Enter chooses, Escape closes;
 * Enter on a closed list sends the form. What was emptied is no choice.
 *
 * @example
 * <ComboBox label={t(texts.district)} options={districts} value={district} onChange={setDistrict} />
 */
export function ComboBox(props: ChooserProps) {
  const { language } = useText();
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-US'}>
      <Searched {...props} />
    </I18nProvider>
  );
}

function Searched({ id, label, options, value, onChange, placeholder, ...aria }: ChooserProps) {
  const { t } = useText();
  const { contains } = useFilter({ sensitivity: 'base' });
  const described = aria['aria-describedby'];
  const box = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<Element | undefined>();
  // Nothing of the page is reached while a dialog is open: the list has to stand in it.
  useEffect(() => setDialog(box.current?.closest('dialog') ?? undefined), []);
  const codeOf = (text: string) => options.find((each) => each.text === text)?.code ?? '';
  const isListed = options.some(({ code }) => code === value);
  return (
    <AriaComboBox
      {...(id !== undefined && { id })}
      ref={box}
      className="combo"
      aria-label={label}
      {...(described !== undefined && { 'aria-describedby': described })}
      isInvalid={aria['aria-invalid'] ?? false}
      validationBehavior="aria"
      allowsEmptyCollection
      defaultItems={options}
      defaultFilter={(text, typed) => contains(text, typed) || codeOf(text).startsWith(typed.trim())}
      selectedKey={isListed ? keyOf(value) : null}
      onSelectionChange={(key) => onChange(key === null ? '' : String(key).slice(1))}
    >
      <Input className="input combo-input" {...(placeholder !== undefined && { placeholder })} />
      <Button className="combo-button" aria-label={t(texts.open, { what: label })}>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="combo-list" offset={2} {...(dialog && { UNSTABLE_portalContainer: dialog })}>
        <ListBox<ChooserProps['options'][number]>
          aria-label={label}
          renderEmptyState={() => <div className="combo-none">{t(texts.none)}</div>}
        >
          {({ code, text }) => (
            <ListBoxItem id={keyOf(code)} textValue={text} className="combo-item">
              {text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
