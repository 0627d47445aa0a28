/** English for words/shared.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../shared';

export const en: Catalogue<Key> = {
  me_guide: 'Guide (to print)', me_tour: 'See the first cards again', back: 'Back', close: 'Close', cancel: 'Cancel',
  door_here: '{name} uses this phone',
  door_text: 'You will share it: each with a PIN of their own and drafts apart, and what waits goes out together. If {name} has no PIN yet, go back and set one under “Me” first, or {name} will have to join again.',
  parted: '{name} was taken out of service on this phone: their records are at the lab and their data is cleared',
  lock_title: 'Locked', lock_waiting: '{count} {count|record waits|records wait}; all on this phone, and sent as usual', lock_clear: 'Nothing waits to be sent', lock_who: 'Who is it',
  lock_pin_of: 'PIN of {name}', lock_typed: '{count} {count|digit|digits} typed', lock_open: 'Open', lock_erase: 'Delete one digit', lock_keys: 'Digits',
  lock_wrong: 'That is not the PIN. After {left} more wrong {left|try|tries} there is a pause.', lock_pause: 'Several wrong tries: wait {time}. A colleague can open it by their own name.',
  lock_alone_pause: 'Several wrong tries: wait {time}. The records are safe and are sent as usual.', lock_no_pin: '{name} has no PIN yet and has to join again with a new QR code or short code.',
  lock_forgot: 'PIN forgotten, or new here', lock_forgot_text: 'Ask the lab for a new QR code or short code and join again here, with a network. Everything unsent is still here.', lock_join: 'Join with a short code',
  pin_title: 'Set a PIN', pin_change: 'Change the PIN', pin_why: 'People who share a phone have a PIN each. It is only a lock: it keeps others from opening it in passing and does not encrypt. Remember it; whoever forgets it joins again at the lab.',
  pin_old: 'Present PIN', pin_new: 'New PIN (4–8 digits)', pin_again: 'Once more', pin_form: 'A PIN has 4–8 digits', pin_differs: 'The two are not the same', pin_simple: 'Too easy to guess: not one digit repeated, nor a row such as 1234',
  pin_old_wrong: 'That is not the present PIN', pin_save: 'Save the PIN', pin_saved: 'PIN saved', pin_off: 'Remove the PIN', pin_gone: 'PIN removed',
  shared_title: 'Share this phone', shared_intro: 'People take turns with this phone: each with a PIN and drafts of their own, and one queue that is sent whoever uses it.',
  shared_people: 'People on this phone', shared_pin: 'has a PIN', shared_no_pin: 'no PIN', shared_acting: 'using it now', shared_waiting: '{count} waiting',
  shared_add: 'Add a colleague', shared_add_text: 'A colleague joins with a QR code or short code from the manager, or with login and password. Only this step needs the network.', shared_code: 'With a code', shared_password: 'With a password',
  shared_first_pin: 'Set a PIN for yourself first, then add a colleague.', shared_lock_now: 'Lock / change person', trouble_sign_in: 'has to sign in again before theirs can go', trouble_revoked: 'out of service; the rest is being delivered',
};
