import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { useAct, useRead } from '../api/use-api.ts';
import { usePlaces } from '../lead/places.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import type { Filters } from '../parts/search.ts';
import { useText } from '../settings/use-text.ts';
import { moneyText, Sum } from './money.tsx';
import { noFund } from './run-texts.ts';
import { Table } from './table.tsx';

type Preview = Answer<'GET /payables'>;

const texts = {
  title: { zh: '待拨付', en: 'To be paid' },
  place: { zh: '地区', en: 'Place' },
  all: { zh: '全部地区', en: 'All places' },
  allFunds: { zh: '全部资金渠道', en: 'All funds' },
  allSchemes: { zh: '全部补贴项目', en: 'All schemes' },
  total: { zh: '可列入批次：', en: 'Can enter a run:' },
  more: {
    zh: '后面还有待拨付的。列出的可以先建立批次；其余的请接着查看。',
    en: 'There are more payable claims than shown here. You can make a run of the ones shown, or continue to see the others.',
  },
  noneYet: {
    zh: '查到这里，没有可以列入批次的，后面还有待拨付的。',
    en: 'Nothing shown so far can enter a run. There are more payable claims.',
  },
  goOn: { zh: '接着查看', en: 'Go on' },
  fromStart: { zh: '从最早的开始', en: 'From the oldest' },
  none: {
    zh: '目前没有可以拨付的项目。批准后的申领会自动出现在这里。',
    en: 'There is nothing to pay. Approved claims appear here automatically.',
  },
  byScheme: { zh: '按补贴项目', en: 'By scheme' },
  byDistrict: { zh: '按地区', en: 'By district' },
  leftOut: { zh: '暂不能列入', en: 'Left out for now' },
  scheme: { zh: '补贴项目', en: 'Scheme' },
  fund: { zh: '资金渠道', en: 'Fund' },
  because: { zh: '原因', en: 'Why' },
  amount: { zh: '笔数和金额', en: 'Number and amount' },
  freeze: { zh: '建立拨付批次', en: 'Make a payment run' },
  freezeLead: {
    zh: '名单冻结为现在待拨付的 {count} 笔，共 {money}。之后批准的列入下一批次。',
    en: 'The list is now frozen: {count}, {money}. Claims approved later go into the next run.',
  },
  purpose: { zh: '用途（收款人在账户明细中可见）', en: 'Purpose (payees see it in their accounts)' },
};

/** The text that payees see in their accounts, in the same language whatever the language of the list. */
const usualPurpose = '就业补贴';

/** The value of the fund filter for a scheme: its fund, or the value for “no fund named”. */
const unnamedFund = '-';

/**
 * The choices of funds and schemes: those of the payable claims on the screen, and the chosen one. Money of two funds leaves
 * two accounts, so each fund has its own run.
 */
function choicesOf(
  byScheme: Preview['byScheme'],
  { fund, scheme }: Filters<'fund' | 'scheme'>,
  unnamed: string,
) {
  const funds = new Map(fund === undefined ? [] : [[fund, fund === unnamedFund ? unnamed : fund]]);
  const schemes = new Map(scheme === undefined ? [] : [[scheme, scheme]]);
  for (const each of byScheme) {
    funds.set(each.fundKey, each.fund ?? unnamed);
    schemes.set(each.scheme.code, each.scheme.text);
  }
  const options = (of: ReadonlyMap<string, string>) => [...of].map(([value, text]) => ({ value, text }));
  return { funds: options(funds), schemes: options(schemes) };
}

/** The payable claims by scheme and district, those left out and why, and the button to make a run. */
export function Payables() {
  const { t } = useText();
  const { after, ...chosen } = useSearch({ from: '/finance/' });
  const navigate = useNavigate({ from: '/finance/' });
  const { districts } = usePlaces();
  const [freezing, setFreezing] = useState(false);
  const query = useRead('GET /payables', { query: { ...chosen, after } });
  const total = query.data?.body.total;
  const found = choicesOf(query.data?.body.byScheme ?? [], chosen, t(noFund));
  return (
    <Page
      title={texts.title}
      aside={
        total &&
        total.count > 0 && (
          <button type="button" className="button button-main" onClick={() => setFreezing(true)}>
            {t(texts.freeze)}
          </button>
        )
      }
    >
      <FilterBar
        fields={[
          {
            name: 'division',
            label: texts.place,
            none: texts.all,
            options: districts.map(({ code, name }) => ({ value: code, text: name })),
          },
          { name: 'fund', label: texts.fund, none: texts.allFunds, options: found.funds },
          { name: 'scheme', label: texts.scheme, none: texts.allSchemes, options: found.schemes },
        ]}
        values={chosen}
        onApply={(filters) => void navigate({ search: filters })}
      />
      {after !== undefined && (
        <p>
          <button
            type="button"
            className="button"
            onClick={() => void navigate({ search: { ...chosen, after: undefined } })}
          >
            {t(texts.fromStart)}
          </button>
        </p>
      )}
      <Loaded from={query}>
        {(preview) => (
          <PreviewOf
            preview={preview}
            onGoOn={(next) => void navigate({ search: { ...chosen, after: next } })}
          />
        )}
      </Loaded>
      {freezing && total && (
        <Freeze list={{ ...chosen, after }} total={total} onClose={() => setFreezing(false)} />
      )}
    </Page>
  );
}

function PreviewOf({
  preview: { total, byScheme, byDistrict, leftOut, next },
  onGoOn,
}: {
  preview: Preview;
  onGoOn: (next: string) => void;
}) {
  const { t } = useText();
  return (
    <div className="stack">
      {next !== undefined && (
        <Notice tone="warn">
          <p>{t(total.count === 0 ? texts.noneYet : texts.more)}</p>
          <button type="button" className="button" onClick={() => onGoOn(next)}>
            {t(texts.goOn)}
          </button>
        </Notice>
      )}
      {total.count === 0 && next === undefined && <p className="empty">{t(texts.none)}</p>}
      {total.count > 0 && (
        <>
          <p>
            {t(texts.total)} <Sum {...total} />
          </p>
          <Table
            caption={t(texts.byScheme)}
            heads={[t(texts.scheme), t(texts.fund), t(texts.amount)]}
            rows={byScheme.map(({ scheme, fund, count, fen }) => ({
              key: `${scheme.code} ${fund}`,
              cells: [scheme.text, fund ?? t(noFund), <Sum key="sum" count={count} fen={fen} />],
            }))}
          />
          <Table
            caption={t(texts.byDistrict)}
            heads={[t(texts.place), t(texts.amount)]}
            rows={byDistrict.map(({ district, count, fen }) => ({
              key: district.code,
              cells: [district.name, <Sum key="sum" count={count} fen={fen} />],
            }))}
          />
        </>
      )}
      {leftOut.length > 0 && (
        <Table
          caption={t(texts.leftOut)}
          heads={[t(texts.because), t(texts.amount)]}
          rows={leftOut.map(({ because, count, fen }) => ({
            key: because.code,
            cells: [because.text, <Sum key="sum" count={count} fen={fen} />],
          }))}
        />
      )}
    </div>
  );
}

/** The chosen filters. */
const stated = (filters: Filters): { readonly [name: string]: string } =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

function Freeze({
  list,
  total: { count, fen },
  onClose,
}: {
  list: Filters<'division' | 'fund' | 'scheme' | 'after'>;
  total: Preview['total'];
  onClose: () => void;
}) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const id = useId();
  const [purpose, setPurpose] = useState(usualPurpose);
  const freeze = useAct('POST /payment-runs');
  return (
    <Dialog title={t(texts.freeze)} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          freeze.mutate(
            {
              request: {
                body: { purpose: purpose.trim(), ...stated(list) },
              },
            },
            {
              onSuccess: ({ body: { runId } }) =>
                void navigate({ to: '/finance/runs/$runId', params: { runId } }),
            },
          );
        }}
      >
        <p>{t(texts.freezeLead, { count, money: moneyText(fen, language) })}</p>
        <div className="field">
          <label htmlFor={id}>{t(texts.purpose)}</label>
          <input
            id={id}
            className="input"
            required
            maxLength={60}
            value={purpose}
            onChange={({ target }) => setPurpose(target.value)}
          />
        </div>
        {freeze.error && <ProblemNotice problem={freeze.error} />}
        <button
          type="submit"
          className="button button-main"
          disabled={freeze.isPending || purpose.trim() === ''}
        >
          {t(texts.freeze)}
        </button>
      </form>
    </Dialog>
  );
}
