/** English for words/notice.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../notice';

export const en: Catalogue<Key> = {
  title: 'Notice of rejection', back: 'Back', unknown: 'This device does not hold this sample, or you may not see it.', not_rejected: 'This sample is not rejected, so there is no notice.', hint: 'It prints without network. With it, there is a PDF too.', print: 'Print', pdf: 'Download the PDF', pdf_failed: 'The PDF could not be had: {why} This page can be printed instead.',
  number: 'No.', about: 'Sample', sample_no: 'Sample no.', sample_name: 'Sample', sample_type: 'Type', amount: 'Amount', site: 'Site', samplers: 'Samplers', sampled_at: 'Sampled', arrived_at: 'Arrived', labels: 'Labels',
  why: 'Why it is rejected', consequence: 'The sample does not meet the conditions of acceptance. It is neither accepted nor tested, and is disposed of as the rules say; where needed a new one is to be taken.', photos: 'Photos', photo: 'Photo {number}', signatures: 'Signatures', decided_by: 'Receiver:', told: 'Received by:', stamp: '(stamp)', foot: 'printed {time}',
};
