import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { type NeededAnswer, selfCheck } from '../../../../lib/domain/case/registration/eligibility.ts';
import type { Bilingual, Language } from '../../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { type Pack, resolvePack } from '../../../../lib/policy/packs.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { offersJobSeekerRegistration, registrationRules } from '../../../../lib/policy/registration-rules.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentLayers } from '../../../common/rules/amendments.ts';
import { operation } from './operation.ts';
import { questions } from './questions.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, body, language, now }) => {
    if (!servedRegions.has(path.region)) throw new Problem('region-not-found');
    const pack = resolvePack(path.region, beijingDate(now), await currentLayers(table));
    const { minimumAge } = pack.values.registrationAge.value;
    const { refusalReasons } = registrationRules(pack);
    const { verdict, grounds, judged, missing } = selfCheck(body, { minimumAge, refusalReasons });
    const found = [...grounds, ...judged];
    const because =
      verdict === 'can' ? [ruleMet(pack, language)] : found.map((code) => reasonView(pack, code, language));
    return {
      body: {
        verdict,
        text: verdicts[verdict][language],
        because: [
          ...because,
          // A person who cannot be registered need not answer the remaining questions.
          ...(verdict === 'no' ? [] : missing.map((answer) => questionView(pack, answer, language))),
        ],
        ...insteadOf(pack, grounds, language),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

const verdicts = {
  can: {
    zh: '按您的回答，可以申请失业登记。只需身份证件号码，不需要任何证明。',
    en: 'By your answers you can apply. You need only the number of your identity document, and no other paper.',
  },
  ask: {
    zh: '还需要了解下面的情况。您也可以直接申请，由工作人员核实。',
    en: 'We need more information: see below. You can also apply now, and our staff will check it.',
  },
  no: {
    zh: '按您的回答，目前不符合登记条件。自查不是决定，您仍然可以提交申请。',
    en: 'By your answers you do not meet the conditions now. This decides nothing: you may apply all the same.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The rule behind each question. */
const ruleOfQuestion = {
  age: 'under-age',
  drawsPension: 'draws-pension',
  jobless: 'in-employment',
  wantsWork: 'not-seeking-work',
  places: 'outside-four-places',
} as const satisfies Readonly<Record<NeededAnswer, string>>;

function questionView(pack: Pack, answer: NeededAnswer, language: Language) {
  const reason = reasonOf(pack, ruleOfQuestion[answer]);
  const { citation } = reason ?? pack.values.registrationAge;
  return { code: answer, text: questions[answer][language], basis: describeCitation(citation, language) };
}

const reasonOf = (pack: Pack, code: string) =>
  pack.values.refusalReasons.value.find((reason) => reason.code === code);

/** A reason for refusal in the words of a refusal, with what can be done about it. */
function reasonView(pack: Pack, code: string, language: Language) {
  const reason = reasonOf(pack, code);
  if (!reason) throw new Error('a reason of refusal is not one of the region');
  return {
    code,
    text: `${reason[language]}${language === 'zh' ? '。' : '. '}${reason.law[language]}`,
    remedy: reason.remedy[language],
    basis: describeCitation(reason.citation, language),
  };
}

function ruleMet(pack: Pack, language: Language) {
  const { eligiblePersons } = pack.values;
  const [covered] = eligiblePersons.value;
  return {
    code: covered?.code ?? 'eligible',
    text: covered?.[language] ?? '',
    basis: describeCitation(covered?.citation ?? eligiblePersons.citation, language),
  };
}

/** The alternative for each ground: registration as a job-seeker under the region's circular, or a transfer. */
function insteadOf(pack: Pack, grounds: readonly string[], language: Language) {
  if (grounds.includes('already-registered'))
    return {
      instead: {
        code: 'transfer' as const,
        text: { zh: '可以申请转移登记。', en: 'You can ask for the registration to be moved.' }[language],
      },
    };
  const offered = grounds.some((code) => {
    const reason = reasonOf(pack, code);
    return reason !== undefined && offersJobSeekerRegistration(pack, reason);
  });
  const { jobSeekerFallback } = pack.values;
  if (!offered || jobSeekerFallback.status !== 'set') return {};
  return {
    instead: {
      code: 'job-seeker' as const,
      text: {
        zh: '有就业要求的，可以办理求职登记，享受求职服务。',
        en: 'If you want work, you can be registered as a job-seeker and be served as such.',
      }[language],
      basis: describeCitation(jobSeekerFallback.citation, language),
    },
  };
}
