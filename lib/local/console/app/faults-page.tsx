import { type FormEvent, useContext, useState } from 'react';
import { change, get } from './api.ts';
import { LiveContext, useLoaded } from './live.ts';
import { Empty, Refusal, Table, useAction, useLanguage, Waiting } from './parts.tsx';
import type { Texts } from './texts.ts';

interface Fault {
  readonly kind: 'fail' | 'delay' | 'duplicate' | 'drop-wake-up';
  readonly function: string;
  readonly times: number;
  readonly chance: number;
  readonly when?: 'before' | 'after';
  readonly error?: string;
  readonly milliseconds?: number;
}

interface Faults {
  readonly seed: number;
  readonly faults: readonly (Fault & { readonly happened: number })[];
  readonly withBatches: readonly string[];
}

const CHOICES = ['fail-before', 'fail-after', 'delay', 'duplicate', 'drop-wake-up'] as const;
type Choice = (typeof CHOICES)[number];

const nameOf = (choice: Choice, t: Texts): string =>
  ({
    'fail-before': t.faultFailBefore,
    'fail-after': t.faultFailAfter,
    delay: t.faultDelay,
    duplicate: t.faultDuplicate,
    'drop-wake-up': t.faultDrop,
  })[choice];

const choiceOf = ({ kind, when }: Fault): Choice => (kind === 'fail' ? `fail-${when ?? 'before'}` : kind);

/** Shows and changes the faults that are injected. */
export function FaultsPage() {
  const { t } = useLanguage();
  const { refresh } = useContext(LiveContext);
  const { act, isBusy, error } = useAction();
  const [choice, setChoice] = useState<Choice>('fail-before');
  const [own, setOwn] = useState<Faults>();
  const loaded = useLoaded('faults', async (signal) => {
    const [faults, { functions }] = await Promise.all([
      get<Faults>('faults', signal),
      get<{ functions: { function: string }[] }>('logs', signal),
    ]);
    setOwn(undefined);
    return { faults, functions: functions.map((one) => one.function) };
  });
  if (!loaded.data) return <Waiting error={loaded.error} />;
  const { functions } = loaded.data;
  const state = own ?? loaded.data.faults;
  const put = (faults: readonly Fault[], seed = state.seed): void =>
    act(async () => {
      const body = { seed, faults: faults.map(({ ...one }) => ({ ...one, happened: undefined })) };
      setOwn(await change<Faults>('PUT', 'faults', body));
      refresh();
    });
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => String(given.get(name) ?? '').trim();
    const common = {
      function: text('function'),
      times: Number(text('times')),
      chance: Number(text('chance')),
    };
    put([...state.faults, faultOf(choice, common, text('error'), Number(text('milliseconds')))]);
  };
  const offered = choice === 'duplicate' || choice === 'drop-wake-up' ? state.withBatches : functions;
  return (
    <>
      <h1>{t.faults}</h1>
      <form className="filters" onSubmit={add}>
        <label>
          {t.kind}
          <select
            value={choice}
            onChange={(event) =>
              setChoice(CHOICES.find((one) => one === event.target.value) ?? 'fail-before')
            }
          >
            {CHOICES.map((one) => (
              <option key={one} value={one}>
                {nameOf(one, t)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.function}
          <select name="function">
            <option value="*">{t.anyFunction}</option>
            {offered.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        {choice.startsWith('fail') && (
          <label>
            {t.errorName}
            <input name="error" defaultValue="Runtime.ExitError" required spellCheck={false} />
          </label>
        )}
        {choice === 'delay' && (
          <label>
            {t.milliseconds}
            <input name="milliseconds" type="number" min="1" max="86400000" defaultValue="5000" required />
          </label>
        )}
        <label>
          {t.howOften}
          <input name="times" type="number" min="1" max="1000000" defaultValue="1" required />
        </label>
        <label>
          {t.chance}
          <input name="chance" type="number" min="0.01" max="1" step="0.01" defaultValue="1" required />
        </label>
        <button type="submit" className="primary" disabled={isBusy}>
          {t.add}
        </button>
      </form>
      {error && <Refusal error={error} />}
      {state.faults.length === 0 ? (
        <Empty>{t.noFaults}</Empty>
      ) : (
        <>
          <Table
            caption={t.faults}
            heads={[
              t.function,
              t.kind,
              { text: t.happenedTimes, isNumber: true },
              { text: t.chance, isNumber: true },
              t.remove,
            ]}
          >
            {state.faults.map((fault, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two faults may be the same
              <tr key={index} className={fault.happened >= fault.times ? 'over' : undefined}>
                <th scope="row">{fault.function === '*' ? t.anyFunction : fault.function}</th>
                <td>
                  {nameOf(choiceOf(fault), t)}{' '}
                  <span className="faint">
                    {fault.error}
                    {fault.milliseconds !== undefined && `${fault.milliseconds} ms`}
                  </span>
                </td>
                <td className="number">
                  {fault.happened} / {fault.times}
                </td>
                <td className="number">{fault.chance}</td>
                <td>
                  <button
                    type="button"
                    disabled={isBusy}
                    onClick={() => put(state.faults.filter((one) => one !== fault))}
                  >
                    {t.remove}
                  </button>
                </td>
              </tr>
            ))}
          </Table>
          <p>
            <button type="button" disabled={isBusy} onClick={() => put([])}>
              {t.removeAll}
            </button>
          </p>
        </>
      )}
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          put(state.faults, Number(new FormData(event.currentTarget).get('seed')));
        }}
      >
        <label>
          {t.seed}{' '}
          <input
            key={state.seed}
            name="seed"
            type="number"
            min="0"
            max="4294967295"
            defaultValue={state.seed}
            required
          />
        </label>
        <button type="submit" disabled={isBusy}>
          {t.set}
        </button>
      </form>
      <p className="faint">{t.seedRule}</p>
    </>
  );
}

function faultOf(
  choice: Choice,
  common: Pick<Fault, 'function' | 'times' | 'chance'>,
  error: string,
  milliseconds: number,
): Fault {
  if (choice === 'fail-before' || choice === 'fail-after')
    return { ...common, kind: 'fail', when: choice === 'fail-before' ? 'before' : 'after', error };
  return choice === 'delay' ? { ...common, kind: choice, milliseconds } : { ...common, kind: choice };
}
