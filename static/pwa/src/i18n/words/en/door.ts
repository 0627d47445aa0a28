/** English for words/door.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../door';

export const en: Catalogue<Key> = {
  app: 'fieldsample', close: 'Close', setup_title: 'First use: found the lab',
  setup_intro: 'Creates this lab and its first administrator on the server. Done once.', setup_token: 'Set-up token',
  setup_token_hint: 'Shown by the server when it starts', setup_lab: 'Name of the lab', setup_prefix: 'Label prefix',
  setup_prefix_hint: '2–4 letters at the front of every label, fixed for good; no I, L, O or U',
  setup_prefix_bad: 'Enter 2–4 letters without I, L, O and U', setup_admin: 'First administrator', setup_action: 'Found the lab', name: 'Name',
  login: 'Login', password: 'Password', password_hint: 'At least 8 characters', password_short: 'The password needs at least 8 characters',
  needed: 'This is needed', roles: 'Roles', role_admin: 'System administrator', role_manager: 'Manager', role_receiver: 'Sample receiver',
  role_sampler: 'Sampler', role_quality: 'Quality manager', role_auditor: 'Assessor', role_analyst: 'Analyst', role_reviewer: 'Reviewer',
  role_approver: 'Authorised signatory', signin_head: 'Sign in',
  signin_intro: 'Samplers need no password: open the manager’s QR code on the phone, or type its short code.', signin_go: 'Sign in',
  show_password: 'Show password', have_code: 'I have a short code', enrol_title: 'Add this phone to the lab',
  enrol_intro: 'First see whether the phone is fit, then tap the button. The code works once.', enrol_action: 'Join', enrol_code: 'Short code',
  enrol_code_hint: '8 characters, from the manager', enrol_code_bad: 'A short code has 8 characters; please look again',
  enrol_missing: 'This phone lacks something that sampling needs. Open the same link in Chrome, Edge or Safari.', enrol_welcome: 'Welcome, {name}',
  checks: 'Phone check', check_secure: 'Secure address (https)', check_offline: 'Opens offline', check_database: 'Can keep records',
  check_storage: 'Enough space', check_camera: 'Has a camera', check_secure_bad: 'Not secure: use the address with https',
  check_offline_bad: 'Cannot work offline: use Chrome, Edge or Safari', check_database_bad: 'Cannot keep records: leave private browsing',
  check_storage_bad: 'Little space: clear some first', check_camera_bad: 'No camera: labels can only be typed', me_language: 'Language',
  me_theme: 'Display', theme_system: 'As the system', theme_light: 'Light', theme_dark: 'Dark', theme_sun: 'Sunlight', me_text: 'Text size',
  text_normal: 'Standard', text_big: 'Big', me_device: 'This device', me_lab: 'Lab', me_roles: 'Roles', me_number: 'Device number',
  me_version: 'Version', me_storage: 'Data', storage_kept: 'the browser keeps it', storage_unsure: 'the browser may clear it',
  me_installed: 'On the Home screen', yes: 'Yes', no: 'No', me_free: 'Free space', me_clock: 'Phone clock', clock_off: '{seconds} s off the lab’s',
  clock_unknown: 'not compared yet', me_waiting: 'Waiting', me_signout: 'Sign out', signout_title: 'Sign out?',
  signout_text: '{count} unsent {count|record stays|records stay} on this phone, nothing is deleted; sending goes on after the next sign-in.',
  signout_plain: 'All records of this phone have been sent.', cancel: 'Cancel',
  waiting_words: '{operations} {operations|record|records}, {photos} {photos|photo|photos}',
};
