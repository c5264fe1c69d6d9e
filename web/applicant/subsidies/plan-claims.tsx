import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ClaimedResults, type ClaimedTogether, ClaimsTogether } from '../../parts/claims-together.tsx';
import { useText } from '../../settings/use-text.ts';
import { WithCase } from '../case/with-case.tsx';

const texts = {
  title: { zh: '一并申领补贴', en: 'Claim subsidies together' },
  lead: {
    zh: '以下是按您的个性化援助方案可以申领的补贴。需要的请添加并填写，一次提交；各项补贴分别审核、分别决定，互不影响。',
    en: 'These are the subsidies that you can claim under your individual plan. Add the ones you want and send them together. We check and decide each one separately.',
  },
  back: { zh: '查看我的申领', en: 'View my claims' },
};

/** The subsidies that a person can claim under their individual plan, in one form (打包兑现). */
export const PlanClaims = () => (
  <WithCase title={texts.title}>{({ caseId }) => <Ready caseId={caseId} />}</WithCase>
);

function Ready({ caseId }: { caseId: string }) {
  const { t } = useText();
  const [result, setResult] = useState<ClaimedTogether>();
  if (!result) return <ClaimsTogether caseId={caseId} lead={t(texts.lead)} onDone={setResult} />;
  return (
    <section className="panel stack" role="status">
      <ClaimedResults {...result} />
      <Link to="/cases/$caseId/subsidies" params={{ caseId }} className="button">
        {t(texts.back)}
      </Link>
    </section>
  );
}
