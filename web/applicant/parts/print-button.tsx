import { useText } from '../../settings/use-text.ts';

const texts = { print: { zh: '打印', en: 'Print' } };

/** Prints the page without its controls (`no-print`). */
export function PrintButton() {
  const { t } = useText();
  return (
    <button type="button" className="button no-print" onClick={() => window.print()}>
      {t(texts.print)}
    </button>
  );
}
