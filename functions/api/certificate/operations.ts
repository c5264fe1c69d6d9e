import { operation as noteCertificate } from './note-certificate/operation.ts';
import { operation as withdrawCertificateNote } from './withdraw-certificate-note/operation.ts';

/** In the order in which the document lists them. */
export const operations = [noteCertificate, withdrawCertificateNote] as const;
