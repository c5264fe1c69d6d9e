import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';
import { OperationForm } from '../../form/operation-form.tsx';
import { Basis } from '../../parts/basis.tsx';
import { ComboBox } from '../../parts/combo-box.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { excludedWorks, postResidences, postStatuses } from '../../texts/codes.ts';
import { showDate } from '../../texts/dates.ts';
import { marks } from '../../texts/marks.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDistricts } from './use-districts.ts';

type Posts = Answer<'GET /districts/{district}/public-posts'>;
type Post = Posts['posts'][number];

const texts = {
  title: { zh: '公益性岗位', en: 'Public-welfare posts' },
  district: { zh: '地区', en: 'District' },
  record: { zh: '登记公益性岗位', en: 'Record a post' },
  change: { zh: '变更', en: 'Change' },
  changeTitle: { zh: '变更公益性岗位：{title}', en: 'Change the post: {title}' },
  review: { zh: '核实岗位性质', en: 'Review' },
  reviewTitle: { zh: '核实岗位性质：{title}', en: 'Review: {title}' },
  post: { zh: '岗位', en: 'Post' },
  kind: { zh: '岗位类别', en: 'Kind' },
  places: { zh: '名额', en: 'Places' },
  filled: { zh: '已安置', en: 'Taken' },
  left: { zh: '空缺', en: 'Left' },
  status: { zh: '情况', en: 'State' },
  acts: { zh: '操作', en: 'Actions' },
  readsLike: { zh: '内容像{what}', en: 'looks like {what}' },
  forSupervisor: {
    zh: '由没有登记这个岗位的主管核实',
    en: 'must be reviewed by a supervisor who did not record it',
  },
  totals: { zh: '共设名额 {created} 个，已安置 {filled} 人。', en: '{created} places, {filled} filled.' },
  target: {
    zh: '全市目标：{day}前开发 {posts} 个',
    en: 'Target of the whole city: {posts} by {day}',
  },
  over: { zh: '（期限已过，留作历史）', en: '(over; kept as history)' },
  none: {
    zh: '本地区还没有登记公益性岗位。登记之后，才能在案件里提请安置。',
    en: 'No posts are recorded here. Record a post before you propose a person for it in their case.',
  },
  recorded: { zh: '已记录：{title}', en: 'Recorded: {title}' },
};

interface Doing {
  readonly act: 'record-public-post' | 'change-public-post' | 'review-public-post';
  readonly post?: Post;
}

/** The public-welfare posts of a district: record one, change its places, and review it as a supervisor. */
export function PublicPosts() {
  const { t } = useText();
  const search = useSearch({ from: '/at-desk/desk/posts' });
  const navigate = useNavigate({ from: '/desk/posts' });
  const districts = useDistricts();
  const [doing, setDoing] = useState<Doing | undefined>();
  const [recorded, setRecorded] = useState<string | undefined>();
  const district = districts.find(({ code }) => code === search.district)?.code ?? districts[0]?.code;
  const read = useRead(
    'GET /districts/{district}/public-posts',
    { path: { district: district ?? '' } },
    { enabled: district !== undefined },
  );
  const begin = (next: Doing) => {
    setRecorded(undefined);
    setDoing(next);
  };
  return (
    <DeskPage
      title={texts.title}
      aside={
        <span className="row">
          {districts.length > 1 && (
            <ComboBox
              label={t(texts.district)}
              options={districts.map(({ code, name }) => ({ code, text: name }))}
              value={district ?? ''}
              onChange={(code) =>
                code !== '' && void navigate({ search: (now) => ({ ...now, district: code }) })
              }
            />
          )}
          <button
            type="button"
            className="button button-main"
            onClick={() => begin({ act: 'record-public-post' })}
          >
            {t(texts.record)}
          </button>
        </span>
      }
    >
      {recorded !== undefined && (
        <Notice tone="ok" urgent>
          <p>{t(texts.recorded, { title: recorded })}</p>
        </Notice>
      )}
      <Loaded from={read}>{(answer) => <PostTable answer={answer} onDo={begin} />}</Loaded>
      {doing && district !== undefined && (
        <Dialog title={titleOf(doing, t)} onClose={() => setDoing(undefined)}>
          {doing.post && <p>{doing.post.content}</p>}
          <OperationForm
            operationId={doing.act}
            path={{ district, ...(doing.post && { postId: doing.post.postId }) }}
            {...(doing.act === 'change-public-post' &&
              doing.post && {
                initial: { vacancies: doing.post.vacancies, closed: doing.post.status === 'closed' },
              })}
            onDone={({ body }) => {
              setRecorded((body as Post).title);
              setDoing(undefined);
              void read.refetch();
            }}
          />
        </Dialog>
      )}
    </DeskPage>
  );
}

const titleOf = ({ act, post }: Doing, t: ReturnType<typeof useText>['t']): string =>
  act === 'record-public-post'
    ? t(texts.record)
    : t(act === 'change-public-post' ? texts.changeTitle : texts.reviewTitle, { title: post?.title ?? '' });

function PostTable({ answer, onDo }: { answer: Posts; onDo: (doing: Doing) => void }) {
  const { t, language } = useText();
  const { posts, totals, target } = answer;
  return (
    <>
      <p className="soft">
        {t(texts.totals, { created: totals.created, filled: totals.filled })}{' '}
        {target && (
          <>
            {t(texts.target, { day: showDate(target.by, 'dayOfYear', language), posts: target.posts })}
            {target.isOver && t(texts.over)} <Basis basis={target.basis} />
          </>
        )}
      </p>
      {posts.length === 0 ? (
        <div className="panel desk-empty">{t(texts.none)}</div>
      ) : (
        <div className="table-scroll">
          <table className="table table-stacked" aria-label={t(texts.title)}>
            <thead>
              <tr>
                <th scope="col">{t(texts.post)}</th>
                <th scope="col">{t(texts.kind)}</th>
                <th scope="col" className="amount">
                  {t(texts.places)}
                </th>
                <th scope="col" className="amount">
                  {t(texts.filled)}
                </th>
                <th scope="col" className="amount">
                  {t(texts.left)}
                </th>
                <th scope="col">{t(texts.status)}</th>
                <th scope="col">{t(texts.acts)}</th>
              </tr>
            </thead>
            <tbody>
              {posts.map((post) => (
                <PostRow key={post.postId} post={post} onDo={onDo} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function PostRow({ post, onDo }: { post: Post; onDo: (doing: Doing) => void }) {
  const { t, language } = useText();
  const role = useSession()?.role;
  const { title, employer, content, residence, vacancies, filled, left, status, readsLike } = post;
  return (
    <tr>
      <td data-label={t(texts.post)}>
        <strong>{title}</strong> {employer}
        <div className="faint">{content}</div>
      </td>
      <td data-label={t(texts.kind)}>{t(postResidences[residence])}</td>
      <td data-label={t(texts.places)} className="amount">
        {vacancies}
      </td>
      <td data-label={t(texts.filled)} className="amount">
        {filled}
      </td>
      <td data-label={t(texts.left)} className="amount">
        {left}
      </td>
      <td data-label={t(texts.status)}>
        <span className={status === 'open' ? 'tag tag-ok' : status === 'to-review' ? 'tag tag-warn' : 'tag'}>
          {t(postStatuses[status])}
        </span>
        {status === 'to-review' && (
          <div className="faint">
            {t(texts.readsLike, {
              what: readsLike.map((each) => t(excludedWorks[each])).join(marks[language].list),
            })}
            {role !== 'supervisor' && `${marks[language].semicolon}${t(texts.forSupervisor)}`}
          </div>
        )}
      </td>
      <td data-label={t(texts.acts)}>
        {status === 'to-review' && role === 'supervisor' && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onDo({ act: 'review-public-post', post })}
          >
            {t(texts.review)}
          </button>
        )}
        {(status === 'open' || status === 'closed') && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onDo({ act: 'change-public-post', post })}
          >
            {t(texts.change)}
          </button>
        )}
      </td>
    </tr>
  );
}
