/** English for words/photos.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../photos';

export const en: Catalogue<Key> = {
  progress: '{taken}/{asked} taken', progress_without: '{taken}/{asked} taken, {without} with a reason instead', none_asked: 'No photo is required', take: 'Take', choose: 'Choose a screenshot', again: 'Take again', required: 'needed', saving: 'Saving…',
  cannot: 'Not possible…', cannot_label: '{name}: not possible', reason: 'Why {name} cannot be photographed', reason_hint: 'For example: a night market without a sign', undo: 'Photograph it after all', because: 'Not taken: {reason}', keep: 'Keep the reason', cancel: 'Cancel',
  failed: '{name} could not be saved. {why}',
  heic: 'The browser cannot open this photo (HEIC). Choose “Most compatible” in the phone’s Settings → Camera → Formats, or tap the camera here, and try again.',
  unreadable: 'The browser cannot open this file; it may be no photo, or damaged. Take it again.',
  space_title: 'The phone is almost full', space_text: 'Send waiting photos first, or clear videos. What is saved is safe, and photos can still be taken one at a time.',
  hint_storefront: 'Sign and front, name readable', hint_business_licence: 'The whole licence, readable', hint_permit: 'The whole permit, number readable', hint_sample_overall: 'All of the sample, label beside it', hint_label_front: 'Product and maker towards the camera',
  hint_label_back: 'Date, batch, ingredients', hint_place_storage: 'Where it was taken from, how it was kept', hint_sealed_a: 'Seal across the edge, number readable', hint_sealed_b: 'Seal across the edge, number readable', hint_signing: 'Hands and papers; keep faces out',
  hint_paper_form: 'The whole form, signatures readable', hint_notice: 'The whole notice, number readable', hint_receipt: 'Receipt or invoice, amount readable', hint_online_seller: 'Seller’s name and licences', hint_online_page: 'Name, size, price',
  hint_online_order: 'Order number, time, amount', hint_online_payment: 'Amount and time', hint_online_unpacking: 'The whole parcel, its seal and label', hint_water_point: 'Tap or well and what is around it', hint_water_bottles: 'All bottles, labels towards the camera',
  hint_meter_reading: 'Reading and unit readable', hint_water_form: 'The whole form, signatures readable',
};
