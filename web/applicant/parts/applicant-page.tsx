import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { Page } from '../../parts/page.tsx';
import { useText } from '../../settings/use-text.ts';

const texts = {
  help: { zh: '需要帮助？打电话问', en: 'Need help? Call' },
  agency: { zh: '经办机构', en: 'Agency' },
  hotline: { zh: '服务热线', en: 'Hotline' },
  back: { zh: '返回', en: 'Back' },
};

/** The national hotline of human resources and social security. */
const hotline = '12333';

/**
 * A page for applicants: one column, the way back above, and a phone number below that is always in reach (in elder mode it
 * stays at the lower edge of the screen).
 *
 * @param phone of the agency, if the page knows it; otherwise the page shows the hotline
 */
export function ApplicantPage({
  phone,
  back,
  children,
  ...page
}: Omit<ComponentProps<typeof Page>, 'narrow'> & {
  phone?: string | undefined;
  back?: { readonly to: string; readonly text: string };
  children: ReactNode;
}) {
  const { t } = useText();
  // An agency without its own number is reached through the hotline, perhaps with an area code.
  const ofAgency = phone !== undefined && !phone.startsWith(hotline);
  return (
    <div className="applicant">
      {back && (
        <nav className="way-back no-print" aria-label={t(texts.back)}>
          <Link to={back.to}>
            <span aria-hidden="true">‹ </span>
            {back.text}
          </Link>
        </nav>
      )}
      <Page narrow {...page}>
        {children}
      </Page>
      <aside className="help-line no-print" aria-label={t(texts.help)}>
        <div>
          <span className="help-line-words">{t(texts.help)}</span>
          {ofAgency && <Call phone={phone} who={t(texts.agency)} />}
          <Call phone={!ofAgency && phone !== undefined ? phone : hotline} who={t(texts.hotline)} />
        </div>
      </aside>
    </div>
  );
}

const Call = ({ phone, who }: { phone: string; who: string }) => (
  <a className="button" href={dialled(phone)}>
    <span aria-hidden="true">☎</span>
    <span>
      {who} <span className="number">{phone}</span>
    </span>
  </a>
);

/** The link that dials the first phone number in a text. */
export const dialled = (phone: string): string =>
  `tel:${(/[+\d][\d -]{3,}/.exec(phone)?.[0] ?? '').replace(/[^\d+]/g, '')}`;
