import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';

/** What follows, before it is recorded (I-92). */
const texts = {
  'record-death': {
    zh: '记录后：不再向本人发送通知，尚未送出的通知（包括本人其他事项的）不再送出；就业后回访不再进行，委托代理终止。正在办理的复核、补贴申领、转介和贷款继续办理。不告知任何人，也不得要求家属提交证明材料。记录有误的，由主管撤销。',
    en: 'Afterwards the person gets no notices; those not yet sent, in their other cases too, lapse. Checks after a placement are dropped and mandates end. Reviews, claims, referrals and loans go on. Nobody is told, and the family is asked for no document. A supervisor can withdraw a mistaken record.',
  },
  'withdraw-death-record': {
    zh: '撤销后：因该记录停发的通知将补发，停止的就业后回访恢复进行；已终止的委托代理不自动恢复，需要的由本人重新委托。',
    en: 'Afterwards the notices that had lapsed are sent, and the checks after a placement that were dropped are made. Mandates that ended do not come back: the person gives them anew.',
  },
} satisfies Record<string, Bilingual>;

/** Says what follows if a death is recorded, or its record withdrawn. */
export function DeathHelp({ act }: { act: keyof typeof texts }) {
  const { t } = useText();
  return <p className="faint">{t(texts[act])}</p>;
}
