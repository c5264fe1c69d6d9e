import { groupedYuanOf } from '../../lib/domain/money.ts';
import { useText } from '../settings/use-text.ts';
import type { Language } from '../texts/language.ts';

/** Shows fen as yuan, beside a name that includes the unit: `4,000.00`. */
export const amountText = (fen: number): string => groupedYuanOf(fen).replace('-', '−');

/** Shows fen as an amount with its unit: `4,000.00 元`. */
export function moneyText(fen: number, language: Language): string {
  const text = amountText(fen);
  return language === 'zh' ? `${text} 元` : `¥${text}`;
}

/** An amount in fen. */
export function Money({ fen }: { fen: number }) {
  const { language } = useText();
  return <span className="money">{moneyText(fen, language)}</span>;
}

/** A number of items and their sum. */
export function Sum({ count, fen }: { count: number; fen: number }) {
  const { t, language } = useText();
  return (
    <span className="money">
      {t({ zh: '{count} 笔，{money}', en: '{count}, {money}' }, { count, money: moneyText(fen, language) })}
    </span>
  );
}
