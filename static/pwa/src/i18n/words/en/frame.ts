/** English for words/frame.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../frame';

export const en: Catalogue<Key> = {
  app: 'fieldsample', tab_today: 'Today', tab_capture: 'Scan', tab_outbox: 'Outbox', tab_receive: 'Receive', tab_discrepancies: 'Discrepancies', tab_transcribe: 'Transcribe', tab_arrivals: 'Boxes', tab_labels: 'Labels', tab_instruments: 'Gauges', tab_calendar: 'Working days', tab_forms: 'Questions',
  tab_coverage: 'Map', tab_people: 'People', tab_more: 'More', tabs: 'Main menu', net_ok: 'Connected', net_off: 'Offline', net_busy: 'Sending',
  net_silent: 'Database silent', net_wait: 'Not connected', strip_waiting: '{count} waiting', strip_clear: 'all sent', strip_last: 'last {time}', strip_never: 'not synced yet',
  strip_me: '{name}: me', strip_lock: '{name}: lock or change person', close: 'Close', loading: 'Opening…', skip: 'Skip to content',
  reload: 'Open again', broken_title: 'This page could not be opened',
  broken_text: 'What was saved is safe. Open it again; if this keeps happening, tell the lab.',
                not_here: 'There is no such page',
  home: 'Back to the start',
  tab_store: 'Store', tab_custody: 'Custody', tab_places: 'Places', tab_queue_file: 'From a file',
};
