import type { Person } from '../../../lib/domain/person.ts';
import { identityNumber } from '../../support/applications.ts';

/** A person whose personal data can be recognised wherever they turn up. */
export const person = (change: Partial<Person> = {}): Person => ({
  name: '欧阳慧敏',
  identityNumber: identityNumber(),
  birthDate: '1990-03-07',
  sex: 'female',
  phone: '13912345678',
  secondContact: { name: '司徒建国', phone: '13787654321' },
  unemploymentReason: '24',
  unemploymentDate: '2026-10-15',
  lastEmployer: '渝州精密仪器厂',
  truthCommitment: true,
  ...change,
});
