import { type CSSProperties, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, useFilter } from 'react-aria-components/ComboBox';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../settings/use-text.ts';
import type { Choice, ChooserProps } from './chooser.ts';

// react-aria calls it on telephones and tablets; Safari has it from 16 on, and we support 15.4.
AbortSignal.timeout ??= (milliseconds) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
};

const texts = {
  open: { zh: '展开“{what}”的选项', en: 'Show the choices of {what}' },
  none: { zh: '没有符合的选项', en: 'Nothing matches' },
};

/** A key is never empty, not even that of the option for no choice. */
const keyOf = (code: string): string => `:${code}`;

/**
 * One of many choices, found by typing a part of its name or the start of its code. Arrows move, Enter chooses, Escape closes;
 * Enter on a closed list sends the form. An emptied box is no choice.
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
  const [inDialog, setInDialog] = useState<InDialog | undefined>();
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
      // Escape closes the list. The next Escape closes the dialog around it.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') === 'true')
          event.preventDefault();
      }}
      onOpenChange={(open) => setInDialog(open && box.current ? placeInDialog(box.current) : undefined)}
      onSelectionChange={(key) => onChange(key === null ? '' : String(key).slice(1))}
    >
      <Input className="input combo-input" {...(placeholder !== undefined && { placeholder })} />
      <Button className="combo-button" aria-label={t(texts.open, { what: label })}>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover
        className="combo-list"
        offset={2}
        {...(inDialog && { UNSTABLE_portalContainer: inDialog.dialog, style: inDialog.style })}
      >
        <ListBox<Choice>
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

/** In CSS pixels. With this much space below it, a list does not open upwards. */
const enoughRoom = 240;

interface InDialog {
  readonly dialog: Element;
  readonly style: CSSProperties;
}

/**
 * The element for the list of a box in a dialog. It is within the dialog, because nothing else of the page can be reached while
 * the dialog is open, and it is fixed, because the dialog would cut it off. Undefined outside a dialog. The list closes when
 * anything scrolls.
 */
function placeInDialog(box: Element): InDialog | undefined {
  const dialog = box.closest('dialog');
  if (!dialog) return undefined;
  const { top, bottom, left, width } = box.getBoundingClientRect();
  const [above, below] = [top, window.innerHeight - bottom];
  const [room, place] =
    below >= Math.min(above, enoughRoom)
      ? [below, { top: bottom + 2, bottom: 'auto' }]
      : [above, { top: 'auto', bottom: window.innerHeight - top + 2 }];
  return { dialog, style: { position: 'fixed', left, width, maxHeight: room - 12, ...place } };
}
