import { dayOf } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import type { Form } from './form.ts';
import { problemTexts } from './problem-texts.ts';
import { ageFault, birthDateIn, identityFault, isTravelPermit, nameFault, phoneFault } from './readers.ts';

/** A fault at a place of the form (a JSON pointer into the application). */
export interface Fault {
  readonly pointer: string;
  readonly text: Bilingual;
}

/** The rules of the region that the form is checked by. Each is undefined until the guide of the region has been read. */
export interface Rules {
  /** What the chosen reason of unemployment requires. */
  readonly required?: 'school-leaving-date' | 'last-employer' | undefined;
  /** The age in years from which a person can register. */
  readonly minimumAge?: number | undefined;
}

const missing = {
  '/placeBasis': { zh: '请选择登记地类型', en: 'Choose your connection to this place' },
  '/region': { zh: '请选择地区', en: 'Choose a region' },
  '/district': { zh: '请选择县（市、区）', en: 'Choose a county or district' },
  '/applicant/name': { zh: '请填写姓名', en: 'Enter the name' },
  '/applicant/identityNumber': { zh: '请填写证件号码', en: 'Enter the identity number' },
  '/applicant/phone': { zh: '请填写联系电话', en: 'Enter a phone number' },
  '/applicant/birthDate': problemTexts['document-needs-birth-date-and-sex'],
  '/applicant/sex': { zh: '请选择性别', en: 'Choose the sex' },
  '/applicant/secondContact/name': {
    zh: '请填写其他联系人的姓名',
    en: 'Enter the name of the second contact',
  },
  '/applicant/secondContact/phone': {
    zh: '请填写其他联系人的电话',
    en: 'Enter the phone number of the second contact',
  },
  '/unemployment/reason': { zh: '请选择失业原因', en: 'Choose a reason' },
  '/unemployment/date': { zh: '请填写失业日期', en: 'Enter the date you became unemployed' },
  '/unemployment/schoolLeavingDate': problemTexts['reason-needs-school-leaving-date'],
  '/unemployment/lastEmployer': problemTexts['reason-needs-last-employer'],
  '/drawsPension': { zh: '请回答是否领取基本养老金', en: 'Say whether you receive a basic pension' },
  '/truthCommitment': { zh: '请确认所填内容真实', en: 'Confirm that the information is true' },
} as const satisfies Record<string, Bilingual>;

/**
 * Returns what the person has to correct on a page before they go on, in the words of the server, which decides.
 * @param page 1 to 5
 * @param now by the clock of the service
 */
export function faultsOf(
  page: number,
  form: Form,
  { required, minimumAge }: Rules,
  now: Date,
): readonly Fault[] {
  const faults: Fault[] = [];
  const need = (pointer: keyof typeof missing, given: unknown) => {
    if (given === undefined || (typeof given === 'string' && given.trim() === ''))
      faults.push({ pointer, text: missing[pointer] });
  };
  const wrong = (pointer: string, text: Bilingual | undefined) => {
    if (text && !faults.some((fault) => fault.pointer === pointer)) faults.push({ pointer, text });
  };
  const { applicant = {}, unemployment = {} } = form;
  const future = (date: string | undefined) =>
    date !== undefined && date > dayOf(now) ? problemTexts['date-in-future'] : undefined;
  if (page === 1) {
    if (form.region === undefined && form.district === undefined) need('/region', undefined);
    else need('/district', form.district);
    need('/placeBasis', form.placeBasis);
  }
  if (page === 2) {
    need('/applicant/name', applicant.name);
    wrong('/applicant/name', nameFault(applicant.name ?? ''));
    need('/applicant/identityNumber', applicant.identityNumber);
    wrong('/applicant/identityNumber', identityFault(applicant.identityNumber ?? '', now));
    wrong(
      '/applicant/identityNumber',
      ageFault(birthDateIn(applicant.identityNumber ?? '', now), minimumAge, now),
    );
    if (isTravelPermit(applicant.identityNumber)) {
      need('/applicant/birthDate', applicant.birthDate);
      wrong('/applicant/birthDate', future(applicant.birthDate));
      wrong('/applicant/birthDate', ageFault(applicant.birthDate, minimumAge, now));
      if (applicant.birthDate) need('/applicant/sex', applicant.sex);
    }
    need('/applicant/phone', applicant.phone);
    wrong('/applicant/phone', phoneFault(applicant.phone ?? ''));
    const { secondContact } = applicant;
    if (secondContact && (secondContact.name || secondContact.phone)) {
      need('/applicant/secondContact/name', secondContact.name);
      wrong('/applicant/secondContact/name', nameFault(secondContact.name ?? ''));
      need('/applicant/secondContact/phone', secondContact.phone);
      wrong('/applicant/secondContact/phone', phoneFault(secondContact.phone ?? ''));
    }
  }
  if (page === 3) {
    need('/unemployment/reason', unemployment.reason);
    need('/unemployment/date', unemployment.date);
    wrong('/unemployment/date', future(unemployment.date));
    if (required === 'school-leaving-date')
      need('/unemployment/schoolLeavingDate', unemployment.schoolLeavingDate);
    wrong('/unemployment/schoolLeavingDate', future(unemployment.schoolLeavingDate));
    if (required === 'last-employer') need('/unemployment/lastEmployer', unemployment.lastEmployer);
    need('/drawsPension', form.drawsPension);
  }
  if (page === 5) need('/truthCommitment', form.truthCommitment || undefined);
  return faults;
}

/** The page that has the place of a fault. */
export function pageOfPointer(pointer: string): number {
  if (/^\/(placeBasis|district|agency|region|assistance)/.test(pointer)) return 1;
  if (pointer.startsWith('/applicant')) return 2;
  if (/^\/(unemployment|drawsPension)/.test(pointer)) return 3;
  if (/^\/(jobIntention|education|skillLevel|serviceNeeds|groups|hardship)/.test(pointer)) return 4;
  return 5;
}

/** The id of the control at a place of the form. */
export const idOf = (pointer: string): string => `f${pointer.replaceAll('/', '-')}`;
