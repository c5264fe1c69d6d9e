import type { CitationReference } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { schemeOf } from '../../../lib/policy/schemes/of-pack.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { type NoticeReader, optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  onceToldOf,
  type Paragraph,
  type Parameters,
  staffWillContact,
  type TextsByVersion,
  whereToAppeal,
  whereToAsk,
  withLastDay,
  withNext,
  withoutObjection,
} from '../../common/wording/notice-texts.ts';
import { hardshipRefusalTexts } from './hardship-texts.ts';

const explanation: Paragraph = {
  when: 'explanation',
  zh: '说明：{explanation}',
  en: 'Explanation: {explanation}',
};
const law: Paragraph = { when: 'law', zh: '依据：{law}。', en: 'Law: {law}.' };
const rights: Paragraph = { zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' };
const howToObject: Paragraph = {
  zh: '如果您认为本决定有误，可以登录后提出异议，或到服务窗口提出；由作出决定以外的主管复核。',
  en: 'If you think this is wrong, object after signing in or at the counter: a supervisor who did not decide looks at it again.',
};
const planFollows: Paragraph = {
  zh: '工作人员将在{planBy}前为您制定个性化援助方案，明确与您联系和为您提供帮扶的责任人。',
  en: 'By {planBy} we will make an individual plan for you, with who keeps contact and who assists you.',
};

/** Adds a version that states the remedies against the decision only if the case gives the parameter. */
const withRemediesWhere = (when: string, texts: TextsByVersion): TextsByVersion =>
  withNext(texts, (paragraph) =>
    /\{(otherRemedies|reviewBody)\}/.test(paragraph.zh) ? { ...paragraph, when } : lawOrWhyNone(paragraph),
  );
/** Adds a version that does not attribute a rule which nobody has entered to the agency, and mentions the objection once. */
const withSourceOfExit = (texts: TextsByVersion): TextsByVersion =>
  withNext(texts, (paragraph) => onceToldOf(lawOrWhyNone(paragraph)));
const lawOrWhyNone = (paragraph: Paragraph): Paragraph =>
  paragraph.zh === law.zh
    ? {
        when: 'lawOrWhyNone',
        zh: '依据：{lawOrWhyNone}。',
        en: 'Law: {lawOrWhyNone}.',
      }
    : paragraph;

/** Adds a version that says what follows where the registration has ended before a wrong refusal was withdrawn (I-89). */
function withNextRegistration(texts: TextsByVersion): TextsByVersion {
  const [version, last] = Object.entries(texts).at(-1) ?? [];
  if (!last) return texts;
  const paragraphs = last.paragraphs.flatMap((each) =>
    each.when === 'again' ? [each, mayAskAgain] : [each],
  );
  return { ...texts, [Number(version) + 1]: { ...last, paragraphs } };
}
const mayAskAgain: Paragraph = {
  when: 'mayAskAgain',
  zh: '经主管复核，原不予认定的决定有误，予以撤销。因您的失业登记已经结束，原申请不再继续办理；您再次办理失业登记时，可以同时重新申请认定。给您带来不便，深表歉意。',
  en: 'A supervisor has found that the refusal was wrong: it is withdrawn. As your registration has ended, the request is not taken up again; when you next register as unemployed, you may ask again at the same time. We are sorry.',
};

/** The course of a recognition of employment difficulty. No short text mentions the difficulty. */
export const notices = {
  'hardship-candidate': {
    texts: withLastDay({
      1: {
        short: staffWillContact,
        title: { zh: '工作人员将与您联系', en: 'Our staff will contact you' },
        paragraphs: [
          {
            zh: '为了让您及时了解可以享受的就业服务，工作人员将在{contactBy}前与您联系，了解有关情况。是否申请由您本人决定，不需要您准备任何证明材料。',
            en: 'So that you know which services are open to you, our staff will contact you by {contactBy}. Whether you ask for any is up to you, and no document is needed.',
          },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => ({
      contactBy: reader.due(reader.need('hardship-candidate-found').data.deadline),
    }),
  },
  'hardship-recognised': {
    texts: withLastDay({
      1: {
        short: newResult,
        title: { zh: '就业困难人员认定结果', en: 'You are recognised as in employment difficulty' },
        paragraphs: [
          {
            zh: '经审核决定，自{recognisedOn}起认定您为就业困难人员，认定类别：{categories}。',
            en: 'We have decided that from {recognisedOn} you are recognised as in employment difficulty. Groups: {categories}.',
          },
          law,
          explanation,
          planFollows,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { data } = reader.need('hardship-recognised');
      return {
        recognisedOn: reader.day(data.recognisedOn),
        categories: categoriesIn(reader, data.categories),
        planBy: reader.due(data.plan),
        ...optional('law', rangeOf(reader)),
        ...optional('explanation', reader.said('explanation', 'hardship-recognised')),
      };
    },
  },
  'hardship-continued': {
    texts: withLastDay({
      1: {
        short: newResult,
        title: { zh: '继续享受就业困难人员援助', en: 'Your assistance goes on' },
        paragraphs: [
          {
            zh: '您此前已被认定为就业困难人员，认定自{recognisedOn}起在本次登记中接续有效，认定类别：{categories}。',
            en: 'You were recognised as in employment difficulty before. From {recognisedOn} that goes on in this registration. Groups: {categories}.',
          },
          law,
          planFollows,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const continued = continuedIn(reader);
      const { reEntry } = reader.values;
      const taken =
        continued.origin === 're-entry' && reEntry.status === 'set' ? reEntry.citation : undefined;
      return {
        recognisedOn: reader.day(continued.recognisedOn),
        categories: categoriesIn(reader, continued.categories),
        planBy: reader.due(continued.plan),
        ...optional('law', taken ? reader.law(taken) : rangeOf(reader)),
      };
    },
  },
  'hardship-refused': {
    texts: withoutObjection({
      1: {
        short: newResult,
        title: { zh: '就业困难人员认定结果', en: 'The result of your request to be recognised' },
        paragraphs: [
          {
            zh: '经审核决定，对您的就业困难人员认定申请（登记编号{applicationNumber}）不予认定。',
            en: 'We have decided that you are not recognised as in employment difficulty (registration {applicationNumber}).',
          },
          { zh: '理由：{reason}。', en: 'Reason: {reason}.' },
          law,
          explanation,
          {
            zh: '您的失业登记和就业服务不受影响；情况发生变化的，可以再次申请。',
            en: 'Your registration and your services go on. If something changes, you may ask again.',
          },
          howToObject,
          rights,
          whereToAppeal,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => ({
      ...refusalIn(reader),
      ...remediesOf(reader),
      ...optional('explanation', reader.said('explanation', 'hardship-refused')),
    }),
  },
  'hardship-exited': {
    texts: withSourceOfExit({
      1: {
        short: newResult,
        title: { zh: '退出就业困难人员范围告知书', en: 'Your recognition has ended' },
        paragraphs: [
          {
            zh: '经审核决定，您自{exitedOn}起退出就业困难人员范围。',
            en: 'We have decided that from {exitedOn} you are no longer recognised as in employment difficulty.',
          },
          { zh: '原因：{reason}。', en: 'Reason: {reason}.' },
          law,
          explanation,
          howToObject,
          rights,
          whereToAppeal,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => ({
      ...exitIn(reader),
      ...remediesOf(reader),
      ...optional('explanation', reader.said('explanation', 'hardship-exited')),
    }),
  },
  'hardship-objection-decided': {
    texts: withNextRegistration(
      withRemediesWhere(
        'stands',
        withoutObjection({
          1: {
            short: newResult,
            title: { zh: '异议复核结果', en: 'The result of your objection' },
            paragraphs: [
              {
                when: 'recognisedOn',
                zh: '经主管复核，原不予认定的决定有误，予以撤销，自{recognisedOn}起认定您为就业困难人员。给您带来不便，深表歉意。',
                en: 'A supervisor has found that the refusal was wrong: it is withdrawn, and from {recognisedOn} you are recognised as in employment difficulty. We are sorry.',
              },
              {
                when: 'again',
                zh: '经主管复核，原不予认定的决定有误，予以撤销，您的申请将重新核实办理，结果另行告知。给您带来不便，深表歉意。',
                en: 'A supervisor has found that the refusal was wrong: it is withdrawn, and your request is looked at again. We will tell you the result. We are sorry.',
              },
              {
                when: 'restored',
                zh: '经主管复核，退出就业困难人员范围的决定有误，予以撤销，您的认定继续有效。给您带来不便，深表歉意。',
                en: 'A supervisor has found that the end of your recognition was wrong: it is withdrawn, and you are recognised as before. We are sorry.',
              },
              {
                when: 'stands',
                zh: '您对就业困难人员认定有关决定提出的异议，经主管复核，维持原决定。原决定的理由：{stands}。',
                en: 'A supervisor has looked again at the decision that you object to: it stands. Its reason: {stands}.',
              },
              law,
              explanation,
              rights,
              whereToAppeal,
              whereToAsk,
            ],
          },
        }),
      ),
    ),
    parameters: (reader) => ({
      ...reviewIn(reader),
      ...remediesOf(reader),
      ...optional('explanation', reader.said('explanation', 'hardship-objection-decided')),
    }),
  },
  'assistance-plan-made': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '您的个性化援助方案', en: 'Your individual plan' },
        paragraphs: [
          {
            zh: '您的个性化援助方案已于{madeOn}制定。援助措施：{measures}',
            en: 'Your individual plan was made on {madeOn}. What we do for you: {measures}',
          },
          {
            when: 'officer',
            zh: '您可以联系：{officer}。',
            en: 'Whom you can ask: {officer}.',
          },
          whereToAsk,
        ],
      },
      2: {
        short: newInformation,
        title: { zh: '您的个性化援助方案', en: 'Your individual plan' },
        paragraphs: [
          {
            zh: '您的个性化援助方案已于{madeOn}制定。援助措施：{measures}',
            en: 'Your individual plan was made on {madeOn}. What we do for you: {measures}',
          },
          {
            when: 'subsidies',
            zh: '按目前已知的情况，您可以申领的补贴有：{subsidies}。登录后在“我能享受哪些政策”中可以一并申领，也可以到服务窗口由工作人员一并办理；各项补贴分别审核、分别决定。',
            en: 'By what is known now you can claim: {subsidies}. Claim them together after signing in, or have our staff do so at the counter. Each is checked and decided by itself.',
          },
          {
            when: 'officer',
            zh: '您可以联系：{officer}。',
            en: 'Whom you can ask: {officer}.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({
      madeOn: reader.dayOf(reader.need('assistance-plan-made').at),
      measures: reader.said('measures', 'assistance-plan-made') ?? '',
      ...optional('subsidies', claimableIn(reader)),
      ...optional('officer', reader.officer),
    }),
  },
  'hardship-to-decide': {
    texts: withLastDay({
      1: {
        short: {
          zh: '编号{applicationNumber}的事项待主管审核，请登录工作平台办理。',
          en: 'Case {applicationNumber} awaits a decision of a supervisor. Please sign in.',
        },
        title: { zh: '就业困难人员认定待决定', en: 'A recognition awaits a supervisor' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}：就业困难人员认定各环节已办理，须由未参与前面环节的主管在{dueOn}前作出决定。',
            en: 'Case {applicationNumber} in {district}: the steps of the recognition are done. A supervisor who took none of them decides by {dueOn}.',
          },
        ],
      },
    }),
    parameters: (reader) => {
      const { data } = reader.need('hardship-step-taken', 'hardship-notice-ended');
      return { dueOn: reader.due(data.next.deadline) };
    },
  },
  'hardship-objection-to-decide': {
    texts: withLastDay({
      1: {
        short: {
          zh: '编号{applicationNumber}的事项待主管复核，请登录工作平台办理。',
          en: 'Case {applicationNumber} awaits the review of a supervisor. Please sign in.',
        },
        title: { zh: '就业困难人员认定异议待复核', en: 'An objection awaits a supervisor' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}：本人对就业困难人员认定的有关决定提出异议，须由作出决定以外的主管在{dueOn}前复核。',
            en: 'Case {applicationNumber} in {district}: the person objects to a decision on their recognition. A supervisor who did not decide reviews it by {dueOn}.',
          },
        ],
      },
    }),
    parameters: (reader) => ({
      dueOn: reader.due(reader.need('hardship-objected').data.deadline),
    }),
  },
} as const satisfies NoticeWordings;

/** The groups in words, by the rules of the day of the notice. */
function categoriesIn(reader: NoticeReader, codes: readonly string[]): string {
  const { difficultyRecognition } = reader.values;
  const groups = difficultyRecognition.status === 'set' ? difficultyRecognition.value.groups : [];
  return reader.list(codes.map((code) => reader.text(groups.find((each) => each.code === code)) ?? code));
}

/** What the person can claim, as known when their plan was made; nothing if there is nothing. */
function claimableIn(reader: NoticeReader): string | undefined {
  const { subsidies = [] } = reader.need('assistance-plan-made').data;
  const names = subsidies.flatMap(({ scheme, standing }) =>
    standing === 'claimable' ? [reader.text(schemeOf(reader.source.pack, scheme)) ?? scheme] : [],
  );
  return names.length === 0 ? undefined : reader.list(names);
}

/** The article that says whom the region recognises. */
function rangeOf(reader: NoticeReader): string | undefined {
  const { difficultyRecognition } = reader.values;
  return difficultyRecognition.status === 'set' ? reader.law(difficultyRecognition.citation) : undefined;
}

function refusalIn(reader: NoticeReader): Parameters {
  const { reason } = reader.need('hardship-refused').data;
  return { reason: reader.text(hardshipRefusalTexts[reason]) ?? reason, ...optional('law', rangeOf(reader)) };
}

function exitIn(reader: NoticeReader): Parameters {
  const { reason, exitedOn } = reader.need('hardship-exited').data;
  const found = reader.values.hardshipExits.value.reasons.find(({ code }) => code === reason);
  const law: CitationReference = found?.citation ?? reader.values.hardshipExits.citation;
  return {
    exitedOn: reader.day(exitedOn),
    reason: reader.text(found) ?? reason,
    law: reader.law(law),
    lawOrWhyNone: isHeld(law) ? reader.law(law) : (reader.text(notEntered) ?? ''),
  };
}

/** A local rule that nobody has entered cannot be named as a source. */
const isHeld = ({ document }: CitationReference): boolean =>
  servedRegions.document(document)?.kind === undefined;
const notEntered = {
  zh: '退出情形由当地规定，本地的规定尚未载入，具体规定请向经办机构查询',
  en: 'the reasons are set by the place, and its rule has not been entered here: please ask the agency for it',
};

/** The outcome of a review: one of four, with the reason if the decision stands. */
function reviewIn(reader: NoticeReader): Parameters {
  const { upheld, recognised, again, mayAskAgain } = reader.need('hardship-objection-decided').data;
  const ranged = rangeOf(reader);
  const range = { ...optional('law', ranged), ...optional('lawOrWhyNone', ranged) };
  if (recognised) return { recognisedOn: reader.day(recognised.recognisedOn), ...range };
  if (again) return { again: 'again', ...range };
  if (mayAskAgain) return { mayAskAgain: 'mayAskAgain', ...range };
  const contested = reader.need('hardship-objected').data.against;
  const {
    reason = '',
    law,
    lawOrWhyNone = law,
  } = contested === 'refusal' ? refusalIn(reader) : exitIn(reader);
  return upheld
    ? { restored: 'restored', ...optional('law', law) }
    : { stands: reason, ...optional('law', law), ...optional('lawOrWhyNone', lawOrWhyNone) };
}

/** The recognition that continues, through an approval or a transfer. */
function continuedIn(reader: NoticeReader) {
  const event = reader.lastOf(
    ({ data }) => 'hardshipContinued' in data && data.hardshipContinued !== undefined,
  );
  const continued = event && 'hardshipContinued' in event.data ? event.data.hardshipContinued : undefined;
  if (!continued) throw new Error('a notice of a recognition that nothing has continued');
  return continued;
}
