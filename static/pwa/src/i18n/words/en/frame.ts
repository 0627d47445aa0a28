/** English for words/frame.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../frame';

export const en: Catalogue<Key> = {
  app: 'fieldsample', tab_today: 'Today', tab_capture: 'Scan', tab_outbox: 'Outbox', tab_receive: 'Receive', tab_discrepancies: 'Discrepancies', tab_transcribe: 'Transcribe', tab_arrivals: 'Boxes', tab_labels: 'Labels', tab_instruments: 'Gauges', tab_calendar: 'Working days', tab_forms: 'Questions',
  tab_coverage: 'Map', tab_people: 'People', tab_more: 'More', tabs: 'Main menu', net_ok: 'Connected', net_off: 'Offline', net_busy: 'Sending',
  net_wait: 'Not connected', strip_waiting: '{count} waiting', strip_clear: 'all sent', strip_last: 'last {time}', strip_never: 'not synced yet',
  strip_me: '{name}: me', strip_lock: '{name}: lock or change person', close: 'Close', loading: 'Opening…', skip: 'Skip to content', blocked_title: 'Another page holds the data',
  blocked_text: 'Close the other tabs of this app, then open it again. What is on this device is safe.',
  outdated_title: 'The app was updated in another tab', outdated_text: 'Open this page again. What is on this device is safe.',
  reload: 'Open again', broken_title: 'This page could not be opened',
  broken_text: 'What was saved is safe. Open it again; if this keeps happening, tell the lab.',
        embedded_title: 'Please open in a browser',
  embedded_text: 'This is a page inside {app}, where photos and records can be lost, so no sample can be started here. Tap ··· at the top right and choose “Open in browser”.',
  embedded_copy: 'Copy the link', embedded_copied: 'Link copied; paste it into a browser', wechat: 'WeChat', qq: 'QQ', dingtalk: 'DingTalk',
  alipay: 'Alipay',               not_here: 'There is no such page',
  home: 'Back to the start',
  tab_store: 'Store', tab_custody: 'Custody', tab_places: 'Places', tab_queue_file: 'From a file',
};
