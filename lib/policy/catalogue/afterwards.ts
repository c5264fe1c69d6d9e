import type { Bilingual } from '../bilingual.ts';
import type { Pack } from '../packs.ts';
import type { FirstContactMeans } from '../values/registration.ts';
import { lowerFirst, type Section, type Statement, statement, statementsOf } from './statement.ts';

/** What happens once an application has been decided. */
export function afterDecisionSection(pack: Pack): Section {
  const { resultNotice, contactPerson, firstContact, followUp } = pack.values;
  const means = oneOf(firstContact.value.means.map((each) => firstContactTexts[each]));
  // Methods that the circular does not name get a sentence of their own, with their source.
  const named = followUp.value.methods.filter(({ basis }) => basis === followUp.basis);
  const others = followUp.value.methods.filter((method) => !named.includes(method));
  const methods = oneOf(named);
  return {
    code: 'what-happens-then',
    title: { zh: '登记之后', en: 'What happens then' },
    statements: [
      statement(
        { zh: `${resultNotice.value.manner.zh}。`, en: `${resultNotice.value.manner.en}.` },
        resultNotice,
      ),
      statement(
        {
          zh: '经办机构为您指定一名联系人，了解失业原因、技能水平和就业意愿。',
          en: 'A named contact person learns why you are out of work, your skills and what work you want.',
        },
        contactPerson,
      ),
      statement(
        {
          zh: `登记后${firstContact.value.workingDays}个工作日内，联系人通过${means.zh}等方式主动与您联系。`,
          en: `Your contact person gets in touch by ${means.en} within ${firstContact.value.workingDays} working days after registration.`,
        },
        firstContact,
      ),
      statement(
        {
          zh: `此后每月至少回访${followUp.value.minimumPerMonth}次（${methods.zh}），并按需要调整服务。`,
          en: `After that we follow up with you at least ${times(followUp.value.minimumPerMonth)} a month (${methods.en}) and adjust our services as needed.`,
        },
        followUp,
      ),
      ...others.map((method) =>
        statement(
          {
            zh: `回访也可以通过${method.zh}进行。`,
            en: `A follow-up may also be an ${lowerFirst(method.en)}.`,
          },
          method,
        ),
      ),
      ...packageStatements(pack),
    ],
  };
}

/** A package of services whose content the circular does not define. Nothing is listed until the agency enters it (I-08). */
function packageStatements(pack: Pack): readonly Statement[] {
  const { servicePackage } = pack.values;
  if (servicePackage.status !== 'set') return [];
  const { name, items } = servicePackage.value;
  if (items.length > 0)
    return items.map((item) =>
      statement({ zh: `${name.zh}：${item.zh}`, en: `Our ${name.en} holds: ${item.en}` }, item),
    );
  return [
    statement(
      {
        zh: `提供${name.zh}；具体内容由经办机构确认后公布。`,
        en: `We offer a ${name.en}; the agency publishes what it holds once it is confirmed.`,
      },
      servicePackage,
    ),
  ];
}

/** Grounds on which nobody may be refused, job-seeker registration instead, and how to contest a refusal. */
export function refusalSection(pack: Pack): Section {
  const { forbiddenRefusalGrounds, remedies } = pack.values;
  return {
    code: 'if-refused',
    title: { zh: '不予登记怎么办', en: 'If registration is refused' },
    statements: [
      ...forbiddenRefusalGrounds.value.map((ground) =>
        statement(
          {
            zh: `不得以${ground.zh}为由不予登记。`,
            en: `Nobody may be refused for this: ${lowerFirst(ground.en)}.`,
          },
          ground,
        ),
      ),
      fallbackStatement(pack),
      ...statementsOf(remedies.value),
    ],
  };
}

function fallbackStatement(pack: Pack): Statement {
  const { jobSeekerFallback } = pack.values;
  if (jobSeekerFallback.status === 'set') return statement(fallbackText(pack), jobSeekerFallback);
  const { title, citation } = {
    title: {
      zh: '本地通知没有规定可以转办求职登记，请向经办机构咨询。',
      en: 'The local circular does not say whether you can be registered as a job-seeker instead; please ask the agency.',
    },
    citation: jobSeekerFallback.leftOpenBy[0]?.citation,
  };
  return statement(title, {
    citation: citation ?? { document: 'product-design', article: '-', clause: 'I-03' },
    basis: 'reading',
  });
}

function fallbackText(pack: Pack): Bilingual {
  const { jobSeekerFallback } = pack.values;
  const overAge =
    jobSeekerFallback.status === 'set' && jobSeekerFallback.value.offeredFor.includes('over-age');
  const withService =
    jobSeekerFallback.status === 'set' ? jobSeekerFallback.value.withService : 'none-stated';
  const service = {
    'none-stated': { zh: '', en: '' },
    placement: { zh: '，并提供职业介绍等服务', en: ', with job placement' },
    'corresponding-services': { zh: '，并提供相应服务', en: ', with the services that go with it' },
  }[withService];
  return {
    zh: `不符合失业登记条件${overAge ? '或超过登记年龄' : ''}但有求职、培训需求的，可以办理求职登记${service.zh}。`,
    en: `If you do not meet the conditions${overAge ? ' or are over the age of registration' : ''} but want work or training, you can be registered as a job-seeker${service.en}.`,
  };
}

const firstContactTexts: Readonly<Record<FirstContactMeans, Bilingual>> = {
  phone: { zh: '电话', en: 'telephone' },
  message: { zh: '短信', en: 'text message' },
  visit: { zh: '走访', en: 'visit' },
  counter: { zh: '窗口面谈', en: 'meeting at the counter' },
};

/** Joins several names in one phrase: `telephone, visit or text message`. */
function oneOf(names: readonly Bilingual[]): Bilingual {
  const english = names.map(({ en }) => lowerFirst(en));
  const all = [english.slice(0, -1).join(', '), ...english.slice(-1)].filter((part) => part !== '');
  return { zh: names.map(({ zh }) => zh).join('、'), en: all.join(' or ') };
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
