import { useContext, useState } from 'react';
import { Json } from '../../execution-view/components/index.ts';
import { addressOf, useAddress } from './address.ts';
import { change, get } from './api.ts';
import { LiveContext, useLoaded } from './live.ts';
import { copy, Empty, Link, Refusal, Table, useAction, useLanguage, Waiting } from './parts.tsx';
import { instantText } from './texts.ts';

interface Queue {
  readonly name: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly deadLetterQueue: string | null;
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: object;
  readonly sent: number;
  readonly received: number;
  readonly deadLetterOf: string | null;
}

/** Shows the queues, and the messages of the queue in the address. */
export function QueuesPage() {
  const { t } = useLanguage();
  const name = useAddress().get('queue') ?? undefined;
  const { data, error } = useLoaded('queues', (signal) => get<{ queues: Queue[] }>('queues', signal));
  if (!data) return <Waiting error={error} />;
  const number = (text: string) => ({ text, isNumber: true }) as const;
  return (
    <>
      <h1>{t.queues}</h1>
      {data.queues.length === 0 ? (
        <Empty>{t.noQueues}</Empty>
      ) : (
        <Table
          caption={t.queues}
          heads={[t.queue, number(t.waiting), number(t.inFlight), number(t.delayed), t.deadLettersOf]}
        >
          {data.queues.map((queue) => {
            const sources = data.queues.filter(({ deadLetterQueue }) => deadLetterQueue === queue.name);
            return (
              <tr key={queue.name} className={queue.name === name ? 'selected' : undefined}>
                <th scope="row">
                  <Link address={addressOf('queues', { queue: queue.name })} isCurrent={queue.name === name}>
                    {queue.name}
                  </Link>
                </th>
                <td className={`number${sources.length > 0 && queue.waiting > 0 ? ' bad' : ''}`}>
                  {queue.waiting}
                </td>
                <td className="number">{queue.inFlight}</td>
                <td className="number">{queue.delayed}</td>
                <td>{sources.map((one) => one.name).join(', ')}</td>
              </tr>
            );
          })}
        </Table>
      )}
      {name !== undefined && <Messages key={name} name={name} />}
    </>
  );
}

function Messages({ name }: { readonly name: string }) {
  const { t, view } = useLanguage();
  const { refresh } = useContext(LiveContext);
  const { act, isBusy, error: refusal } = useAction();
  const [done, setDone] = useState<string>();
  const path = `queues/${encodeURIComponent(name)}`;
  const { data, error } = useLoaded(path, (signal) =>
    get<{ messages: Message[] }>(`${path}?limit=200`, signal),
  );
  const putBack = (ids?: readonly string[]): void =>
    act(async () => {
      const result = await change<{ moved: number; without: number }>(
        'POST',
        `${path}/redrive`,
        ids ? { ids } : {},
      );
      setDone(t.putBackDone(result.moved, result.without));
      refresh();
    });
  if (!data) return <Waiting error={error} />;
  return (
    <section>
      <h2>{name}</h2>
      <p className="faint" aria-live="polite">
        {done ?? t.peekRule}
      </p>
      {refusal && <Refusal error={refusal} />}
      {data.messages.length === 0 && <Empty>{t.noMessages}</Empty>}
      {data.messages.some(({ deadLetterOf }) => deadLetterOf !== null) && (
        <p>
          <button type="button" disabled={isBusy} onClick={() => putBack()}>
            ↩ {t.putBackAll}
          </button>
        </p>
      )}
      {data.messages.map((message) => (
        <details key={message.id} className="card">
          <summary>
            <code>{message.id.slice(0, 8)}</code> <span className="when">{instantText(message.sent)}</span>{' '}
            <span className="faint">
              {t.received} {message.received}
              {message.deadLetterOf !== null && ` · ${message.deadLetterOf}`}
            </span>
          </summary>
          <Json value={message.body} texts={view} onCopy={(text) => void copy(text)} />
          {Object.keys(message.attributes).length > 0 && <Json value={message.attributes} texts={view} />}
          {message.deadLetterOf === null ? (
            <p className="faint">{t.noSource}</p>
          ) : (
            <button type="button" disabled={isBusy} onClick={() => putBack([message.id])}>
              ↩ {t.putBack}
            </button>
          )}
        </details>
      ))}
    </section>
  );
}
