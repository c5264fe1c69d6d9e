import { nations } from '../../../lib/domain/codes/nation.ts';
import { jobIntentions } from '../../../lib/domain/codes/person.ts';
import { unemploymentReasons } from '../../../lib/domain/codes/unemployment-reason.ts';
import type { Person } from '../../../lib/domain/person.ts';
import { formatPhoneNumber, parsePhoneNumber } from '../../../lib/domain/phone-number.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { codeName } from '../wording/code-names.ts';
import { dateText } from '../wording/date-text.ts';
import { textOf } from './registration-view.ts';

/** A line of a copy. */
export interface Entry {
  readonly name: string;
  readonly value: string;
}

const yes = { zh: '是', en: 'Yes' } as const;
const sexes = { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } } as const;

const personNames: Readonly<Record<keyof Person, Bilingual>> = {
  name: { zh: '姓名', en: 'Name' },
  identityNumber: { zh: '证件号码', en: 'Number of the identity document' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  sex: { zh: '性别', en: 'Sex' },
  phone: { zh: '联系电话', en: 'Telephone' },
  secondContact: { zh: '备用联系人', en: 'Second contact' },
  originalStatutoryAge: { zh: '原法定退休年龄', en: 'Original statutory age of retirement' },
  address: { zh: '住址', en: 'Address' },
  unemploymentReason: { zh: '失业原因', en: 'Reason of unemployment' },
  unemploymentDate: { zh: '失业日期', en: 'Date of unemployment' },
  schoolLeavingDate: { zh: '离校日期', en: 'Date of leaving school' },
  lastEmployer: { zh: '原就业单位', en: 'Last employer' },
  jobIntention: { zh: '求职意愿', en: 'Intention' },
  nation: { zh: '民族', en: 'Nation' },
  household: { zh: '户口性质', en: 'Kind of household registration' },
  disabilityGrade: { zh: '残疾等级', en: 'Grade of disability' },
  truthCommitment: { zh: '已承诺填报真实', en: 'Stated to be true' },
};

/** A telephone number as people write it. In a draft it may still be incomplete. */
function phoneText(phone: string): string {
  const parsed = parsePhoneNumber(phone);
  return parsed.ok ? formatPhoneNumber(parsed.value) : phone;
}

/** Returns the data held about a person, or what somebody has stated so far, under plain names and without codes. */
export function personEntries(person: Partial<Person>, language: Language): Entry[] {
  const reasons = textOf(unemploymentReasons.entries, language);
  const textOfField = (field: keyof Person): string | undefined => {
    const value = person[field];
    if (value === undefined) return undefined;
    switch (field) {
      case 'sex':
        return person.sex && sexes[person.sex][language];
      case 'household':
        return person.household && codeName('household', person.household, language);
      case 'nation':
        return textOf(nations.entries, language)(String(value));
      case 'disabilityGrade':
        return person.disabilityGrade && codeName('disabilityGrade', person.disabilityGrade, language);
      case 'jobIntention':
        return textOf(jobIntentions.entries, language)(String(value));
      case 'originalStatutoryAge':
        return { zh: `${value}周岁`, en: `${value} years` }[language];
      case 'unemploymentReason':
        return reasons(String(value));
      case 'secondContact':
        return `${person.secondContact?.name} ${phoneText(person.secondContact?.phone ?? '')}`;
      case 'phone':
        return phoneText(String(value));
      case 'truthCommitment':
        return yes[language];
      case 'birthDate':
      case 'unemploymentDate':
      case 'schoolLeavingDate':
        return dateText(String(value), language);
      default:
        return String(value);
    }
  };
  return Object.entries(personNames).flatMap(([field, name]) => {
    const value = textOfField(field as keyof Person);
    return value === undefined ? [] : [{ name: name[language], value }];
  });
}
