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

/** The hotline of human resources and social security, the same all over the country. */
const hotline = '12333';

/**
 * A page of somebody who applies: one column, the way back above, and below a telephone number that is always in reach
 * (in elder mode it stays at the lower edge of the screen).
 *
 * @param phone of the agency, where the page knows it; otherwise the hotline is shown
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
  // Without a number of its own an agency is reached through the hotline, perhaps with the area code beside it.
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

/** What a telephone dials: the first number in what people read. */
export const dialled = (phone: string): string =>
  `tel:${(/[+\d][\d -]{3,}/.exec(phone)?.[0] ?? '').replace(/[^\d+]/g, '')}`;
